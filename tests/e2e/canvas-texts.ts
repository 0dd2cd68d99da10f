/** What the page writes onto its canvases, and where: recorded as it is drawn. */
import type { Page } from 'playwright/test';

export interface DrawnText {
  readonly text: string;
  /** Of the canvas: `fit`, `loss`, `landscape`; empty for one that is in no chart, such as a picture to take along. */
  readonly chart: string;
  /** In CSS pixels from the top left of the canvas: where the text is anchored. */
  readonly x: number;
  readonly y: number;
  /** Quarter turns to the right. */
  readonly turns: number;
}

declare global {
  interface Window {
    drawnTexts?: DrawnText[];
  }
}

/** From the next load on. */
export async function recordTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const texts: DrawnText[] = (window.drawnTexts = []);
    const original = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'fillText')
      ?.value as CanvasRenderingContext2D['fillText'];
    CanvasRenderingContext2D.prototype.fillText = function fillText(text, x, y, most) {
      const at = this.getTransform().transformPoint({ x, y });
      const { a, b } = this.getTransform();
      const [, chart = ''] = /is-(\w+)/.exec(this.canvas.closest('.card')?.className ?? '') ?? [];
      const scale = devicePixelRatio;
      const turns = Math.round(Math.atan2(b, a) / (Math.PI / 2));
      texts.push({ text, chart, x: at.x / scale, y: at.y / scale, turns });
      original.call(this, text, x, y, ...(most === undefined ? [] : [most]));
    };
  });
}

/** The latest of each text at each place of that canvas. */
export async function textsOn(page: Page, chart: string): Promise<readonly DrawnText[]> {
  const all = await page.evaluate(() => window.drawnTexts ?? []);
  return all.filter((one) => one.chart === chart);
}

export const asNumber = (text: string): number =>
  Number(text.replace('−', '-').replaceAll(',', ''));

/** The labels along one axis of a chart, with their numbers. */
export function labels(
  texts: readonly DrawnText[],
  along: 'x' | 'y',
): { readonly at: number; readonly value: number }[] {
  const isNumber = texts.filter(({ text }) => !Number.isNaN(asNumber(text)));
  // Labels of the upright axis end at the same x, those of the other stand at the same y.
  const across = along === 'x' ? 'y' : 'x';
  const groups = isNumber.map((one) =>
    isNumber.filter((other) => Math.round(other[across]) === Math.round(one[across])),
  );
  const [most = []] = groups.toSorted((p, q) => q.length - p.length);
  return most.map((one) => ({ at: one[along], value: asNumber(one.text) }));
}

/** From a place on an axis to its number, by the two labels that are farthest from each other. */
export function scaleOf(
  labels: readonly { readonly at: number; readonly value: number }[],
): (at: number) => number {
  const sorted = labels.toSorted((one, other) => one.at - other.at);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first.at === last.at) {
    throw new Error('an axis has fewer than two labels');
  }
  const slope = (last.value - first.value) / (last.at - first.at);
  return (at) => first.value + (at - first.at) * slope;
}
