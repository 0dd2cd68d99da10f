/** A sweep of two axes as a picture, in SVG: a cell a run, axes, a colour bar. */
import { linearMarks, logMarks } from '../core/text/marks.ts';
import { scaleOf, shareOn, type Scale } from '../run/sweep/scale.ts';
import { INK, at, svgDocument, textAt, turnedAt } from './svg.ts';

/** An axis of the picture. */
export interface MapAxis {
  readonly title: string;
  /** As the cells have them, from left to right or from below up. */
  readonly values: readonly (number | string)[];
  readonly isLog: boolean;
}

export interface SweepPicture {
  readonly title: string;
  readonly across: MapAxis;
  readonly up: MapAxis;
  /** Row by row from below, [up][across]; NaN where there is none. */
  readonly values: ArrayLike<number>;
  readonly measure: string;
  /** Whether less is better: the dark end of the colours is the better one. */
  readonly isLessBetter: boolean;
  /** What NaN means, for the legend; hatched where a run has diverged. */
  readonly missing: { readonly said: string; readonly isDivergence: boolean };
}

const [LEFT, TOP, SIDE] = [84, 64, 512];
const BAR = { x: LEFT + SIDE + 28, width: 18 } as const;
const [WIDTH, HEIGHT] = [BAR.x + BAR.width + 96, TOP + SIDE + 84];
/** From the better to the worse: dark to light, also without colour. */
const RELIEF = ['#1d3557', '#2b6a8c', '#4c9a95', '#93c29a', '#d4dfae', '#f6f3d6'] as const;
/** Of the colour map: cells of one step are one path. */
const STEPS = 64;
const CHARACTER = 7;
/** From here on a mark is a power of ten. */
const PLAIN_BELOW = 1e5;

export function sweepSvg(picture: SweepPicture): string {
  const { title, across, up, values, measure, missing } = picture;
  const scale = scaleOf(values);
  const cell = { width: SIDE / across.values.length, height: SIDE / up.values.length };
  const paths = new Map<string, string>();
  for (let row = 0; row < up.values.length; row++) {
    for (let column = 0; column < across.values.length;) {
      const fill = fillOf(values[row * across.values.length + column] ?? NaN, scale, picture);
      let end = column + 1;
      while (end < across.values.length && fillOf(values[row * across.values.length + end] ?? NaN, scale, picture) === fill) end++; // prettier-ignore
      const [x, y] = [LEFT + column * cell.width, TOP + SIDE - (row + 1) * cell.height];
      const box = `M${at(x)} ${at(y)}h${at((end - column) * cell.width)}v${at(cell.height)}h${at((column - end) * cell.width)}z`;
      paths.set(fill, `${paths.get(fill) ?? ''}${box}`);
      column = end;
    }
  }
  return svgDocument({ width: WIDTH, height: HEIGHT }, title, [
    '<defs>',
    `<pattern id="diverged" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="#b91c1c" stroke-width="2.5"/></pattern>`,
    `<pattern id="none" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.1" fill="${INK.frame}"/></pattern>`,
    `<linearGradient id="relief" x1="0" y1="1" x2="0" y2="0">${stops(picture)}</linearGradient>`,
    '</defs>',
    textAt(LEFT, 24, 'start', title, 'font-size="14" font-weight="bold"'),
    ...[...paths].map(
      ([fill, d]) => `<path d="${d}" fill="${fill}" shape-rendering="crispEdges"/>`,
    ),
    `<rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="none" stroke="${INK.frame}"/>`,
    ...axisMarks(across, true),
    ...axisMarks(up, false),
    textAt(LEFT + SIDE / 2, TOP + SIDE + 44, 'middle', across.title),
    turnedAt(18, TOP + SIDE / 2, up.title),
    `<rect x="${BAR.x}" y="${TOP}" width="${BAR.width}" height="${SIDE}" fill="url(#relief)" stroke="${INK.frame}"/>`,
    textAt(BAR.x, TOP - 12, 'start', measure),
    ...barMarks(scale),
    ...(someOf(values, Number.isNaN)
      ? [
          `<rect x="${LEFT}" y="${HEIGHT - 26}" width="16" height="12" fill="${missing.isDivergence ? DIVERGED : NONE}" stroke="${INK.frame}"/>`,
          textAt(LEFT + 24, HEIGHT - 16, 'start', missing.said),
        ]
      : []),
  ]);
}

