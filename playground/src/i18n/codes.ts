// What a code of a message means in the language of the page. The engine speaks English; other languages add their own words.

/** The words for a code, beside the message itself, which has the names. Code words stand in backticks. */
export interface CodeText {
  /** One sentence without a full stop: what is wrong, or what happens. */
  title: string;
  /** Why, and what to do. */
  help: string;
}

/** What is said of each code; null in English, where the message says all of it. */
export type CodeTexts = Readonly<Record<string, CodeText>>;

/** Loads the words of all codes, each language in a chunk of its own. */
export async function codeTexts(language: string): Promise<CodeTexts | null> {
  if (language !== 'ko') return null;
  return (await import('./codes.ko')).codes;
}

/** The words for one code, or null where the language has none and the English message stands alone. */
export async function codeText(code: string, language: string): Promise<CodeText | null> {
  const texts = await codeTexts(language);
  return texts && Object.hasOwn(texts, code) ? (texts[code] ?? null) : null;
}
