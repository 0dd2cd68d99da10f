/** The built page in Firefox, in the browser that runs the implementation's suites anyway. */
import { commands } from 'vitest/browser';
import { expect, test } from 'vitest';
import type { Seen } from '../helpers/firefox-walk.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    walkPage: () => Promise<Seen>;
  }
}

test('trains, goes back through the run, takes a typed formula, runs a plain step', async () => {
  const { device, a, epoch, equation, plain, complaints } = await commands.walkPage();
  expect(complaints).toEqual([]);
  expect(device).toContain('WebGPU');
  expect(epoch.done).toBe(2000);
  expect(a.done).toBeGreaterThan(2.9);
  expect(epoch.before).toBeLessThan(2000);
  expect(a.before).not.toBe(a.done);
  expect(equation).toMatch(/^ŷ = .*x/);
  expect(plain).toMatch(/^20,000 steps in .*: a = 2\.9958\d+, b = 10\.080\d+/);
});
