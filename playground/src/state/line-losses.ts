// What becomes of the keys of each line, in words, for the gutter.
import type { LineLoss } from '../editor/loss';
import type { Answer } from '../engine/protocol';
import { t } from '../i18n';
import { fateOf, worst } from '../link/fate';

/** What the gutter says of each line of each file. */
export function lineLosses({ keys = [], diagnostics }: Answer): Map<string, LineLoss[]> {
  const lines = new Map<string, Map<number, typeof keys>>();
  for (const key of keys) {
    if (key.place.file === null) continue;
    const file = lines.get(key.place.file) ?? new Map<number, typeof keys>();
    file.set(key.place.line, [...(file.get(key.place.line) ?? []), key]);
    lines.set(key.place.file, file);
  }
  const loss = (line: number, found: typeof keys): LineLoss => {
    const texts = found.map(({ path, outcome, messages, reason }) => {
      const said = [...messages.flatMap((at) => diagnostics[at]?.message ?? []), ...(reason === null ? [] : [reason])];
      return `${path}: ${[t(`outcome.${outcome}`), ...said].join(' – ')}`;
    });
    return { line, fate: worst(found.map(({ outcome }) => fateOf[outcome])), text: texts.join('\n') };
  };
  return new Map([...lines].map(([file, found]) => [file, [...found].map(([line, keys]) => loss(line, keys))]));
}
