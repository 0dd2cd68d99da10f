/** Runs on an engine that a test has tampered with. */
import type { Engine, Problem, ProfilingEngine, Snapshot } from '../../src/core/types.ts';
import { createWebGpuEngine, type WebGpuOptions } from '../../src/gpu/index.ts';
import { Session } from '../../src/run/session.ts';

export async function withEngine<T>(
  options: WebGpuOptions,
  use: (engine: ProfilingEngine) => Promise<T>,
): Promise<T> {
  const engine = await createWebGpuEngine(options);
  try {
    return await use(engine);
  } finally {
    engine.destroy();
  }
}

/** Stands still: each piece of work is four times the last, however busy the machine is. */
const clock = (): number => 0;

/** A whole run; `onSnapshot` sees each snapshot before the next. */
export async function run(
  engine: Engine,
  problem: Problem,
  epochs: number,
  onSnapshot?: (snapshot: Snapshot) => void,
): Promise<Snapshot[]> {
  const session = new Session({ engine, problem, epochs, clock });
  const snapshots: Snapshot[] = [];
  for await (const snapshot of session) {
    snapshots.push(snapshot);
    onSnapshot?.(snapshot);
  }
  return snapshots;
}

/** The text with `from` replaced by `to`; an error where there is nothing to replace. */
export function edit(from: string, to: string): (code: string) => string {
  let found = false;
  return (code) => {
    found ||= code.includes(from);
    if (!found) throw new Error(`no shader has ${from}`);
    return code.replaceAll(from, to);
  };
}
