// Variables as text, one a line, as an env file has them.

/** Reads `NAME=value` lines; a name alone has an empty value, and what has no name is left out. */
export function readVariables(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line): [string, string][] => {
    const at = line.indexOf('=');
    const name = (at < 0 ? line : line.slice(0, at)).trim();
    return name === '' || name.startsWith('#') ? [] : [[name, at < 0 ? '' : line.slice(at + 1)]];
  });
  return Object.fromEntries(pairs);
}

export function writeVariables(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

/** The words of a text, which are parted by white space or commas; each once. */
export function readWords(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];
}

/** The lines of a text that say something. */
export function readLines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
