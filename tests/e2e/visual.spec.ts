/**
 * Pictures against pictures: what the GPU computed and what the CPU reference computed look alike, in
 * either theme. Both are made in the same browser, so that no font and no driver is taken for granted.
 */
import type { Locator } from 'playwright/test';
import { expect, test, type DownhillPage } from './page.ts';

/** The pixels of a canvas, four bytes each. */
async function pictureOf(canvas: Locator): Promise<Uint8Array> {
  await expect(canvas).toBeVisible();
  const base64 = await canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const copy = new OffscreenCanvas(width, height).getContext('2d');
    copy?.drawImage(element as HTMLCanvasElement, 0, 0);
    let bytes = '';
    for (const byte of copy?.getImageData(0, 0, width, height).data ?? []) {
      bytes += String.fromCharCode(byte);
    }
    return btoa(bytes);
  });
  return Buffer.from(base64, 'base64');
}

/** The share of pixels that differ by more than an edge's smoothing does. */
function difference(one: Uint8Array, other: Uint8Array): number {
  expect(one.length).toBeGreaterThan(0);
  expect(other).toHaveLength(one.length);
  let differing = 0;
  for (let i = 0; i < one.length; i += 4) {
    const channels = [0, 1, 2, 3].map((c) => Math.abs((one[i + c] ?? 0) - (other[i + c] ?? 0)));
    if (Math.max(...channels) > 8) differing++;
  }
  return differing / (one.length / 4);
}

/** A run in a page that has kept no other, whose curve would stand behind it. */
async function trained(downhill: DownhillPage, search: string): Promise<void> {
  await downhill.open();
  await downhill.page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });
  await downhill.open(`?epochs=2000&${search}`);
  await downhill.train();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    test('fit and loss are drawn alike from the GPU and from the CPU reference', async ({
      downhill,
    }) => {
      // In f32 the reference has the very bits of `dispatch`.
      const pictures: Uint8Array[][] = [];
      for (const engine of ['webgpu', 'cpu']) {
        await trained(downhill, `engine=${engine}`);
        const canvases = downhill.page.locator(':is(.is-fit, .is-loss) canvas');
        await expect(canvases).toHaveCount(2);
        pictures.push([await pictureOf(canvases.nth(0)), await pictureOf(canvases.nth(1))]);
      }
      const [gpu = [], cpu = []] = pictures;
      expect(gpu.map((picture, i) => difference(picture, cpu[i] ?? new Uint8Array()))).toEqual([
        0, 0,
      ]);
    });

    test('the landscape is drawn alike by its kernel and by the page', async ({ downhill }) => {
      const pictures: Uint8Array[] = [];
      for (const engine of ['webgpu', 'cpu']) {
        await trained(downhill, `engine=${engine}`);
        pictures.push(await pictureOf(downhill.page.locator('[data-layer=surface]')));
      }
      const [kernel = new Uint8Array(), page = new Uint8Array()] = pictures;
      // The page's grid has half the cells a side: its lines run up to a pixel beside the kernel's, and
      // eight lines, each some thousand pixels long, are a few hundredths of the picture.
      expect(difference(kernel, page)).toBeLessThan(0.05);
    });
  });
}
