// The options that do not depend on the target: those of the project, and those of the output.
import { t } from '../i18n';
import { composeFiles, isYaml } from '../state/compose-files';
import { change, options } from '../state/options';
import { files, folder } from '../state/store';
import { readVariables, readWords, writeVariables } from '../state/variables';
import { Field, TextControl } from './Field';

export function ProjectOptions() {
  const { profiles, environment, strictCompose } = options.value;
  return (
    <section>
      <h3>{t('options.project')}</h3>
      <Field id="option-project-name" title={t('options.name')} flag="--project-name" help={t('options.nameHelp')} changed={false} onReset={() => undefined}>
        <TextControl id="option-project-name" value={folder.value} onChange={(value) => (folder.value = value)} />
      </Field>
      <ComposeFileChoice />
      <Field
        id="option-profile"
        title={t('options.profiles')}
        flag="--profile"
        help={t('options.profilesHelp')}
        changed={profiles.length > 0}
        onReset={() => change({ profiles: [] })}
      >
        <TextControl id="option-profile" value={profiles.join(' ')} onChange={(value) => change({ profiles: readWords(value) })} />
      </Field>
      <Field
        id="option-environment"
        title={t('options.variables')}
        help={t('options.variablesHelp')}
        changed={Object.keys(environment).length > 0}
        onReset={() => change({ environment: {} })}
      >
        <TextControl
          id="option-environment"
          lines
          value={writeVariables(environment)}
          placeholder="TAG=1.27"
          onChange={(value) => change({ environment: readVariables(value) })}
        />
      </Field>
      <Check id="strict-compose" name="strictCompose" on={strictCompose} />
    </section>
  );
}

export function OutputOptions() {
  const { namespace, format, strict } = options.value;
  return (
    <section>
      <h3>{t('options.output')}</h3>
      <Field
        id="option-namespace"
        title={t('options.namespace')}
        flag="--namespace"
        help={t('options.namespaceHelp')}
        changed={namespace !== ''}
        onReset={() => change({ namespace: '' })}
      >
        <TextControl id="option-namespace" value={namespace} onChange={(value) => change({ namespace: value })} />
      </Field>
      <Field
        id="option-format"
        title={t('options.format')}
        flag="--format"
        changed={format !== 'yaml'}
        onReset={() => change({ format: 'yaml' })}
      >
        <select
          id="option-format"
          value={format}
          onChange={({ currentTarget }) => change({ format: currentTarget.value === 'json' ? 'json' : 'yaml' })}
        >
          <option value="yaml">{t('options.default', { value: 'yaml' })}</option>
          <option value="json">json</option>
        </select>
      </Field>
      <Check id="strict" name="strict" on={strict} />
    </section>
  );
}

function Check({ id, name, on }: { id: string; name: 'strict' | 'strictCompose'; on: boolean }) {
  return (
    <Field
      id={`option-${id}`}
      title={t(`options.${name}`)}
      flag={`--${id}`}
      help={t(`options.${name}Help`)}
      changed={on}
      onReset={() => change({ [name]: false })}
    >
      <input
        id={`option-${id}`}
        type="checkbox"
        aria-describedby={`option-${id}-help`}
        checked={on}
        onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
      />
    </Field>
  );
}

/** Which of several YAML files make up the project; a single one leaves nothing to choose. */
function ComposeFileChoice() {
  const paths = files.value.map(({ path }) => path);
  const possible = paths.filter(isYaml);
  if (possible.length < 2) return null;
  const chosen = composeFiles(paths, options.value.compose);
  const toggle = (path: string, on: boolean) => {
    const next = on ? [...chosen, path] : chosen.filter((each) => each !== path);
    const usual = next.length === 0 || String(composeFiles(paths)) === String(composeFiles(paths, next));
    change({ compose: usual ? [] : next });
  };
  return (
    <fieldset class={`field${options.value.compose.length > 0 ? ' changed' : ''}`}>
      <legend>
        {t('options.files')} <code>-f</code>
      </legend>
      {possible.map((path) => (
        <label key={path} class="check">
          <input type="checkbox" checked={chosen.includes(path)} onChange={({ currentTarget }) => toggle(path, currentTarget.checked)} />
          {path}
        </label>
      ))}
      <p class="hint">{t('options.filesHelp')}</p>
    </fieldset>
  );
}
