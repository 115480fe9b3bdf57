// Plain text fields in place of the editors.
import { t } from '../i18n';
import { typed } from '../state/plain';
import { resultText } from '../state/results';
import { activeFile, files } from '../state/store';
import '../styles/plain.css';

export function PlainInput() {
  const path = activeFile.value;
  const text = files.value.find((file) => file.path === path)?.text ?? '';
  return (
    <textarea
      key={path}
      class="plain-text plain-input"
      aria-label={t('input.editor', { path })}
      spellcheck={false}
      autocapitalize="off"
      translate={false}
      wrap="off"
      value={text}
      onInput={({ currentTarget }) => typed(path, currentTarget.value)}
    />
  );
}

export function PlainResult() {
  const { text } = resultText.value;
  return <textarea class="plain-text" aria-label={t('result.editor')} readOnly spellcheck={false} translate={false} wrap="off" value={text} />;
}
