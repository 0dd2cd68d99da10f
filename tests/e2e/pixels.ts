import type { Locator } from 'playwright/test';

/** How many pixels of a canvas have the colour that the style sheet gives to `token`. */
export function pixelsOf(canvas: Locator, token: string): Promise<number> {
  return canvas.evaluate((element, name) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = `var(${name})`;
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
