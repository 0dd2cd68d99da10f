/** Where the values of isolines are written on them. In CSS pixels. */
import type { Place } from '../../../landscape/plane.ts';
import { pixelOf, type Frame } from './frame.ts';

export interface LevelLabel {
  readonly level: number;
  readonly share: number;
  readonly at: Place;
  /** As its line runs, never upside down. In radians. */
  readonly angle: number;
}

interface Line {
  readonly level: number;
  readonly share: number;
  readonly lines: readonly (readonly Place[])[];
}

/** From the edge, and from one label to the next. */
const EDGE_PX = 26;
const APART_PX = 40;
/** Labels stand about here, where the path of a run seldom goes: shares of the picture, from the upper left. */
const ABOUT = [0.78, 0.3] as const;
/** A shorter line would be all label. */
const LONG_PX = 80;
/** The line of a label is looked at so far to both sides. */
const ALONG = 4;

/** @param taken what no label is written over */
export function levelLabels(
  contours: readonly Line[],
  frame: Frame,
  taken: readonly Place[],
): readonly LevelLabel[] {
  const { left, top, width, height } = frame;
  const [x0, y0] = [left + ABOUT[0] * width, top + ABOUT[1] * height];
  const labels: LevelLabel[] = [];
  for (const { level, share, lines } of contours) {
    let least = Infinity;
    let found: LevelLabel | undefined;
    for (const line of lines) {
      const pixels = line.map((place) => pixelOf(frame, place));
      if (extentOf(pixels) < LONG_PX) continue;
      pixels.forEach(([x, y], i) => {
        const isInside =
          x > left + EDGE_PX &&
          x < left + width - EDGE_PX &&
          y > top + EDGE_PX / 2 &&
          y < top + height - EDGE_PX / 2;
        const far = Math.abs(x - x0) + Math.abs(y - y0) / 2;
        if (!isInside || far >= least) return;
        const others = [...taken, ...labels.map(({ at }) => at)];
        if (others.some((one) => Math.hypot(one[0] - x, one[1] - y) < APART_PX)) return;
        least = far;
        found = { level, share, at: [x, y], angle: angleAt(pixels, i) };
      });
    }
    if (found !== undefined) labels.push(found);
  }
  return labels;
}

/** How high or wide a line is. */
function extentOf(pixels: readonly Place[]): number {
  const [xs, ys] = [pixels.map(([x]) => x), pixels.map(([, y]) => y)];
  return Math.max(...[xs, ys].map((values) => Math.max(...values) - Math.min(...values)));
}

function angleAt(pixels: readonly Place[], i: number): number {
  const [from, to] = [pixels[Math.max(i - ALONG, 0)], pixels[Math.min(i + ALONG, pixels.length - 1)]]; // prettier-ignore
  if (from === undefined || to === undefined) return 0;
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  return Math.abs(angle) > Math.PI / 2 ? angle - Math.sign(angle) * Math.PI : angle;
}
