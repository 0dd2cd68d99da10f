import type { Stage } from './pipelines.ts';
import type { PassTimer } from './timestamps.ts';
import { dispatch } from './trainer.ts';

/** How a piece of work is made larger, and how often it is then measured. */
interface Pieces {
  readonly first: number;
  readonly growth: number;
  /** Whether a piece of so many is long against the rounding of the clock. */
  readonly isLong: (ms: number, times: number) => boolean;
  readonly samples: number;
}

/** Milliseconds that one of many takes: by the least of several pieces, since what else the machine does can only add. */
export async function leastMs(
  pieceMs: (times: number) => Promise<number>,
  { first, growth, isLong, samples }: Pieces,
): Promise<number> {
  let times = first;
  let least = await pieceMs(times);
  while (!isLong(least, times)) {
    times *= growth;
    least = await pieceMs(times);
  }
  for (let i = 1; i < samples; i++) least = Math.min(least, await pieceMs(times));
  return least / times;
}

/** A pass that lasts so long is long against the rounding of timestamps, 0.1 ms in browsers. */
const PASS_MS = 16;
/** By the host's clock: where the device's stands still, a pass must not grow for ever. */
const LONGEST_MS = 100;
const MOST_REPEATS = 4096;

/** How long `stages` take, one after the other, in nanoseconds: many times in one pass. */
export async function timeOf(timer: PassTimer, stages: readonly Stage[]): Promise<number> {
  let hostMs = 0;
  const passMs = async (repeats: number): Promise<number> => {
    const { gpuMs, waitMs } = await timer.time((pass) => {
      for (let i = 0; i < repeats; i++) for (const stage of stages) dispatch(pass, stage);
    });
    hostMs = waitMs;
    // By the device; where it told no time, by the host, which waited for it.
    return gpuMs ?? waitMs;
  };
  // The first one compiles.
  await passMs(1);
  const isLong = (ms: number, repeats: number): boolean =>
    ms >= PASS_MS || hostMs >= LONGEST_MS || repeats >= MOST_REPEATS;
  return 1e6 * (await leastMs(passMs, { first: 1, growth: 4, isLong, samples: 3 }));
}
