/** How little the page takes to load, and that nothing jumps while it is used. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './page.ts';

const PAGE = 'dist/page';
/** Of the scripts and styles that the page itself names, gzipped: there is no picture without them. */
const MOST_KB = 120;
const MOST_BYTES = MOST_KB * 1000;

/** Fetched when they are first shown. */
const VIEWS = {
  compare: 'CompareView',
  sweep: 'SweepView',
  kernels: 'KernelsView',
  benchmark: 'BenchView',
  verify: 'VerifyView',
} as const;
/** And what they do or say: fetched when it is asked for. */
const LATER = [
  ...Object.values(VIEWS),
  // What reads formulas, and what trains them; what writes kernels of them the landscape asks for.
  ...['models', 'train'],
  ...['DataForm', 'Gallery', 'Caption', 'teaching', 'benchmark', 'files', 'read-record', 'work'],
];

test(`the page is less than ${MOST_KB} KB of scripts and styles, gzipped; the rest comes when it is asked for`, async ({
  downhill,
}) => {
  const { page } = downhill;
  const html = await readFile(join(PAGE, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)];
  expect(named.length).toBeGreaterThan(2);
  const first = await gzipped(named.map(([, name = '']) => name));
  expect(first).toBeLessThan(MOST_BYTES);

  const fetched = new Set<string>();
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.slice(1);
    if (name.endsWith('.js')) fetched.add(name);
  });
  const isFetched = (script: string): boolean =>
    [...fetched].some((name) => name.replace(/-.{8}\.js$/, '') === `assets/${script}`);
  await downhill.open();
  await downhill.train();
  await downhill.choose('Engine', 'cpu');
  await downhill.inPhase('ready');
  const used = await gzipped([...fetched]);
  expect(fetched.size).toBeGreaterThan(1);
  expect(LATER.filter(isFetched)).toEqual([]);

  for (const view of ['compare', 'sweep', 'kernels', 'benchmark', 'verify'] as const) {
    await downhill.goTo(view);
    await expect(page).toHaveURL(new RegExp(`view=${view}`));
    await expect.poll(() => isFetched(VIEWS[view])).toBe(true);
  }
  const all = (await readdir(PAGE, { recursive: true })).filter((name) => name.endsWith('.js'));
  test.info().annotations.push({
    type: 'JavaScript, gzipped',
    description: `${used} bytes of ${await gzipped(all)}`,
  });
});

async function gzipped(names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await readFile(join(PAGE, name)), { level: 9 }).byteLength),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

for (const [search, colorScheme, background] of [
  ['', 'light', 'rgb(246, 247, 248)'],
  ['', 'dark', 'rgb(16, 19, 23)'],
  ['?theme=dark', 'light', 'rgb(16, 19, 23)'],
  ['?theme=light&lang=zh-CN', 'dark', 'rgb(246, 247, 248)'],
] as const) {
  test.describe(`over a slow network, ${colorScheme} ${search}`, () => {
    test.use({ colorScheme });

    test('the page is there before its scripts, in its own theme and in no wrong language', async ({
      downhill,
    }) => {
      const { page } = downhill;
      let letCome = (): void => undefined;
      const held = new Promise<void>((resolve) => (letCome = resolve));
      await page.route('**/assets/*.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(search, { waitUntil: 'commit' });
      await expect(page.getByRole('heading', { name: 'Downhill' })).toBeVisible();
      await expect(page.locator('body')).toHaveCSS('background-color', background);
      await expect(page.locator('body')).toHaveText(/^\s*Downhill\s*$/);
      letCome();
      await downhill.inPhase('ready');
      await expect(page.locator('.is-first')).toHaveCount(0);
    });
  });
}

for (const [search, said] of [
  ['', /A part of this page could not be fetched/],
  ['?lang=zh-CN', /页面的一部分未能加载/],
] as const) {
  test(`where the scripts cannot be fetched, the page says so ${search}`, async ({ browser }) => {
    const page = await browser.newPage();
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(search);
    const main = page.locator('main');
    await expect(main).toHaveText(said);
    await expect(main).toHaveCSS('animation-name', 'none');
    await page.close();
  });
}

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
