// The options that the engine knows, asked for when somebody first wants to see them.
import { computed, signal } from '@preact/signals';
import type { EngineOption, Target } from '../engine/protocol';
import { optionText, type OptionText } from '../i18n/texts';
import { client } from './session';
import { options, type OptionValue } from './options';

const listed = signal<readonly EngineOption[] | null>(null);

/** All options of both targets; null until they are there. */
export const optionList = computed(() => listed.value);

/** Asks the engine for its options, once. */
export async function loadOptions(): Promise<void> {
  listed.value ??= await client.call('options');
}

export function optionsOf(target: Target): EngineOption[] {
  return (listed.value ?? []).filter((option) => option.target === target || option.target === 'both');
}

/** What an option is called and what it is for, in the language of the page where there are words for it. */
export function wordsFor({ name, help }: EngineOption): OptionText {
  const title = name.replaceAll('-', ' ');
  return optionText(name) ?? { title: title.charAt(0).toUpperCase() + title.slice(1), help: help.trim() };
}

/** What has been chosen for an option; undefined if nothing has. */
export function chosenFor(target: Target, name: string): OptionValue | undefined {
  return options.value[target][name];
}
