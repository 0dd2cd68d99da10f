import type { FitThreadJob } from './fits/thread.ts';
import type { RunsThreadJob } from './runs/thread.ts';
import { createKernel, type KernelParts } from './kernel.ts';
import { memberOf, type Place } from './member.ts';

/** What a thread that trains needs to know. It travels by structured cloning. */
export interface TrainingThreadJob extends KernelParts {
  readonly place: Place;
}

export type ThreadJob = TrainingThreadJob | FitThreadJob | RunsThreadJob;

/** A thread as whoever started it sees it. */
export interface Thread {
  terminate(): unknown;
}

/**
 * Starts a thread that calls {@link serve}, and resolves when it is ready. The data of the job is its to keep.
 * @throws whatever keeps it from starting
 */
export type StartThread = (job: ThreadJob) => Promise<Thread>;

/**
 * All that a thread does: its part of every step, until it is terminated.
 * @throws LimitError when there is no memory for the data
 */
export async function serve(job: ThreadJob, onReady: () => void): Promise<never> {
  if ('recipe' in job) {
    const { serveFits } = await import('./fits/thread.ts');
    return serveFits(job, onReady);
  }
  if ('memory' in job) {
    const { serveRuns } = await import('./runs/thread.ts');
    return serveRuns(job, onReady);
  }
  const member = memberOf(await createKernel(job), job.place);
  onReady();
  for (;;) member.follow();
}
