/**
 * The benchmark: how fast each engine trains by each strategy on so many points. Its method:
 * - a warm-up first, which is not counted;
 * - then `runs` runs, each timed from its first `advance` to its last loss read back, as `Session`
 *   measures it. Bringing the problem onto the device is not training, for any engine;
 * - each run is held against the exact trajectory, or else the f64 reference: a wrong result is not a time;
 * - a case whose run would take over two seconds does fewer steps, about half a second's;
 * - where an engine can tell where its time goes, it is asked after the runs, so as not to disturb them.
 */
import { AbortedError, DeviceLostError, messageOf } from '../../core/errors.ts';
import type { Engine, EngineId } from '../../core/types.ts';
import { throwIfAborted } from '../stop.ts';
import { checkerOf, type Checker } from './check.ts';
import { epochsOf } from './reference.ts';
import { measure, profileOf } from './measure.ts';
import type { BenchCase, BenchEvent, BenchOptions, BenchResult } from './types.ts';

/**
 * Measures the cases in order. A case that cannot be measured fails, and the next one follows.
 * @throws AbortedError once `signal` is aborted
 */
export async function* runBenchmark(
  options: BenchOptions,
): AsyncGenerator<BenchEvent, void, undefined> {
  const { cases, openEngine, problemOf, clock, signal } = options;
  const opened = new Map<EngineId, Promise<Engine>>();
  /** Opens each engine once, and remembers a refusal, too. */
  const engineOf = (id: EngineId): Promise<Engine> => {
    // In `then`, so that an engine that throws rejects.
    const engine = opened.get(id) ?? Promise.resolve(id).then(openEngine);
    opened.set(id, engine);
    return engine;
  };
  const drop = async (id: EngineId): Promise<void> => {
    const engine = opened.get(id);
    opened.delete(id);
    (await engine?.catch(() => undefined))?.destroy();
  };
  /** One at a time: two of the largest may not fit in memory. */
  let kept: { readonly points: number; readonly checker: Checker } | undefined;
  const begin = clock();
  try {
    for (const [index, one] of cases.entries()) {
      throwIfAborted(signal);
      const etaMs = index > 0 ? ((clock() - begin) / index) * (cases.length - index) : undefined;
      yield { index, row: { ...one, state: 'running' }, etaMs };
      throwIfAborted(signal);
      try {
        const engine = await engineOf(one.engine);
        if (kept?.points !== one.points) {
          kept = undefined;
          const problem = await problemOf(one.points);
          const checker = await checkerOf(problem, epochsOf(problem, one.steps), options);
          kept = { points: one.points, checker };
        }
        const result = await resultOf(one, engine, kept.checker, options);
        yield { index, row: { ...result, state: 'done' }, etaMs };
      } catch (error) {
        if (error instanceof AbortedError) throw error;
        // The next case gets a new device.
        if (error instanceof DeviceLostError) await drop(one.engine);
        yield { index, row: { ...one, state: 'failed', why: messageOf(error) }, etaMs };
      }
    }
  } finally {
    for (const id of opened.keys()) await drop(id);
  }
}

async function resultOf(
  one: BenchCase,
  engine: Engine,
  checker: Checker,
  { runs, clock, signal }: BenchOptions,
): Promise<BenchResult> {
  const measured = { ...one, engine, checker, runs, clock, signal };
  const { steps, times, description } = await measure(measured);
  const sorted = [...times].sort((p, q) => p - q);
  const medianMs = median(sorted);
  throwIfAborted(signal);
  const profile = await profileOf(measured, steps, medianMs / steps);
  return {
    ...one,
    steps,
    medianMs,
    minMs: sorted[0] ?? NaN,
    maxMs: sorted.at(-1) ?? NaN,
    runs,
    stepsPerSecond: medianMs > 0 ? (steps * 1000) / medianMs : 0,
    description,
    ...(profile && { profile }),
  };
}

function median(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
