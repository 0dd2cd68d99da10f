import { grouped } from '../../core/text/grouped.ts';
import type { StrategyId } from '../../core/types.ts';
import type { BenchResult } from './types.ts';

/** Where the GPU passes the CPU. */
export interface Crossover {
  readonly strategy: StrategyId;
  /** The fewest measured points where it does; undefined: not on this device. */
  readonly points: number | undefined;
}

/**
 * For each strategy that was measured on both sides at equal points: the fewest of them where
 * WebGPU does more steps a second than the best CPU engine. `fused` passes over all points in each
 * step, as `dispatch` does, and is compared with that.
 */
export function crossover(results: readonly BenchResult[]): Crossover[] {
  const strategies = [...new Set(results.map(({ strategy }) => strategy))];
  return strategies.flatMap((strategy) => {
    const counterpart = strategy === 'fused' ? 'dispatch' : strategy;
    const cpu = results.filter((one) => one.engine !== 'webgpu' && one.strategy === counterpart);
    const compared = results
      .filter((one) => one.engine === 'webgpu' && one.strategy === strategy)
      .filter(({ points }) => cpu.some((one) => one.points === points))
      .sort((p, q) => p.points - q.points);
    if (compared.length === 0) return [];
    const passes = compared.find(({ points, stepsPerSecond }) =>
      cpu.every((one) => one.points !== points || one.stepsPerSecond < stepsPerSecond),
    );
    return [{ strategy, points: passes?.points }];
  });
}

/** `fused: the GPU passes the CPU at 10,000 points`, or that it does not. */
export function crossoverLines(crossovers: readonly Crossover[]): string[] {
  return crossovers.map(({ strategy, points }) =>
    points === undefined
      ? `${strategy}: the GPU does not pass the CPU: not on this device`
      : `${strategy}: the GPU passes the CPU at ${grouped(points)} points`,
  );
}
