/** Points that are drawn between the ends of the axes, in the place of a grid. */
import { TorchGenerator } from '../../core/random/torch.ts';
import { checkOne, whole } from '../../core/input/given.ts';
import { MOST_RUNS, checkAxes, gridOf, isOfWholes } from './axes.ts';
import { sobolAt } from './sobol.ts';
import { between } from './spaced.ts';
import type { Axis, AxisValue, Design } from './types.ts';

export interface Sampling {
  readonly kind: 'random' | 'sobol';
  /** How many points. */
  readonly count: number;
  /** Of what is random: the same points for the same seed. 0 where it is left out. */
  readonly seed?: number;
}

/** Random points come in blocks, so that any of them can be asked for: each block is seeded by itself. */
const BLOCK = 1024;
/** What is rounded away of a drawn number: a ten-thousandth of this share of the range. */
const SHARE = 1e-4;

/** The runs of a sweep: every combination of the values, or points that are drawn. @throws as {@link gridOf} and {@link sampledOf} do */
export function designOf(axes: readonly Axis[], sample: Sampling | undefined): Design {
  return sample === undefined ? gridOf(axes) : sampledOf(axes, sample);
}

/**
 * Evenly over the range of each axis, in the logarithm where that is its scale; of what is listed each value is as likely.
 * @throws ConfigError as for a grid, and for too many points
 */
export function sampledOf(axes: readonly Axis[], { kind, count, seed = 0 }: Sampling): Design {
  checkAxes(axes);
  checkOne(kind, count, whole(1, MOST_RUNS));
  const pointAt =
    kind === 'sobol' ? (run: number) => sobolAt(run, axes.length) : randomPoints(axes.length, seed);
  const areWhole = axes.map(({ name }) => isOfWholes(name));
  return {
    axes,
    shape: [count],
    count,
    at: (run) => {
      const point = pointAt(run);
      return axes.map((axis, k) => valueAt(axis, point[k] ?? NaN, areWhole[k] === true));
    },
  };
}

function randomPoints(dimensions: number, seed: number): (run: number) => readonly number[] {
  let known = { block: -1, numbers: new Float32Array() };
  return (run) => {
    const block = Math.floor(run / BLOCK);
    if (block !== known.block) {
      const generator = new TorchGenerator(BigInt(seed) + BigInt(block) * 0x9e3779b9n);
      known = { block, numbers: generator.rand(BLOCK * dimensions) };
    }
    const first = (run % BLOCK) * dimensions;
    return Array.from(known.numbers.subarray(first, first + dimensions));
  };
}

/** @param share from 0 to below 1 */
function valueAt({ values, scale, range }: Axis, share: number, isWhole: boolean): AxisValue {
  if (range === undefined) return values[Math.floor(share * values.length)] ?? NaN;
  const { low, high } = range;
  if (!isWhole) return between(low, high, share, SHARE, scale);
  if (scale === 'log') return Math.round(between(low, high, share, SHARE, scale));
  return low + Math.floor(share * (high - low + 1));
}
