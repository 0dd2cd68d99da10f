/** A fit as a picture, in SVG: points, curve and bands, and the residuals below. On white, with text as text. */
import { linearMarks, padded, type Marks } from '../core/text/marks.ts';
import { INK, at, svgDocument, textAt, turnedAt } from './svg.ts';

/** Numbers in the data's own units. */
export interface FitPicture {
  /** The formula with its values. */
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** [m] each */
  readonly points: {
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
    readonly residual: ArrayLike<number>;
    /** A standard deviation that is known. */
    readonly sigma?: ArrayLike<number> | undefined;
  };
  /** [k] each, by x. Half widths of bands: none where they are not known, or mean nothing. */
  readonly curve: {
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
    readonly confidence?: ArrayLike<number> | undefined;
    readonly prediction?: ArrayLike<number> | undefined;
  };
  /** What the legend says of them. */
  readonly named: {
    readonly curve: string;
    readonly confidence: string;
    readonly prediction: string;
  };
}

export const SIZE = { width: 720, height: 560 } as const;
const [LEFT, RIGHT] = [84, 700];
const UPPER = { top: 64, bottom: 370 } as const;
const LOWER = { top: 400, bottom: 500 } as const;
/** Of a character, on the average. */
const CHARACTER = 7;

type Span = readonly [least: number, most: number];

export function svgOf({ title, xTitle, yTitle, points, curve, named }: FitPicture): string {
  const xs = padded(...spanOf([points.x, curve.x]), 0);
  const ys = padded(...spanOf([points.y, curve.y, bandOf(curve, 'confidence', 1), bandOf(curve, 'confidence', -1)]), 0.06); // prettier-ignore
  const most = Math.max(...spanOf([points.residual]).map(Math.abs));
  const rs: Span = most > 0 ? [-1.15 * most, 1.15 * most] : [-1, 1];
  const atX = scale(xs, LEFT, RIGHT);
  const atY = scale(ys, UPPER.bottom, UPPER.top);
  const atR = scale(rs, LOWER.bottom, LOWER.top);
  const across = marksOf(xs, RIGHT - LEFT, (label) => label.length * CHARACTER + 16);
  const up = marksOf(ys, UPPER.bottom - UPPER.top, () => 24);
  const residual = marksOf(rs, LOWER.bottom - LOWER.top, () => 24);
  const line = path(curve.x, curve.y, atX, atY);
  const band = (of: 'confidence' | 'prediction', opacity: number): string[] =>
    curve[of] === undefined
      ? []
      : [`<path d="${areaOf(curve, of, atX, atY)}" fill="${INK.curve}" fill-opacity="${opacity}"/>`]; // prettier-ignore
  return svgDocument(SIZE, title, [
    `<clipPath id="upper"><rect x="${LEFT}" y="${UPPER.top}" width="${RIGHT - LEFT}" height="${UPPER.bottom - UPPER.top}"/></clipPath>`,
    textAt(LEFT, 24, 'start', title, 'font-size="14" font-weight="bold"'),
    ...legend(named, curve),
    ...grid(across, up, atX, atY, UPPER, false),
    ...grid(across, residual, atX, atR, LOWER, true),
    '<g clip-path="url(#upper)">',
    ...band('prediction', 0.12),
    ...band('confidence', 0.25),
    `<path d="${line}" fill="none" stroke="${INK.curve}" stroke-width="2"/>`,
    ...bars(points, atX, atY),
    ...dots(points.x, points.y, atX, atY),
    '</g>',
    `<path d="M${LEFT} ${at(atR(0))}H${RIGHT}" stroke="${INK.curve}" stroke-width="1.5"/>`,
    ...dots(points.x, points.residual, atX, atR),
    textAt((LEFT + RIGHT) / 2, LOWER.bottom + 44, 'middle', `${xTitle}${across.rest}`),
    turnedAt(18, (UPPER.top + UPPER.bottom) / 2, `${yTitle}${up.rest}`),
    turnedAt(18, (LOWER.top + LOWER.bottom) / 2, `residuals${residual.rest}`),
  ]);
}

type Scale = (value: number) => number;

function scale([least, most]: Span, from: number, to: number): Scale {
  return (value) => from + ((value - least) / (most - least)) * (to - from);
}

function spanOf(lists: readonly ArrayLike<number>[]): Span {
  let [least, most] = [Infinity, -Infinity];
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i] ?? NaN;
      if (!Number.isFinite(value)) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return least <= most ? [least, most] : [0, 1];
}

function marksOf([least, most]: Span, px: number, room: (label: string) => number): Marks {
  return linearMarks({ least, most, px, room });
}

