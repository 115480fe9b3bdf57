// No rule of accessibility is broken by anything that the page can show, in any theme and in either language.
import { broken } from './axe';
import { expect, test } from './playground';
import { lastStates, states, tooltips } from './states';

for (const language of ['en', 'ko'] as const) {
  test(`nothing breaks a rule of accessibility in any state: ${language}`, async ({ playground }) => {
    test.setTimeout(240_000);
    expect(await broken(playground, language, [...states, ...tooltips, ...lastStates])).toEqual([]);
  });
}
