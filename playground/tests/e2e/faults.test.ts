// An engine that breaks must not break the page. The faults are put in at the border of the wasm module.
import { expect, test as base, Playground } from './playground';

/** Runs in the worker before its own code: conversions of some texts trap, of some others never end. */
function faults(): void {
  const Instance = WebAssembly.Instance;
  const faulty = function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
    const exports = new Instance(module, imports).exports as Record<string, never> & {
      memory: WebAssembly.Memory;
      convert(pointer: number, length: number): unknown;
    };
    const convert = (pointer: number, length: number) => {
      const text = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, pointer, length));
      if (text.includes('crash-here')) throw new WebAssembly.RuntimeError('unreachable');
      while (text.includes('hang-here'));
      return exports.convert(pointer, length);
    };
    return { exports: { ...exports, convert } };
  };
  WebAssembly.Instance = faulty as unknown as typeof WebAssembly.Instance;
}

// A service worker would fetch the worker's code past the fault.
const BLOCKED = 'Service Worker registration blocked by Playwright';

const test = base.extend({
  serviceWorkers: 'block',
  playground: async ({ page, context }, use) => {
    await context.route(/\/worker-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${faults.toString()})();\n${await response.text()}` });
    });
    const playground = new Playground(page);
    await playground.open();
    await use(playground);
    // A second worker may still be on its way.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    expect(playground.complaints.filter((complaint) => complaint !== BLOCKED)).toEqual([]);
  },
});

test('a crash keeps the text, says so, and the next input is converted', async ({ playground, page }) => {
  await playground.write('# crash-here\n');
  await expect(page.getByRole('alert')).toContainText('The converter stopped on this input');
  await expect(page.getByRole('alert')).toContainText('unreachable');
  await expect(playground.compose).toHaveText('# crash-here');
  await expect(page.locator('.files')).toHaveClass(/\bstale\b/);
  await playground.write('services:\n  web:\n    image: example/web:1\n');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(playground.result).toContainText('example/web:1');
});

test('a conversion that does not end is stopped after three seconds', async ({ playground, page }) => {
  await playground.write('# hang-here\n');
  await expect(page.getByRole('alert')).toContainText('took longer than three seconds', { timeout: 6000 });
  await playground.write('services:\n  web:\n    image: example/web:1\n');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(playground.result).toContainText('example/web:1');
});

test('an input that the converter stopped on is not run again by itself', async ({ playground, page, context }) => {
  await playground.write('# crash-here\n');
  await expect(page.getByRole('alert')).toContainText('unreachable');
  // From here on new workers are sound, so a crash that is told again is remembered, not run.
  await context.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await expect(playground.compose).toHaveText('# crash-here');
  await expect(page.getByRole('alert')).toContainText('unreachable');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('unreachable')).toHaveCount(0);
});

test('a missing engine is said, not hidden', async ({ page }) => {
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await expect(page.getByRole('alert').first()).toContainText('The converter cannot start');
});
