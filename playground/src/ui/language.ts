// The way from one language of the page to the other.
import { language, speak, t, wanted, type Language } from '../i18n';
import { toast } from '../state/toasts';
import * as settings from '../state/settings';

const names: Record<Language, { short: string; title: string }> = {
  en: { short: 'EN', title: 'English' },
  ko: { short: '한', title: '한국어' },
};

/** Speaks a language from now on. What is chosen on the page counts more than what its address asks for. */
export function chooseLanguage(choice: Language | 'auto'): void {
  settings.language.value = choice;
  speak(wanted(choice, '')).catch(() => toast({ id: 'language', text: () => t('page.loadFailed') }));
}

/** The language that the page does not speak at the moment, named in itself. */
export function otherLanguage() {
  const other: Language = language() === 'ko' ? 'en' : 'ko';
  return { language: other, ...names[other], choose: () => chooseLanguage(other) };
}
