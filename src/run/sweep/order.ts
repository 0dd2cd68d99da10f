/** In which order the runs of a sweep come, some at a time: as the axes have them, or from coarse to fine for a picture. */
import { placesOf } from './axes.ts';

/** Some runs that come together. */
export interface Batch {
  /** Which of the design. [r] */
  readonly runs: Uint32Array;
  /** In each axis every so many-th value, of those which coarser batches had not. */
  readonly stride: number;
}

/** So many runs make a first picture. */
const FIRST_RUNS = 64;

/** @param most runs at a time */
export function* inOrderOfAxes(from: number, until: number, most: number): Generator<Batch> {
  for (let begin = from; begin < until; begin += most) {
    const length = Math.min(most, until - begin);
    yield { runs: Uint32Array.from({ length }, (_, i) => begin + i), stride: 1 };
  }
}

/** Those of every 2^k-th value in all axes first, then what lies between them, by halves. */
export function* coarseToFine(shape: readonly number[], most: number): Generator<Batch> {
  let stride = firstStride(shape);
  let before = Infinity;
  for (; stride >= 1; before = stride, stride /= 2) {
    const coarse = shape.map((length) => Math.ceil(length / stride));
    const count = coarse.reduce((product, length) => product * length, 1);
    const ratio = before / stride;
    let runs: number[] = [];
    for (let i = 0; i < count; i++) {
      const places = placesOf(coarse, i);
      if (before < Infinity && places.every((place) => place % ratio === 0)) continue;
      runs.push(places.reduce((run, place, k) => run * (shape[k] ?? 1) + place * stride, 0));
      if (runs.length < most) continue;
      yield { runs: Uint32Array.from(runs), stride };
      runs = [];
    }
    if (runs.length > 0) yield { runs: Uint32Array.from(runs), stride };
  }
}

/** The greatest power of two with which a first picture is still one. */
function firstStride(shape: readonly number[]): number {
  let stride = 1;
  const countAt = (step: number): number => shape.reduce((product, length) => product * Math.ceil(length / step), 1); // prettier-ignore
  while (countAt(2 * stride) >= FIRST_RUNS) stride *= 2;
  return stride;
}
