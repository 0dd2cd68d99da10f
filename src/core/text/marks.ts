/** Where an axis has its marks, and what stands beside them: neighbours differ, and no two overlap. */
import { decimalsFor, exponentOf } from './digits.ts';
import { typeset } from './typeset.ts';

export interface Marks {
  readonly at: readonly number[];
  readonly labels: readonly string[];
  /** What all labels leave out, to stand behind the title: ` − 1,000,000,000`, ` (10⁻¹²)` */
  readonly rest: string;
}

export interface Span {
  readonly least: number;
  readonly most: number;
  readonly px: number;
  /** The length of a label along the axis, with the gap to the next one. */
  readonly room: (label: string) => number;
  /** No step is below it: there is nothing between one whole number and the next where all are whole. */
  readonly finest?: number | undefined;
}

/** No marks are closer than this, be their labels ever so short. */
const CLOSEST_PX = 34;
/** A label in full is no longer, but for its thousands marks. */
const MOST_CHARACTERS = 7;
/** Beside a power of ten or an offset it has no more digits. */
const MOST_DIGITS = 4;

/** Multiples of 1, 2 or 5 times a power of ten, as close as their labels let them be. */
export function linearMarks({ least, most, px, room, finest = 0 }: Span): Marks {
  const span = most - least;
  if (!(span > 0) || !Number.isFinite(span)) return { at: [], labels: [], rest: '' };
  const closest = (span * CLOSEST_PX) / 2 / Math.max(px, CLOSEST_PX);
  const first = exponentOf(Math.max(closest, finest));
  let [at, labelled]: [readonly number[], Labelled] = [[], { labels: [], rest: '' }];
  for (let i = 0; i < 12; i++) {
    const step = Number(`${[1, 2, 5][i % 3] ?? 1}e${first + Math.floor(i / 3)}`);
    const stepPx = (step / span) * px;
    if (step < finest || stepPx < CLOSEST_PX / 2) continue;
    const marks = multiples(step, least, most);
    // Two marks without enough room say more than one.
    if (marks.length < 2 && at.length > 1) return ends({ at, ...labelled });
    at = marks;
    labelled = labelsOf(at, step);
    if (stepPx >= CLOSEST_PX && labelled.labels.every((label) => room(label) <= stepPx)) break;
  }
  return { at, ...labelled };
}

function ends({ at, labels, rest }: Marks): Marks {
  const both = <Of>(all: readonly Of[]): Of[] => [...all.slice(0, 1), ...all.slice(-1)];
  return { at: both(at), labels: both(labels), rest };
}

function multiples(step: number, least: number, most: number): number[] {
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  // −0 is no number for a person.
  return Array.from(
    { length: Math.max(last - first + 1, 0) },
    (_, i) => Number(((first + i) * step).toPrecision(15)) || 0,
  );
}

type Labelled = Pick<Marks, 'labels' | 'rest'>;

/** @param step between two marks, of one digit */
function labelsOf(at: readonly number[], step: number): Labelled {
  const size = Math.max(...at.map(Math.abs), step);
  const [top, last] = [exponentOf(size), exponentOf(step)];
  const decimals = Math.max(0, decimalsFor(step));
  if (Math.max(top, 0) + 1 + (decimals > 0 ? decimals + 1 : 0) <= MOST_CHARACTERS) {
    return { labels: at.map((value) => inFull(value, decimals, top)), rest: '' };
  }
  if (top - last < MOST_DIGITS) {
    const unit = Number(`1e${top}`);
    const labels = at.map((value) => inFull(value / unit, top - last, 0));
    return { labels, rest: ` (${typeset(unit.toExponential())})` };
  }
  const span = Math.max((at.at(-1) ?? 0) - (at[0] ?? 0), step);
  const unit = Number(`1e${exponentOf(span) + 1}`);
  const offset = Math.floor((at[0] ?? 0) / unit) * unit;
  // As whole steps: the difference itself would show the rounding of large numbers.
  const near = labelsOf(
    at.map((value) => Number((Math.round((value - offset) / step) * step).toPrecision(15))),
    step,
  );
  const sign = offset < 0 ? '+' : '−';
  return {
    labels: near.labels,
    rest: ` ${sign} ${offsetText(Math.abs(offset), unit)}${near.rest}`,
  };
}

