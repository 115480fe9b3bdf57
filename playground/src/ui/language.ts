// The way from one language of the page to the other.
import { language, type Language } from '../i18n';
import * as settings from '../state/settings';

const names: Record<Language, { short: string; title: string }> = {
  en: { short: 'EN', title: 'English' },
  ko: { short: '한', title: '한국어' },
};

/** The language that the page does not speak at the moment, named in itself. */
export function otherLanguage() {
  const other: Language = language() === 'ko' ? 'en' : 'ko';
  return { language: other, ...names[other], choose: () => (settings.language.value = other) };
}
