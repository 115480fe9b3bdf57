// Puts parameters into a text of a dictionary.
export type Params = Readonly<Record<string, string | number>>;

const hole = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** Fills `{name}` and `{count|# file|# files}`; a parameter that is not given leaves its hole visible. */
export function fill(text: string, params: Params, language: string): string {
  return text.replace(hole, (whole, name: string, one?: string, other?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || other === undefined) return String(value);
    const plural = new Intl.PluralRules(language).select(Number(value));
    return (plural === 'one' ? one : other).replace('#', String(value));
  });
}
