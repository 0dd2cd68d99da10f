import { parseConfig } from '../../src/core/settings/parse.ts';
import type { Engine, Precision, Problem, Snapshot, Trainer } from '../../src/core/types.ts';
import type { Check, StrategyReport, VerifyReport } from '../../src/run/verify/types.ts';
import { verify } from '../../src/run/verify/verify.ts';
import { cpuEngine } from './engines.ts';

/** A config with everything that is left out as in the article, but for 400 epochs. */
export function verifyOn(
  engine: Engine,
  settings: Readonly<Record<string, unknown>> = {},
  signal = { aborted: false },
  references: { readonly mirror?: Engine; readonly oracle?: Engine } = {},
): Promise<VerifyReport> {
  return verify({
    config: parseConfig({ epochs: 400, strategy: 'dispatch', ...settings }),
    engine,
    mirror: cpuEngine('f32'),
    oracle: cpuEngine('f64'),
    ...references,
    environment: {
      version: '0.0.0',
      runtime: 'test',
      platform: '',
      cpu: { cores: 1 },
      engines: [],
    },
    clock: () => performance.now(),
    signal,
  });
}

/** What a wrong engine does to what a right one gives; `run` counts the runs from 0. */
export interface Fault {
  readonly problem?: (problem: Problem) => Problem;
  readonly snapshot?: (snapshot: Snapshot, run: number) => Snapshot;
}

/** The CPU engine, with something wrong. */
export function faultyEngine(
  { problem = (given) => given, snapshot = (given) => given }: Fault,
  precision: Precision = 'f32',
): Engine {
  const right = cpuEngine(precision);
  let runs = 0;
  return {
    ...right,
    prepare: async (given): Promise<Trainer> => {
      const run = runs++;
      const trainer = await right.prepare(problem(given));
      return {
        ...trainer,
        // Methods of a class are not copied.
        advance: async (steps, hyperparameters) =>
          snapshot(await trainer.advance(steps, problem({ ...given, ...hyperparameters })), run),
        destroy: () => {
          trainer.destroy();
        },
      };
    },
  };
}

/** `exact b`, `steps`: what has failed. */
export function failures(checks: readonly Check[]): string[] {
  return checks.filter(({ pass }) => !pass).map(({ id, of }) => (of === '' ? id : `${id} ${of}`));
}

export function only({ strategies }: VerifyReport): StrategyReport {
  const [first] = strategies;
  if (first === undefined || strategies.length > 1) throw new Error('not one strategy');
  return first;
}
