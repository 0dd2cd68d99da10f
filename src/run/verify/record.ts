import {
  ConfigError,
  DivergedError,
  LimitError,
  messageOf,
  AbortedError,
} from '../../core/errors.ts';
import type { Engine, Problem, Sample, Snapshot } from '../../core/types.ts';
import { throwIfAborted } from '../stop.ts';
import { Session } from '../session.ts';
import type { VerifyOptions } from './types.ts';

/** What a run came to. */
export interface Recording {
  readonly description: string;
  /** Epoch 1, every multiple of `sampleEvery`, and the last one. */
  readonly samples: readonly Sample[];
  /** The steps that the device says it did. */
  readonly counted: number;
  /** Why it ended early; undefined where it did not. */
  readonly failure: string | undefined;
}

type Watch = Pick<VerifyOptions, 'clock' | 'signal'> & {
  readonly onEpoch: (epoch: number) => void;
};

/**
 * Trains to `epochs`, and keeps every sample.
 * @throws AbortedError, and ConfigError or LimitError where the engine refuses the problem
 */
export async function record(
  engine: Engine,
  problem: Problem,
  epochs: number,
  { clock, signal, onEpoch }: Watch,
): Promise<Recording> {
  const session = new Session({ engine, problem, epochs, clock });
  const samples: Sample[] = [];
  let last: Snapshot | undefined;
  let failure: string | undefined;
  try {
    throwIfAborted(signal);
    for await (const snapshot of session) {
      throwIfAborted(signal);
      for (const sample of snapshot.samples) samples.push(sample);
      last = snapshot;
      onEpoch(snapshot.epoch);
    }
  } catch (error) {
    if (isRefusal(error)) throw error;
    // That it diverged is for the checks to judge, from the numbers.
    if (!(error instanceof DivergedError)) failure = messageOf(error);
  }
  // Where the last epoch is no multiple of `sampleEvery`.
  if (last !== undefined && last.epoch > (samples.at(-1)?.epoch ?? 0)) samples.push(last);
  return {
    description: session.description ?? '',
    samples: samples.map(({ epoch, loss, parameters }) => ({ epoch, loss, parameters })),
    counted: last?.epoch ?? problem.start.epoch,
    failure,
  };
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AbortedError || error instanceof ConfigError || error instanceof LimitError
  );
}
