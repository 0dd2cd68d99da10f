import type { Locator, Page } from 'playwright/test';

/** How many pixels of a canvas have the colour that the style sheet gives to `token`. */
export function pixelsOf(canvas: Locator, token: string): Promise<number> {
  return canvas.evaluate((element, name) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = `var(${name})`;
    probe.style.forcedColorAdjust = 'none';
    const wanted = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
    probe.remove();
    if (!(element instanceof HTMLCanvasElement)) return 0;
    // A copy: the browser complains when it reads the same canvas twice.
    const context = new OffscreenCanvas(element.width, element.height).getContext('2d');
    context?.drawImage(element, 0, 0);
    const { data } = context?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    let found = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (wanted.every((part, k) => data[i + k] === part)) found++;
    }
    return found;
  }, token);
}

/** How many pixels of a canvas have each colour: `[29, 95, 209, 255]` as `29,95,209,255`. */
export async function coloursOf(canvas: Locator): Promise<ReadonlyMap<string, number>> {
  const areas = await canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return {};
    // A copy: the canvas itself is not made to be read.
    const copy = new OffscreenCanvas(element.width, element.height).getContext('2d');
    copy?.drawImage(element, 0, 0);
    const data = copy?.getImageData(0, 0, element.width, element.height).data ?? [];
    const found: Record<string, number> = {};
    for (let i = 0; i < data.length; i += 4) {
      const colour = data.slice(i, i + 4).join();
      found[colour] = (found[colour] ?? 0) + 1;
    }
    return found;
  });
  return new Map(Object.entries(areas));
}

/** The row of each pixel of a canvas that has that colour, in CSS pixels. @param colour as computed: `rgb(…)` */
export function rowsOf(canvas: Locator, colour: string): Promise<number[]> {
  return canvas.evaluate((element, wantedText) => {
    if (!(element instanceof HTMLCanvasElement)) return [];
    const wanted = (wantedText.match(/\d+/g) ?? []).map(Number);
    const copy = new OffscreenCanvas(element.width, element.height).getContext('2d');
    copy?.drawImage(element, 0, 0);
    const data = copy?.getImageData(0, 0, element.width, element.height).data ?? [];
    const rows: number[] = [];
    for (let i = 0; i < data.length; i += 4) {
      if (!wanted.every((part, k) => data[i + k] === part)) continue;
      rows.push((Math.floor(i / 4 / element.width) + 0.5) / devicePixelRatio);
    }
    return rows;
  }, colour);
}

/** What the style sheet makes of `token`: `rgb(…)`. */
export function colourOf(page: Page, token: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, token);
}
