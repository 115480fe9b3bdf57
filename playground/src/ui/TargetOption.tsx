// An option of a target, with the control that suits its kind.
import type { EngineOption, Target } from '../engine/protocol';
import { t } from '../i18n';
import { defaultText } from '../i18n/texts';
import { chosenFor, wordsFor } from '../state/option-list';
import { setOption, type OptionValue } from '../state/options';
import { readLines } from '../state/variables';
import { Field, TextControl } from './Field';

interface Props {
  option: EngineOption;
  target: Target;
}

export function TargetOption({ option, target }: Props) {
  const chosen = chosenFor(target, option.name);
  const id = `option-${option.name}`;
  const set = (value: OptionValue | null) => setOption(option.target, option.name, value);
  const { title, help } = wordsFor(option);
  return (
    <Field
      id={id}
      title={title}
      flag={option.flag.startsWith('-') ? option.flag : `--${option.flag}`}
      help={help}
      changed={chosen !== undefined}
      onReset={() => set(null)}
    >
      <Control id={id} option={option} chosen={chosen} set={set} />
    </Field>
  );
}

interface ControlProps {
  id: string;
  option: EngineOption;
  chosen: OptionValue | undefined;
  set(value: OptionValue | null): void;
}

function Control({ id, option, chosen, set }: ControlProps) {
  const text = typeof chosen === 'string' ? chosen : '';
  switch (option.kind) {
    case 'choice':
      return (
        <select
          id={id}
          aria-describedby={`${id}-help`}
          value={text || option.default}
          onChange={({ currentTarget: { value } }) => set(value === option.default ? null : value)}
        >
          {option.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === option.default ? t('options.default', { value: choice }) : choice}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return (
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-help`}
          checked={chosen === true}
          onChange={({ currentTarget }) => set(currentTarget.checked ? true : null)}
        />
      );
    case 'list': {
      const lines = Array.isArray(chosen) ? chosen.join('\n') : '';
      const change = (value: string) => set(readLines(value).length > 0 ? readLines(value) : null);
      return <TextControl id={id} lines value={lines} placeholder={t('options.perLine')} onChange={change} />;
    }
    case 'number':
    case 'text':
      return <TextControl id={id} value={text} placeholder={defaultText(option.default)} onChange={(value) => set(value === '' ? null : value)} />;
  }
}
