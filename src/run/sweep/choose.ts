/** Which engine makes the runs of a sweep: each that is offered makes a few, and the fastest is taken. */
import { DownhillError, LimitError } from '../../core/errors.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { shapesOf } from '../../core/runs/shapes.ts';
import type { Runs } from '../../core/runs/types.ts';
import type { Engine, Problem } from '../../core/types.ts';
import type { EngineMakers } from '../choose-engine.ts';
import { asTrained } from '../in-own-units.ts';
import { oneByOne } from './one-by-one.ts';
import type { Cells, Tried } from './types.ts';

/** Runs of which a piece is measured: as many as a tile has. */
const RUNS = 4096;
/** Where one is trained after another. */
const FEW_RUNS = 4;
/** Shorter than that, a clock that is rounded says little. */
const LEAST_MS = 20;
const REPEATS = 3;
/** As long as nobody is asked for the end. */
const EPOCHS = 2 ** 20;

export interface Chosen {
  readonly engine: Engine;
  readonly tried: readonly Tried[];
}

/**
 * @param offered whoever offers them destroys those that were not taken
 * @throws DownhillError where none of them makes any run
 */
export async function fastestOf(
  offered: readonly Engine[],
  cells: Cells,
  clock: () => number,
): Promise<Chosen> {
  const count = Math.min(cells.design.count, RUNS);
  const sample = cells.cellsOf(Uint32Array.from({ length: count }, (_, i) => i)).map(asTrained);
  const [shape = []] = shapesOf(sample).toSorted((one, other) => other.length - one.length);
  const problems = shape.flatMap((place) => sample[place] ?? []);
  const tried: Tried[] = [];
  let best: { readonly engine: Engine; readonly rate: number } | undefined;
  for (const engine of offered) {
    try {
      const rate = await rateOf(engine, problems, clock);
      tried.push({ engine: engine.info, runEpochsPerSecond: rate });
      if (best === undefined || rate > best.rate) best = { engine, rate };
    } catch (error) {
      if (!(error instanceof DownhillError)) throw error;
      tried.push({ engine: engine.info, refusal: error.message });
    }
  }
  if (best === undefined) throw new DownhillError(`no engine makes these runs: ${tried.map(({ refusal }) => refusal).join('; ')}`); // prettier-ignore
  return { engine: best.engine, tried };
}

/** Epochs of one run, a second: the median of some pieces, once it is warm. */
async function rateOf(
  engine: Engine,
  problems: readonly Problem[],
  clock: () => number,
): Promise<number> {
  const [runs, count] = await opened(engine, problems);
  try {
    let left = EPOCHS;
    const timed = async (epochs: number): Promise<number> => {
      left -= epochs;
      const begin = clock();
      await runs.advance(epochs);
      return clock() - begin;
    };
    let epochs = 1;
    await timed(epochs);
    while ((await timed(epochs)) < LEAST_MS && 8 * epochs < left) epochs *= 2;
    const times: number[] = [];
    for (let i = 0; i < REPEATS; i++) times.push(await timed(epochs));
    const median = times.toSorted((one, other) => one - other)[1] ?? NaN;
    return (count * epochs * 1000) / Math.max(median, 0.001);
  } finally {
    runs.destroy();
  }
}

async function opened(
  engine: Engine,
  problems: readonly Problem[],
): Promise<readonly [runs: Runs, count: number]> {
  const options = { epochs: EPOCHS };
  try {
    if (engine.runs !== undefined) return [await engine.runs(problems, options), problems.length];
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
  }
  const few = problems.slice(0, FEW_RUNS);
  return [await oneByOne(engine, few, options), few.length];
}

/** A device is not started for less work than that on the cores: it takes about as long to start. */
const WORTH_A_DEVICE_MS = 1500;

/**
 * The engine that a configuration asks for. `auto`: the cores, by WebAssembly, and a device where that is faster on a piece.
 * @returns whoever takes it destroys it
 * @throws DownhillError where what was asked for by name is not to be had
 */
export async function engineForSweep(
  { engine: asked, precision }: Pick<FitConfig, 'engine' | 'precision'>,
  makers: EngineMakers<Engine | Promise<Engine>>,
  cells: Cells,
  clock: () => number,
): Promise<Chosen> {
  if (asked === 'cpu' || precision === 'f64')
    return { engine: await makers.cpu(precision), tried: [] };
  if (asked === 'wasm') return { engine: await makers.wasm(), tried: [] };
  if (asked === 'webgpu' || precision === 'compensated')
    return { engine: await makers.webgpu(precision), tried: [] };
  const cores = await offeredBy(() => makers.wasm());
  const first = cores === undefined ? undefined : await fastestOf([cores], cells, clock);
  const [rate = 0] = first?.tried.map(({ runEpochsPerSecond }) => runEpochsPerSecond ?? 0) ?? [];
  const leftMs = (cells.design.count * cells.epochs * 1000) / rate;
  if (first !== undefined && leftMs < WORTH_A_DEVICE_MS) return first;
  const device = await offeredBy(() => makers.webgpu('f32'));
  const offered = [cores, device].flatMap((one) => one ?? []);
  if (offered.length === 0) return { engine: await makers.cpu(precision), tried: [] };
  const chosen = await fastestOf(offered, cells, clock);
  for (const one of offered) if (one !== chosen.engine) one.destroy();
  return chosen;
}

/** Undefined where it is not to be had. */
async function offeredBy(make: () => Engine | Promise<Engine>): Promise<Engine | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof DownhillError) return undefined;
    throw error;
  }
}
