/** How little the page takes to load, and that nothing jumps while it is used. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './page.ts';

const ASSETS = 'dist/page/assets';
/** All JavaScript, gzipped, Workers and views that are fetched later among it. */
const MOST_BYTES = 120 * 1024;

test('all JavaScript is under 120 KB gzipped, and the first load is less', async ({ downhill }) => {
  const scripts = (await readdir(ASSETS)).filter((name) => name.endsWith('.js'));
  const sizes = new Map<string, number>();
  for (const name of scripts) {
    sizes.set(name, gzipSync(await readFile(join(ASSETS, name)), { level: 9 }).byteLength);
  }
  const sum = (names: Iterable<string>): number =>
    [...names].reduce((total, name) => total + (sizes.get(name) ?? NaN), 0);
  expect(sum(scripts)).toBeLessThan(MOST_BYTES);

  const fetched = new Set<string>();
  downhill.page.on('request', (request) => {
    const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (name.endsWith('.js')) fetched.add(name);
  });
  await downhill.open();
  expect(fetched.size).toBeGreaterThan(0);
  expect(sum(fetched)).toBeLessThan(sum(scripts));
  // What colours code is not fetched before somebody reads code.
  const fetchedKernels = (): boolean => [...fetched].some((name) => name.startsWith('KernelsView'));
  expect(fetchedKernels()).toBe(false);
  await downhill.page.getByRole('link', { name: 'Kernels' }).click();
  await expect(downhill.page.locator('pre.code').first()).toBeVisible();
  expect(fetchedKernels()).toBe(true);
});

/** Cumulative layout shift that nobody sees, and the bound of this page. Good is under 0.1 by the usual scale. */
const MOST_SHIFT = 0.01;

for (const [width, height] of [
  [1440, 900],
  [768, 1024],
  [360, 740],
] as const) {
  test(`at ${width} px nothing shifts from the first paint to the last epoch`, async ({
    downhill,
  }) => {
    const { page } = downhill;
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as Shift[]) {
          if (entry.hadRecentInput) continue;
          const where = entry.sources.map(({ node }) =>
            node instanceof Element ? `${node.tagName}.${node.className}` : 'text',
          );
          shifts.push(`${entry.value} ${where.join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await downhill.open();
    await downhill.train();
    const shifts = await page.evaluate(() => (globalThis as unknown as Shifted).shifts);
    const total = shifts.reduce((sum, shift) => sum + parseFloat(shift), 0);
    expect(total, shifts.join('\n')).toBeLessThan(MOST_SHIFT);
  });
}

/** A layout-shift entry, which the DOM's types do not have. */
interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

interface Shifted {
  readonly shifts: readonly string[];
}
