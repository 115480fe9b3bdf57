// No rule of accessibility is broken by anything that the page can show on a narrow screen.
import { broken } from './axe';
import { expect, test } from './playground';
import { lastStates, menu, states } from './states';

test('nothing breaks a rule of accessibility on a phone in any theme', async ({ playground }) => {
  test.setTimeout(240_000);
  expect(await broken(playground, 'en', [...states, menu, ...lastStates])).toEqual([]);
});