/** Thousands marks from 10,000 on, for the whole axis: a year has none. */
function inFull(value: number, decimals: number, top: number): string {
  const text = value.toFixed(decimals);
  return typeset(Number(text) === 0 ? text.replace('-', '') : text, top >= 4);
}

function offsetText(offset: number, unit: number): string {
  return offset >= 1e-4 && offset < 1e15
    ? typeset(offset.toFixed(Math.max(0, decimalsFor(unit))))
    : typeset(Number(offset.toPrecision(15)).toExponential());
}

/** A logarithmic axis needs no more labels than this. */
const MOST_LABELS = 7;

/** What is tried first where there are no more than two. */
const FEW_DECADES = [
  { every: 1, mantissas: [1, 2, 5] },
  { every: 1, mantissas: [1, 3] },
  { every: 1, mantissas: [1] },
  { every: 1, mantissas: [2] },
  { every: 1, mantissas: [3] },
];

/**
 * Of a logarithmic axis, whose ends are above 0: 1, 2 and 5 of each decade, or 1 and 3, where few are shown,
 * every k-th decade else, and where there are not two of those, as on a linear one.
 * @param plainBelow from here on a label is a power of ten
 */
export function logMarks(span: Span, plainBelow: number): Marks {
  const { least, most, px, room } = span;
  const decades = Math.log10(most) - Math.log10(least);
  const first = Math.floor(Math.log10(least));
  const all = Math.max(1, Math.ceil(Math.log10(most)) - first);
  const exponents = Array.from({ length: all + 1 }, (_, i) => first + i);
  const choices = [
    ...(decades <= 2 ? FEW_DECADES : []),
    ...Array.from({ length: all }, (_, i) => ({ every: i + 1, mantissas: [1] })),
  ];
  const areApart = ({ at, labels }: Omit<Marks, 'rest'>, i: number, j: number): boolean => {
    const gap = (Math.log10((at[j] ?? Infinity) / (at[i] ?? 0)) / decades) * px;
    return gap >= (room(labels[i] ?? '') + room(labels[j] ?? '')) / 2;
  };
  for (const { every, mantissas } of choices) {
    const at = exponents
      .filter((exponent) => exponent % every === 0)
      .flatMap((exponent) => mantissas.map((mantissa) => Number(`${mantissa}e${exponent}`)))
      .filter((mark) => mark >= least && mark <= most);
    const marks = { at, labels: at.map((mark) => powerLabel(mark, plainBelow)), rest: '' };
    const isClear = at.every((_, i) => areApart(marks, i, i + 1));
    if (at.length >= 2 && at.length <= MOST_LABELS && isClear) return marks;
  }
  // They crowd towards the upper end: those that have room, or the two outermost.
  const { at, labels, rest } = linearMarks(span);
  const apart = at.reduce<readonly number[]>((kept, _, i) => {
    const last = kept.at(-1);
    return last === undefined || areApart({ at, labels }, last, i) ? [...kept, i] : kept;
  }, []);
  const shown = apart.length < 2 ? [0, at.length - 1].slice(0, at.length) : apart;
  const some = <T>(all: readonly T[]): T[] => all.filter((_, i) => shown.includes(i));
  return { at: some(at), labels: some(labels), rest };
}

function powerLabel(value: number, plainBelow: number): string {
  const isPlain = value >= 1e-3 && value < plainBelow;
  return typeset(isPlain ? String(value) : value.toExponential());
}

/** A round range a little wider than the numbers. */
export function padded(least: number, most: number, share: number): [number, number] {
  const span = most - least;
  const margin = span > 0 ? span * share : Math.max(Math.abs(most) * share, 1);
  return [least - margin, most + margin];
}
