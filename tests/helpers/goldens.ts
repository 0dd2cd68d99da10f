import small from '../fixtures/torch-goldens-sizes.json';
import hundred from '../fixtures/torch-goldens.json';
import type { ArticleModelId } from '../../src/core/models/index.ts';
import type { Problem } from '../../src/core/types.ts';
import { ARTICLES, startAt } from './problems.ts';

/** What PyTorch printed for one run of make_torch_goldens.py. */
export interface Golden {
  readonly model: ArticleModelId;
  readonly seed: number;
  readonly n: number;
  readonly epochs: number;
  readonly lr: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly noise: readonly number[];
  readonly init: readonly number[];
  readonly firstStep: { readonly loss: number; readonly grad: readonly number[] };
  readonly log: readonly (readonly [epoch: number, loss: number])[];
  readonly final: readonly number[];
}

export const GOLDENS = [...hundred.cases, ...small.cases] as unknown as readonly Golden[];

/** One run of each number of points, of one model or the other. */
export const COVERING_GOLDENS = [
  ...new Map(
    GOLDENS.filter(({ model, n }) => (model === 'linear') === (n % 2 === 0)).map((golden) => [
      golden.n,
      golden,
    ]),
  ).values(),
];

export function nameOf({ model, seed, n }: Golden): string {
  return `${model}, seed ${seed}, ${n} points`;
}

/** PyTorch's own data and start, so that nothing but the training is compared. */
export function problemOf(golden: Golden): Problem {
  return {
    data: { x: Float32Array.from(golden.x), y: Float32Array.from(golden.y) },
    ...ARTICLES,
    strategy: 'auto',
    learningRate: golden.lr,
    sampleEvery: 100,
    start: startAt(golden.init),
  };
}
