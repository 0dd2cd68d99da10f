/** A step of four runs, in the way that suits its sums. */
import type { Movement } from '../../core/optimizers/movement.ts';
import type { Function } from '../encode.ts';
import { f32x4, f64x2, halves, local, v128, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import type { Operations } from '../operations.ts';
import type { Terms } from '../terms.ts';
import type { Leaf } from '../writing.ts';
import type { RunsLayout } from './layout.ts';

/** What a step is written from. */
export interface StepParts {
  readonly terms: Terms;
  readonly movement: Pick<Movement, 'optimizers' | 'groupOf'>;
  readonly layout: RunsLayout;
  readonly operations: Operations;
}

/** The parameters of a function that does a step: addresses. */
export const STEP = { quad: 0, points: 1, numbers: 2, scratch: 3 } as const;
export const STEP_PARAMETERS = ['i32', 'i32', 'i32', 'i32'] as const;

export function stepOf(body: Code, locals: Function['locals']): Function {
  return { parameters: STEP_PARAMETERS, results: [], locals, body };
}

/** The f64 of four runs: of the first two, and of the others. */
export type Wide = readonly [Code, Code];

/** @param value read twice: a local */
export function widened(value: Code): Wide {
  return [f64x2.promote(value), f64x2.promote(halves.swapped(value))];
}

export function addedWide([a, b]: Wide, [c, d]: Wide): Wide {
  return [f64x2.add(a, c), f64x2.add(b, d)];
}

export function loadedWide(address: number, offset: number): Wide {
  return [v128.load(local.get(address), offset), v128.load(local.get(address), offset + VECTOR_BYTES)]; // prettier-ignore
}

export function storedWide(address: number, offset: number, [low, high]: Wide): Code {
  return [
    v128.store(local.get(address), low, offset),
    v128.store(local.get(address), high, offset + VECTOR_BYTES),
  ];
}

/** dL/dθ, from a sum in f64. */
export function gradientOf([low, high]: Wide, scale: Code): Code {
  return halves.lower(f32x4.demote(f64x2.multiply(low, scale)), f32x4.demote(f64x2.multiply(high, scale))); // prettier-ignore
}

/** What reads a point `offset` bytes behind the address in local `at`, and what belongs to the runs. */
export function leafAt(
  { columns, isShared, quad }: RunsLayout,
  at: number,
  offset: number,
): Required<Pick<Leaf, 'input' | 'parameter'>> {
  const state = local.get(STEP.quad);
  return {
    input: (index) => {
      const behind = index - (columns + 1);
      if (behind >= 0) return v128.load(state, quad.lossNumbers + VECTOR_BYTES * behind);
      return isShared
        ? v128.loadSplat(local.get(at), offset + 4 * index)
        : v128.load(local.get(at), offset + VECTOR_BYTES * index);
    },
    parameter: (index) => v128.load(state, quad.theta + VECTOR_BYTES * index),
  };
}

/** Where the numbers of each optimizer begin among those of a step. */
export function firstNumbers({ optimizers }: StepParts['movement']): readonly number[] {
  let before = 0;
  return optimizers.map(({ scalars }) => {
    const first = before;
    before += scalars.length;
    return first;
  });
}
