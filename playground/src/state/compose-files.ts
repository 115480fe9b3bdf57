// Which of the project's files are its Compose files, in the order in which they are merged.

const bases = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrides = [
  'compose.override.yaml',
  'compose.override.yml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** The files that were chosen, in the project's order; if none were, those that Compose itself finds. */
export function composeFiles(paths: readonly string[], chosen: readonly string[] = []): string[] {
  const named = paths.filter((path) => chosen.includes(path));
  if (named.length > 0) return named;
  const first = (names: string[]) => names.find((name) => paths.includes(name));
  return [first(bases), first(overrides)].filter((path) => path !== undefined);
}

/** Whether a file could be a Compose file by its name. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
