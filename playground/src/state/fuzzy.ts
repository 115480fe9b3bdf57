// Finds what somebody means by a few letters, in English and in Korean.

const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const MEDIALS = 21;
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** How well a text fits a query, higher being better; null if it does not. Every letter has to be there, in order. */
export function score(query: string, text: string): number | null {
  const wanted = [...query.normalize('NFC').toLowerCase().replace(/\s+/g, '')];
  const letters = [...text.normalize('NFC').toLowerCase()];
  let best: number | null = wanted.length === 0 ? 0 : null;
  for (let start = 0; start < letters.length; start++) {
    if (!fits(wanted[0], letters[start])) continue;
    const found = scoreFrom(wanted, letters, start);
    if (found !== null && (best === null || found > best)) best = found;
  }
  return best;
}

/** Letters at the start of a word and letters in a row count more; what is skipped counts against. */
function scoreFrom(wanted: string[], letters: string[], start: number): number | null {
  let at = start;
  let total = -start / 100;
  let last = -1;
  for (const letter of wanted) {
    while (at < letters.length && !fits(letter, letters[at])) at++;
    if (at === letters.length) return null;
    if (last >= 0 && at === last + 1) total += 3;
    else total -= last < 0 ? 0 : (at - last) / 10;
    if (at === 0 || /[\s/:.-]/.test(letters[at - 1] ?? '')) total += 2;
    last = at++;
  }
  return total;
}

/** Whether a letter of the query stands for one of the text; a syllable that is still being typed stands for its rest. */
function fits(wanted: string | undefined, letter: string | undefined): boolean {
  if (wanted === undefined || letter === undefined) return false;
  if (wanted === letter) return true;
  const code = letter.charCodeAt(0);
  if (code < FIRST || code > LAST) return false;
  if (initials.includes(wanted)) return initials[Math.floor((code - FIRST) / FINALS / MEDIALS)] === wanted;
  const typed = wanted.charCodeAt(0);
  const open = typed >= FIRST && typed <= LAST && (typed - FIRST) % FINALS === 0;
  return open && Math.floor((typed - FIRST) / FINALS) === Math.floor((code - FIRST) / FINALS);
}

/** The items that fit, the best first; each may be known by several texts. */
export function search<T>(query: string, items: readonly T[], texts: (item: T) => readonly string[]): T[] {
  const scored = items.flatMap((item) => {
    const scores = texts(item).map((text) => score(query, text)).filter((found) => found !== null);
    return scores.length > 0 ? [{ item, score: Math.max(...scores) }] : [];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ item }) => item);
}
