import {
  createCpuEngine,
  createWasmEngine,
  createWebGpuEngine,
  Session,
  type Engine,
  type Problem,
  type StrategyId,
} from '../../../../src/index.ts';
import type { Contestant, Result } from '../contestant.ts';
import type { Task } from '../tasks.ts';

// Nothing else happens on this page, so nobody has to breathe.
const breathe = () => Promise.resolve();

export async function openWebGpu({ problem }: Task, strategy: StrategyId): Promise<Contestant> {
  const engine = await createWebGpuEngine({ gpu: navigator.gpu });
  return open(engine, { ...problem, strategy });
}

export async function openWasm({ problem }: Task): Promise<Contestant> {
  return open(await createWasmEngine({ breathe }), { ...problem, strategy: 'dispatch' });
}

export function openCpu({ problem }: Task): Promise<Contestant> {
  const engine = createCpuEngine({ precision: 'f64', breathe });
  return open(engine, { ...problem, strategy: 'dispatch' });
}

async function open(engine: Engine, problem: Problem): Promise<Contestant> {
  const trainer = await engine.prepare(problem);
  const detail = trainer.description;
  trainer.destroy();
  return { detail, train: (epochs) => train(engine, problem, epochs) };
}

/** As a user of the library trains, logging included: the session decides what goes into a submit. */
async function train(engine: Engine, problem: Problem, epochs: number): Promise<Result> {
  let firstStep: number | undefined;
  // A session looks at its clock first when it is about to send the first step.
  const clock = (): number => {
    const now = performance.now();
    firstStep ??= now;
    return now;
  };
  let result: Result | undefined;
  for await (const { loss, parameters } of new Session({ engine, problem, epochs, clock })) {
    result = { elapsedMs: performance.now() - (firstStep ?? NaN), loss, parameters };
  }
  if (result === undefined) throw new Error('the session ended without a snapshot');
  return result;
}
