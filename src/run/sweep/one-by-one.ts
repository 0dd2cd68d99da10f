/** Runs one after another, on any engine: the reference for `Engine.runs`, and what stands in for it. */
import { ConfigError } from '../../core/errors.ts';
import { whole, checkOne } from '../../core/input/given.ts';
import { parameterCountOf } from '../../core/models/model.ts';
import { emptyTallies, tally } from '../../core/runs/tally.ts';
import type { Runs, RunsOptions, Tallies, TallyColumn } from '../../core/runs/types.ts';
import type { Engine, Problem, Trainer } from '../../core/types.ts';
import { inTurn } from '../../core/work/in-turn.ts';

/**
 * The problems may be of several shapes.
 * @throws ConfigError where they differ in the number of their parameters, or there are none
 */
export async function oneByOne(
  engine: Engine,
  problems: readonly Problem[],
  { epochs, targets = [] }: RunsOptions,
): Promise<Runs> {
  const [P, ...others] = new Set(problems.map(({ model }) => parameterCountOf(model)));
  if (P === undefined || others.length > 0) {
    throw new ConfigError('runs', 'runs at once have one number of parameters: sort them first');
  }
  const isDouble = engine.info.precision === 'f64';
  const column = (length: number): TallyColumn =>
    isDouble ? new Float64Array(length) : new Float32Array(length);
  const round = isDouble ? (value: number) => value : Math.fround;
  let tallies = emptyTallies(problems.length, column);
  const theta = column(P * problems.length);
  const trainers: Trainer[] = [];
  for (const [run, problem] of problems.entries()) {
    theta.set(problem.start.parameters, P * run);
    // Every loss is to be heard.
    trainers.push(await engine.prepare({ ...problem, sampleEvery: 1 }));
  }
  const turn = inTurn();
  const advance = async (count: number): Promise<Tallies> => {
    checkOne('epochs', count, whole(1, epochs - tallies.epoch));
    const { epoch: before } = tallies;
    for (const [run, trainer] of trainers.entries()) {
      const { learningRate = NaN } = problems[run] ?? {};
      for (let done = 0; done < count;) {
        const piece = Math.min(count - done, trainer.maxSteps);
        const { samples, parameters } = await trainer.advance(piece, { learningRate });
        const target = targets[run] ?? -Infinity;
        for (const { epoch, loss } of samples)
          tally(tallies, run, loss, epoch, { epochs, target, round });
        theta.set(parameters, P * run);
        done += piece;
      }
    }
    tallies = { ...tallies, epoch: before + count };
    return copied(tallies);
  };

  return {
    description: 'one run after another',
    advance: (count) => turn(() => advance(count)),
    parameters: () => turn(() => theta.slice()),
    destroy() {
      for (const trainer of trainers) trainer.destroy();
    },
  };
}

/** What is handed out does not change when the runs go on. */
function copied<T extends object>(columns: T): T {
  const entries = Object.entries(columns).map(([key, value]) => [key, ArrayBuffer.isView(value) ? (value as Float32Array).slice() : value] as const); // prettier-ignore
  return Object.fromEntries(entries) as T;
}
