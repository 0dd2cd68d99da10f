/** The page where it is looked at in another way: in a small frame, in few colours, on paper. */
import type { Locator } from 'playwright/test';
import { expect, test, type DownhillPage } from './page.ts';
import { coloursOf, pixelsOf } from './pixels.ts';

const SHORT = 'epochs=300&engine=cpu';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxesOf(elements: Locator): Promise<Box[]> {
  return elements.evaluateAll((all) =>
    all.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
}

for (const [width, height] of [
  [480, 320],
  [700, 450],
] as const) {
  test(`an embed of ${width} × ${height} shows whole charts`, async ({ downhill }) => {
    const { page } = downhill;
    await page.setViewportSize({ width, height });
    for (const [show, charts] of [
      ['fit,loss,status,transport', 2],
      ['landscape,status,transport', 1],
      ['fit,landscape,transport', 2],
    ] as const) {
      await downhill.open(`?embed=1&show=${show}&${SHORT}`);
      const plots = page.locator('.card .plot');
      await expect(page.locator('.card:has(canvas)')).toHaveCount(charts);
      await downhill.train();
      const [transport] = await boxesOf(page.locator('.transport'));
      const parts = await boxesOf(page.locator('.card'));
      const found = await boxesOf(plots);
      expect(found).toHaveLength(charts);
      for (const part of [...found, ...parts, ...(await boxesOf(page.locator('.card canvas')))]) {
        expect(part.left).toBeGreaterThanOrEqual(0);
        expect(part.right).toBeLessThanOrEqual(width);
        expect(part.top).toBeGreaterThanOrEqual(0);
        expect(part.bottom).toBeLessThanOrEqual(transport?.top ?? 0);
      }
      for (const plot of found) {
        expect(plot.right - plot.left).toBeGreaterThan(200);
        expect(plot.bottom - plot.top).toBeGreaterThan(100);
      }
      expect(transport?.bottom).toBeLessThanOrEqual(height);
      const scrolls = await page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      );
      expect(scrolls).toBe(0);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in forced colours, ${colorScheme}`, () => {
    test.use({ forcedColors: 'active', colorScheme });

    test('what only a colour says keeps its own', async ({ downhill }) => {
      const { page } = downhill;
      await downhill.open(`?${SHORT}`);
      const surface = page.locator('[data-layer=surface]');
      await expect.poll(async () => (await coloursOf(surface)).size).toBeGreaterThan(300);
      await downhill.train();
      const fit = page.locator('.is-fit canvas');
      for (const token of ['--data', '--fit']) {
        expect(await pixelsOf(fit, token), token).toBeGreaterThan(30);
      }

      // One view is the current one, and is seen to be.
      const borders = await page
        .locator('.places a')
        .evaluateAll((all) => all.map((link) => getComputedStyle(link).borderBottomWidth));
      expect(borders).toEqual(['2px', '0px', '0px', '0px']);

      await downhill.goTo('benchmark');
      const marks = page.locator('.is-results .series');
      await expect(marks.first()).toBeVisible();
      const engines = await marks.evaluateAll((all) =>
        all.map((mark) => getComputedStyle(mark).color),
      );
      expect(new Set(engines).size).toBe(3);
    });
  });
}

/** What a paper of A4 has between its margins of 12 mm, at 96 pixels an inch. */
const PAPER_PX = { width: 703, height: 1031 };

/** The page as the paper gets it: laid out anew, with canvases that keep the size of the screen. */
async function print({ page }: DownhillPage): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER_PX);
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test.describe('on paper', () => {
  test.use({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });

  test('the Lab is whole, and dark on white', async ({ downhill }) => {
    const { page } = downhill;
    await downhill.open(`?${SHORT}`);
    await downhill.train();
    await expect(page.locator('[data-layer=surface]')).toBeVisible();
    const pages = await print(downhill);
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(2);
    for (const part of ['fit', 'landscape', 'loss', 'numbers'].map((id) => `.card.is-${id}`)) {
      const [box] = await boxesOf(page.locator(part));
      expect(box?.left, part).toBeGreaterThanOrEqual(0);
      expect(box?.right, part).toBeLessThanOrEqual(PAPER_PX.width);
    }
    // Nothing is cut by what is around it, and nothing to press is left.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('#app, main, .cards, .card')]
        .filter((element) => element.scrollHeight > element.clientHeight + 1)
        .map(({ className }) => className),
    );
    expect(cut).toEqual([]);
    for (const canvas of await boxesOf(page.locator('.card canvas'))) {
      expect(canvas.right).toBeLessThanOrEqual(PAPER_PX.width);
    }
    for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe('rgb(20, 23, 27)');
    await expect
      .poll(() => pixelsOf(page.locator('.card.is-fit canvas'), '--fit'))
      .toBeGreaterThan(50);
  });
});