const [DIVERGED, NONE] = ['url(#diverged)', 'url(#none)'];

function fillOf(value: number, scale: Scale, { isLessBetter, missing }: SweepPicture): string {
  if (!Number.isFinite(value)) return missing.isDivergence ? DIVERGED : NONE;
  const share = shareOn(scale, value);
  return colourAt(isLessBetter ? share : 1 - share);
}

/** @param share 0 for the best */
function colourAt(share: number): string {
  const step = Math.round(share * (STEPS - 1)) / (STEPS - 1);
  const place = step * (RELIEF.length - 1);
  const before = Math.min(RELIEF.length - 2, Math.floor(place));
  const part = place - before;
  const channel = (colour: string, k: number): number => parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16); // prettier-ignore
  const mixed = [0, 1, 2].map((k) => {
    const [from, to] = [channel(RELIEF[before] ?? '', k), channel(RELIEF[before + 1] ?? '', k)];
    return Math.round(from + part * (to - from)).toString(16).padStart(2, '0'); // prettier-ignore
  });
  return `#${mixed.join('')}`;
}

function stops({ isLessBetter }: SweepPicture): string {
  return RELIEF.map((_, i) => {
    const share = i / (RELIEF.length - 1);
    return `<stop offset="${at(100 * share)}%" stop-color="${colourAt(isLessBetter ? share : 1 - share)}"/>`;
  }).join('');
}

const room = (label: string): number => label.length * CHARACTER + 16;

function barMarks(scale: Scale): readonly string[] {
  const { least, most, isLog } = scale;
  if (!(most > least)) return Number.isFinite(least) ? [textAt(BAR.x + BAR.width + 8, TOP + SIDE, 'start', String(least))] : []; // prettier-ignore
  const span = { least, most, px: SIDE, room: () => 24 };
  const { at: places, labels, rest } = isLog ? logMarks(span, PLAIN_BELOW) : linearMarks(span);
  const marks = places.map(
    (value, i) =>
    textAt(BAR.x + BAR.width + 8, TOP + SIDE * (1 - shareOn(scale, value)) + 4, 'start', labels[i] ?? ''), // prettier-ignore
  );
  return rest === '' ? marks : [...marks, textAt(BAR.x, TOP + SIDE + 20, 'start', rest.trim())];
}

/** A mark stands in the middle of the cell of its value. */
function axisMarks({ values, isLog }: MapAxis, isAcross: boolean): readonly string[] {
  const cell = SIDE / values.length;
  const mark = (place: number, label: string): string =>
    isAcross
      ? textAt(LEFT + (place + 0.5) * cell, TOP + SIDE + 20, 'middle', label)
      : textAt(LEFT - 8, TOP + SIDE - (place + 0.5) * cell + 4, 'end', label);
  const numbers = values.filter((value): value is number => typeof value === 'number');
  const [least = NaN, most = NaN] = [numbers[0], numbers.at(-1)];
  if (numbers.length < values.length || numbers.length < 3 || !(most > least)) {
    const every = Math.ceil((isAcross ? Math.max(...values.map((value) => room(String(value)))) : 24) / cell); // prettier-ignore
    return values.flatMap((value, i) => (i % every === 0 ? [mark(i, String(value))] : []));
  }
  const span = { least, most, px: SIDE - cell, room: isAcross ? room : () => 24 };
  const { at: places, labels } = isLog ? logMarks(span, PLAIN_BELOW) : linearMarks(span);
  return places.map((value, i) =>
    mark(shareOn({ least, most, isLog }, value) * (values.length - 1), labels[i] ?? ''),
  );
}

function someOf(values: ArrayLike<number>, is: (value: number) => boolean): boolean {
  for (let i = 0; i < values.length; i++) if (is(values[i] ?? 0)) return true;
  return false;
}
