// What a person sets for this browser.
import type { Signal } from '@preact/signals';
import { t, type Key } from '../i18n';
import { close } from '../state/dialogs';
import * as settings from '../state/settings';
import { refused } from '../state/storage';
import { Dialog } from './Dialog';
import { Icon } from './Icon';
import { chooseLanguage } from './language';
import { Segments } from './Segments';

export function Settings() {
  return (
    <Dialog title={t('settings.title')} kind="settings" onClose={close}>
      <Choice name="theme" signal={settings.theme} values={settings.themes} />
      <Segments
        label={t('settings.language')}
        name="language"
        values={[
          { value: 'auto', title: t('settings.language.auto') },
          { value: 'en', title: 'English', lang: 'en' },
          { value: 'ko', title: '한국어', lang: 'ko' },
        ]}
        chosen={settings.language.value}
        onChoose={chooseLanguage}
      />
      <FontSize />
      <Choice name="linkMode" signal={settings.linkMode} values={settings.linkModes} hint="settings.linkMode.hint" />
      <Choice name="tabKey" signal={settings.tabKey} values={settings.tabKeys} hint="settings.tabKey.hint" />
      <Switch title="settings.colourByService" signal={settings.colourByService} />
      <Switch title="settings.plainText" hint="settings.plainText.hint" signal={settings.plainText} />
      <p class="hint">{t(refused.value ? 'settings.refused' : 'settings.stored')}</p>
    </Dialog>
  );
}

type ChoiceName = 'theme' | 'linkMode' | 'tabKey';

interface ChoiceProps<T extends string> {
  name: ChoiceName;
  signal: Signal<T>;
  values: readonly T[];
  hint?: Key;
}

function Choice<T extends string>({ name, signal, values, hint }: ChoiceProps<T>) {
  return (
    <Segments
      label={t(`settings.${name}`)}
      {...(hint && { hint: t(hint) })}
      name={name}
      values={values.map((value) => ({ value, title: t(`settings.${name}.${value}` as Key) }))}
      chosen={signal.value}
      onChoose={(value) => (signal.value = value)}
    />
  );
}

function FontSize() {
  const { smallest, largest } = settings.fontSizes;
  const size = settings.fontSize.value;
  return (
    <fieldset class="setting">
      <legend>{t('settings.fontSize')}</legend>
      <div class="stepper">
        <button
          type="button"
          class="button square"
          aria-label={t('command.smaller')}
          disabled={size <= smallest}
          onClick={() => settings.changeFontSize(-1)}
        >
          <Icon name="minus" />
        </button>
        <output aria-live="polite">{t('settings.pixels', { count: size })}</output>
        <button
          type="button"
          class="button square"
          aria-label={t('command.larger')}
          disabled={size >= largest}
          onClick={() => settings.changeFontSize(1)}
        >
          <Icon name="plus" />
        </button>
      </div>
    </fieldset>
  );
}

function Switch({ title, hint, signal }: { title: Key; hint?: Key; signal: Signal<boolean> }) {
  return (
    <label class="switch">
      <input type="checkbox" checked={signal.value} onChange={({ currentTarget }) => (signal.value = currentTarget.checked)} />
      <span>
        {t(title)}
        {hint && <small class="hint">{t(hint)}</small>}
      </span>
    </label>
  );
}
