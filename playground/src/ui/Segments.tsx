// A choice of a few words side by side: radio buttons that look like one control.
interface Props<T extends string> {
  label: string;
  hint?: string;
  name: string;
  values: readonly { value: T; title: string; lang?: string }[];
  chosen: T;
  onChoose(value: T): void;
}

export function Segments<T extends string>({ label, hint, name, values, chosen, onChoose }: Props<T>) {
  return (
    <fieldset class="setting">
      <legend>{label}</legend>
      <div class="segments">
        {values.map(({ value, title, lang }) => (
          <label key={value} lang={lang}>
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>{title}</span>
          </label>
        ))}
      </div>
      {hint && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
