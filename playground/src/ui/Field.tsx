// One option: its name, its flag, what it is for, the control, and the way back to its default.
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { Icon } from './Icon';
import { Prose } from './Prose';

interface Props {
  id: string;
  title: string;
  /** As the command line has it. */
  flag?: string;
  help?: string;
  changed: boolean;
  onReset(): void;
  children: ComponentChildren;
}

export function Field({ id, title, flag, help, changed, onReset, children }: Props) {
  return (
    <div class={`field${changed ? ' changed' : ''}`}>
      <div class="field-head">
        <label for={id}>{title}</label>
        {flag !== undefined && <code>{flag}</code>}
        {changed && (
          <button type="button" class="button small square plain" aria-label={t('options.resetOne', { name: title })} title={t('options.resetOne', { name: title })} onClick={onReset}>
            <Icon name="reset" />
          </button>
        )}
      </div>
      {children}
      {help !== undefined && (
        <p id={`${id}-help`} class="hint">
          <Prose text={help} />
        </p>
      )}
    </div>
  );
}

interface TextProps {
  id: string;
  value: string;
  placeholder?: string;
  /** Several lines rather than one. */
  lines?: boolean;
  onChange(text: string): void;
}

/** A text, which counts when it is left or confirmed, so that no half word is converted. */
export function TextControl({ id, value, placeholder = '', lines = false, onChange }: TextProps) {
  const common = { id, value, placeholder, spellcheck: false, autocomplete: 'off', 'aria-describedby': `${id}-help` };
  if (!lines) return <input type="text" {...common} onChange={({ currentTarget }) => onChange(currentTarget.value.trim())} />;
  return <textarea {...common} rows={3} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
}