/** One edge of a band. */
function bandOf(
  { y, ...bands }: FitPicture['curve'],
  of: 'confidence' | 'prediction',
  side: 1 | -1,
): Float64Array {
  return Float64Array.from(bands[of] ?? [], (half, i) => (y[i] ?? NaN) + side * half);
}

/** Broken where a number is missing. */
function path(x: ArrayLike<number>, y: ArrayLike<number>, atX: Scale, atY: Scale): string {
  let [written, isDown] = ['', false];
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [atX(x[i] ?? NaN), atY(y[i] ?? NaN)];
    if (!Number.isFinite(px) || !Number.isFinite(py)) isDown = false;
    else {
      written += `${isDown ? 'L' : 'M'}${at(px)} ${at(bounded(py))}`;
      isDown = true;
    }
  }
  return written;
}

/** Far outside is out of sight; a renderer's numbers are f32. */
function bounded(px: number): number {
  return Math.max(-1e5, Math.min(1e5, px));
}

/** There along the upper edge, and back along the lower. */
function areaOf(
  curve: FitPicture['curve'],
  of: 'confidence' | 'prediction',
  atX: Scale,
  atY: Scale,
): string {
  const [above, below] = [bandOf(curve, of, 1), bandOf(curve, of, -1)];
  const known = Array.from(above, (_, i) => i).filter((i) => Number.isFinite((above[i] ?? NaN) - (below[i] ?? NaN))); // prettier-ignore
  const place = (edge: Float64Array) => (i: number) => `${at(atX(curve.x[i] ?? NaN))} ${at(bounded(atY(edge[i] ?? NaN)))}`; // prettier-ignore
  const round = [...known.map(place(above)), ...known.toReversed().map(place(below))];
  return round.length === 0 ? '' : `M${round.join('L')}Z`;
}

function dots(x: ArrayLike<number>, y: ArrayLike<number>, atX: Scale, atY: Scale): string[] {
  const circles = Array.from(x, (value, i) => `<circle cx="${at(atX(value))}" cy="${at(bounded(atY(y[i] ?? NaN)))}" r="3"/>`); // prettier-ignore
  return [`<g fill="${INK.point}" fill-opacity="0.75">`, ...circles, '</g>'];
}

function bars({ x, y, sigma }: FitPicture['points'], atX: Scale, atY: Scale): string[] {
  if (sigma === undefined) return [];
  const lines = Array.from(x, (value, i) => {
    const [middle, half] = [y[i] ?? NaN, sigma[i] ?? NaN];
    return `M${at(atX(value))} ${at(bounded(atY(middle - half)))}V${at(bounded(atY(middle + half)))}`;
  });
  return [`<path d="${lines.join('')}" stroke="${INK.point}" stroke-opacity="0.75" fill="none"/>`];
}

function grid(
  across: Marks,
  up: Marks,
  atX: Scale,
  atY: Scale,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  isLabelled: boolean,
): string[] {
  const upright = across.at.map((mark) => `M${at(atX(mark))} ${top}V${bottom}`);
  const level = up.at.map((mark) => `M${LEFT} ${at(atY(mark))}H${RIGHT}`);
  return [
    `<path d="${[...upright, ...level].join('')}" stroke="${INK.grid}" fill="none"/>`,
    `<rect x="${LEFT}" y="${top}" width="${RIGHT - LEFT}" height="${bottom - top}" fill="none" stroke="${INK.frame}"/>`,
    ...up.at.map((mark, i) => textAt(LEFT - 8, atY(mark) + 4, 'end', up.labels[i] ?? '')),
    ...(isLabelled ? across.at.map((mark, i) => textAt(atX(mark), bottom + 20, 'middle', across.labels[i] ?? '')) : []), // prettier-ignore
  ];
}

function legend(named: FitPicture['named'], curve: FitPicture['curve']): string[] {
  const entries = [
    { name: named.curve, box: `<path d="M0 -4H24" stroke="${INK.curve}" stroke-width="2"/>` },
    ...(['confidence', 'prediction'] as const)
      .filter((of) => curve[of] !== undefined)
      .map((of) => ({ name: named[of], box: `<rect y="-10" width="24" height="12" fill="${INK.curve}" fill-opacity="${of === 'confidence' ? 0.35 : 0.12}"/>` })), // prettier-ignore
  ];
  let x: number = LEFT;
  return entries.map(({ name, box }) => {
    const placed = `<g transform="translate(${x} 50)">${box}${textAt(32, 0, 'start', name)}</g>`;
    x += 32 + name.length * CHARACTER + 24;
    return placed;
  });
}
