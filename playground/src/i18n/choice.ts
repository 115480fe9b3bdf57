// Which language the page speaks.
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The first of `preferred` (tags such as `ko-KR`) that the page speaks, or English. */
export function firstSpoken(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage);
  return spoken ?? 'en';
}
