import { DownhillError, GpuError } from '../../core/errors.ts';
import type { Profile } from '../../core/work/profile.ts';
import { stepsPerEpoch } from '../../core/work/steps.ts';
import type { Engine, Sample, Snapshot, StrategyId } from '../../core/types.ts';
import type { Checker, Ran } from './check.ts';
import { epochsOf } from './reference.ts';
import { throwIfAborted, type StopSignal } from '../stop.ts';
import { Session, type Pace } from '../session.ts';

export interface MeasureOptions {
  readonly engine: Engine;
  readonly checker: Checker;
  readonly strategy: StrategyId;
  /** The most steps of a run: of whole epochs, and at least of one. */
  readonly steps: number;
  readonly runs: number;
  readonly clock: () => number;
  readonly signal: StopSignal;
}

export interface Measured {
  /** The steps that each run did. */
  readonly steps: number;
  /** Of each run, in milliseconds. */
  readonly times: readonly number[];
  readonly description: string;
}

/** The first, cold run ends after this long: it has shown how fast the case is. */
const WARM_UP_MS = 250;
/** A run that would take longer does fewer steps, … */
const MOST_RUN_MS = 2000;
/** … about so long. */
const CUT_RUN_MS = 500;
/** A run as short as one `advance` of a session is one `advance`; as long as a submit may be while nobody watches. */
const ADVANCE_MS = 100;

/**
 * Times one case: a cold run, a warm one where that is short, then `runs` that count.
 * @throws AbortedError | WrongResultError, and what the engine throws
 */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const { problem, check } = options.checker;
  const most = epochsOf(problem, options.steps);
  const cold = await train(options, most, 'max', WARM_UP_MS);
  const epochs = epochsThatFit(most, cold);
  let last = cold;
  if (cold.elapsedMs < WARM_UP_MS) last = await train(options, epochs, paceOf(epochs, cold));
  const times: number[] = [];
  for (let run = 0; run < options.runs; run++) {
    last = await train(options, epochs, paceOf(epochs, last));
    check(options.strategy, epochs, last);
    times.push(last.elapsedMs);
  }
  return { steps: epochs * stepsPerEpoch(problem), times, description: last.description };
}

interface Trained extends Ran {
  readonly elapsedMs: number;
  readonly description: string;
}

/** One run, or what of it fits into `mostMs`. */
async function train(
  { engine, checker, strategy, clock, signal }: MeasureOptions,
  epochs: number,
  pace: Pace,
  mostMs = Infinity,
): Promise<Trained> {
  throwIfAborted(signal);
  // As few samples as can be: reading back is part of the time, and logging is not.
  const problem = { ...checker.problem, strategy, sampleEvery: checker.sampleEvery(epochs) };
  const session = new Session({ engine, problem, epochs, clock, targetMs: ADVANCE_MS });
  session.setPace(pace);
  const samples: Sample[] = [];
  let last: Snapshot | undefined;
  for await (const snapshot of session) {
    throwIfAborted(signal);
    last = snapshot;
    samples.push(...snapshot.samples);
    if (session.elapsedMs >= mostMs) break;
  }
  if (last === undefined) throw new DownhillError('steps 0 leave nothing to measure: give one');
  return {
    snapshot: last,
    samples,
    elapsedMs: session.elapsedMs,
    description: session.description ?? strategy,
  };
}

/**
 * A session feels its way from small pieces to large ones, which would be most of a short run: that
 * one goes in one piece. A longer one is paced, and two pieces at a time keep the device busy.
 */
function paceOf(epochs: number, before: Trained): Pace {
  return timeOf(epochs, before) <= ADVANCE_MS ? epochs : 'max';
}

function timeOf(epochs: number, { snapshot, elapsedMs }: Trained): number {
  return (elapsedMs / snapshot.epoch) * epochs;
}

function epochsThatFit(asked: number, cold: Trained): number {
  if (timeOf(asked, cold) <= MOST_RUN_MS) return asked;
  return Math.min(asked, roundDown(CUT_RUN_MS / timeOf(1, cold)));
}

/** To 1, 2 or 5 times a power of ten, at least 1: figures that a person can compare. */
function roundDown(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(count, 1)));
  const digit = [5, 2].find((candidate) => count >= candidate * power) ?? 1;
  return digit * power;
}

/**
 * Where the time of a measured case goes. Undefined of an engine that cannot tell, and where the device
 * has no room for the copy beside the points: the time that was measured is none the worse for it.
 * @param stepMs as measured
 */
export async function profileOf(
  { engine, checker, strategy, clock }: MeasureOptions,
  steps: number,
  stepMs: number,
): Promise<Profile | undefined> {
  const { problem } = checker;
  const inOneSubmit = epochsOf(problem, Math.min(steps, Math.floor(ADVANCE_MS / stepMs)));
  try {
    return await engine.profile?.({ ...problem, strategy }, inOneSubmit, clock);
  } catch (error) {
    if (error instanceof GpuError) return undefined;
    throw error;
  }
}
