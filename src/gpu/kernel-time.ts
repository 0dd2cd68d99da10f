import type { PassTimer, TimedPass } from './timestamps.ts';
import { replay, type Dispatch } from './trace.ts';

/** A pass that lasts so long is long against the rounding of timestamps, 0.1 ms in browsers. */
const PASS_MS = 16;
/** By the host's clock: where the device's stands still, a pass must not grow for ever. */
const LONGEST_MS = 100;
const GROWTH = 4;
/** GROWTH to a power. */
const MOST_REPEATS = 4096;
/** The least of several: what else the machine does can only add. */
const SAMPLES = 3;

/** How long `dispatches` take, one after the other, in nanoseconds: many times in one pass. */
export async function timeOf(timer: PassTimer, dispatches: readonly Dispatch[]): Promise<number> {
  let repeats = 1;
  const sample = (): Promise<TimedPass> =>
    timer.time((pass) => {
      replay(pass, dispatches, repeats);
    });
  // The first one compiles.
  await sample();
  let last = await sample();
  while (elapsedMs(last) < PASS_MS && last.waitMs < LONGEST_MS && repeats < MOST_REPEATS) {
    repeats *= GROWTH;
    last = await sample();
  }
  let leastMs = elapsedMs(last);
  for (let i = 1; i < SAMPLES; i++) leastMs = Math.min(leastMs, elapsedMs(await sample()));
  return (leastMs * 1e6) / repeats;
}

/** By the device; where it told no time, by the host, which waited for it. */
function elapsedMs({ gpuMs, waitMs }: TimedPass): number {
  return gpuMs ?? waitMs;
}
