/** Charts as pictures to take along, decoded: their ground, their texts, the chart itself. */
import { readFile } from 'node:fs/promises';
import { recordTexts, textsOn } from './canvas-texts.ts';
import { expect, test } from './page.ts';

const SEARCH = 'seed=7&points=13&lr=0.0137&epochs=40&log-every=1&engine=cpu';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`a picture to take along, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('has its background, its chart, what was set and what its axes are', async ({
      downhill,
    }) => {
      const { page } = downhill;
      await recordTexts(page);
      await downhill.open(`?${SEARCH}`);
      await downhill.train();
      const rmse = Math.sqrt(Number(await downhill.value('loss').innerText()));
      for (const [chart, title, axes] of [
        ['fit', 'Data and fit', ['x', 'y', 'true 3 x + 10']],
        ['loss', 'Loss', ['epoch', 'least squares']],
        ['landscape', 'Loss over a and b', ['a', 'b']],
      ] as const) {
        await expect(page.locator(`.card.is-${chart} canvas`).first()).toBeVisible();
        await page.locator('[data-action=export]').click();
        const coming = page.waitForEvent('download');
        await page.locator(`[data-export=${chart}]`).click();
        const download = await coming;
        expect(download.suggestedFilename()).toBe(`downhill-${chart}.png`);
        await page.keyboard.press('Escape');
        const png = await readFile(await download.path());
        const texts = (await textsOn(page, '')).map(({ text }) => text);
        expect(texts).toContain(title);
        // The chart has the titles of its axes itself.
        const own = (await textsOn(page, chart)).map(({ text }) => text);
        expect(own).toEqual(expect.arrayContaining([...axes]));
        expect(texts).toContain(
          'Downhill ?seed=7&points=13&epochs=40&lr=0.0137&log-every=1&engine=cpu',
        );
        const result = texts.find((text) => text.includes('RMSE')) ?? '';
        expect(result).toMatch(/^R² .* · 13 rows · epoch 40$/);
        const [, said] = /RMSE ([\d.]+)/.exec(result) ?? [];
        expect(Number(said)).toBeCloseTo(rmse, 4);

        // Decoded: the ground of the theme at every edge, ink in the lines of text, and the chart under them.
        const seen = await page.evaluate(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const { width, height } = bitmap;
          const copy = new OffscreenCanvas(width, height).getContext('2d', {
            willReadFrequently: true,
          });
          copy?.drawImage(bitmap, 0, 0);
          const at = (x: number, y: number): string =>
            copy?.getImageData(x, y, 1, 1).data.join() ?? '';
          const inked = (top: number, bottom: number): number => {
            const ground = at(1, 1);
            let count = 0;
            for (let y = top; y < bottom; y += 1) {
              for (let x = 0; x < width; x += 2) if (at(x, y) !== ground) count++;
            }
            return count;
          };
          return {
            corners: [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)],
            lines: [inked(12, 28), inked(33, 48), inked(52, 67)],
            chart: inked(120, 125),
          };
        }, png.toString('base64'));
        const ground = await page.evaluate(
          () => getComputedStyle(document.querySelector('.card') ?? document.body).backgroundColor,
        );
        const due = [...(ground.match(/\d+/g) ?? []), '255'].join();
        expect(seen.corners).toEqual([due, due, due, due]);
        for (const count of [...seen.lines, seen.chart]) expect(count).toBeGreaterThan(20);
      }
    });
  });
}
