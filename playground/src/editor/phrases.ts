// The editor's own words in the language that the page speaks when they are shown.
import { EditorState } from '@codemirror/state';
import { phraseText } from '../i18n/texts';

/** Looks every phrase up anew, because the words can come, and the language change, after the editor was made. */
const spoken = new Proxy<Record<string, string>>({}, {
  get: (_, phrase) => phraseText(String(phrase)) ?? undefined,
  getOwnPropertyDescriptor: (_, phrase) => {
    const value = phraseText(String(phrase));
    return value === null ? undefined : { value, configurable: true, enumerable: true };
  },
});

export const phrases = EditorState.phrases.of(spoken);
