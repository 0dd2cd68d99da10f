/** Which engine begins with many groups. */
import { DownhillError } from '../../core/errors.ts';
import type { Engine, EngineId } from '../../core/types.ts';
import type { EngineMakers } from '../choose-engine.ts';
import { timeOf } from './group-pieces.ts';
import type { GroupTask } from './group-task.ts';

/** A device is not started for less work than that on the cores: it takes about as long to start. */
const WORTH_A_DEVICE_MS = 1500;

type Makers = Pick<EngineMakers<Engine | Promise<Engine>>, 'webgpu' | 'wasm'>;

/**
 * The one that was asked for; `auto`: f64 alone where a step is the answer, else the cores, by WebAssembly, and a device where there is
 * one that takes less time on a small part.
 * @returns undefined for f64 alone; whoever takes it destroys it
 * @throws DownhillError where what was asked for by name is not to be had
 */
export async function engineForGroups(
  asked: EngineId | 'auto',
  makers: Makers,
  task: GroupTask,
  [start = []]: readonly (readonly number[])[],
  clock: () => number,
): Promise<Engine | undefined> {
  if (asked === 'cpu') return undefined;
  if (asked !== 'auto') return makers[asked]('f32');
  if (task.isLinear) return undefined;
  const cores = await measured(() => makers.wasm(), task, start, clock);
  if (cores.ms * task.counts.length < WORTH_A_DEVICE_MS) return cores.engine;
  const device = await measured(() => makers.webgpu('f32'), task, start, clock);
  // Software computes on the same cores.
  const isFaster = device.engine?.info.software === false && device.ms < cores.ms;
  const [taken, left] = isFaster ? [device, cores] : [cores, device];
  left.engine?.destroy();
  return taken.engine;
}

/** @returns no engine, and no end of time, where it is not to be had, or does not fit such a formula */
async function measured(
  open: () => Promise<Engine>,
  task: GroupTask,
  start: readonly number[],
  clock: () => number,
): Promise<{ readonly engine: Engine | undefined; readonly ms: number }> {
  let engine: Engine | undefined;
  try {
    engine = await open();
    const ms = engine.info.software ? Infinity : await timeOf(engine, task, start, clock);
    if (ms < Infinity) return { engine, ms };
  } catch (error) {
    if (!(error instanceof DownhillError)) throw error;
  }
  engine?.destroy();
  return { engine: undefined, ms: Infinity };
}
