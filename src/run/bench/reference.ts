/** What a run of any problem comes to, where no theory says it: the f64 reference, as far as there is time for it. */
import { stepsPerEpoch } from '../../core/work/steps.ts';
import type { Engine, Problem, Snapshot } from '../../core/types.ts';
import { throwIfAborted, type StopSignal } from '../stop.ts';

/** Where the reference stands after so many epochs, and how far from it a run in f32 may be. */
export interface Standing {
  readonly epoch: number;
  readonly loss: number;
  readonly parameters: readonly number[];
  readonly bound: { readonly loss: number; readonly parameters: number };
}

export interface ReferenceOptions {
  /** An engine for the CPU; who asks for it destroys it. */
  readonly reference: (precision: 'f64' | 'f32') => Promise<Engine> | Engine;
  /** Milliseconds, monotonic: `() => performance.now()`. */
  readonly clock: () => number;
  readonly signal: StopSignal;
}

/** An engine may be so many times as far from f64 as the f32 mirror has been up to there, … */
const TIMES_THE_MIRROR = 30;
/** … or so far, as a share of the loss and of the largest parameter. */
const LEAST_SHARE = 5e-6;

/** The reference goes on no longer than this before its last stretch, which is as long as all before it, … */
const REFERENCE_MS = 400;
/** … and no farther: the rounding errors of a long run may grow beyond any bound. */
const MOST_EPOCHS = 1024;
/** In how many places of a stretch the mirror is looked at. */
const LOOKS = 16;

/**
 * After 1, 2, 4, … epochs, no more than `epochs`, until the time is spent or something is not finite.
 * @throws AbortedError
 */
export async function standingsOf(
  problem: Problem,
  epochs: number,
  { reference, clock, signal }: ReferenceOptions,
): Promise<readonly Standing[]> {
  const most = Math.min(epochs, MOST_EPOCHS);
  const plain: Problem = { ...problem, strategy: 'dispatch', sampleEvery: most };
  const [oracle, mirror] = [await reference('f64'), await reference('f32')];
  try {
    const [exact, rounded] = [await oracle.prepare(plain), await mirror.prepare(plain)];
    const standings: Standing[] = [];
    const off = { loss: 0, parameters: 0 };
    const begin = clock();
    let done = 0;
    for (let due = 1; due <= most && clock() - begin <= REFERENCE_MS; due *= 2) {
      const piece = Math.ceil((due - done) / LOOKS);
      let last: Standing | undefined;
      for (; done < due; done += piece) {
        throwIfAborted(signal);
        const one = await exact.advance(piece, plain);
        const other = await rounded.advance(piece, plain);
        if (!one.finite || !other.finite) return standings;
        last = standingOf(one, other, off);
      }
      if (last !== undefined) standings.push(last);
    }
    return standings;
  } finally {
    oracle.destroy();
    mirror.destroy();
  }
}

/** @param off the greatest share that the mirror has been off so far; takes in this one */
function standingOf(
  { epoch, loss, parameters }: Snapshot,
  other: Snapshot,
  off: { loss: number; parameters: number },
): Standing {
  const size = { loss: Math.abs(loss), parameters: largest(parameters) };
  const apart = parameters.map((value, p) => value - (other.parameters[p] ?? NaN));
  off.loss = Math.max(off.loss, share(Math.abs(other.loss - loss), size.loss));
  off.parameters = Math.max(off.parameters, share(largest(apart), size.parameters));
  const boundOf = (key: 'loss' | 'parameters'): number =>
    Math.max(LEAST_SHARE, TIMES_THE_MIRROR * off[key]) * size[key];
  const bound = { loss: boundOf('loss'), parameters: boundOf('parameters') };
  return { epoch, loss, parameters, bound };
}

/** Whole epochs of so many steps, at least one. */
export function epochsOf(problem: Problem, steps: number): number {
  return Math.max(1, Math.floor(steps / stepsPerEpoch(problem)));
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Of nothing there is no share. */
function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
