/** Those that finish many fits in f64: this thread, or several others where they are offered. */
import { partOf } from '../../core/fits/batch.ts';
import { AbortedError } from '../../core/errors.ts';
import type { Column, FitBatch, FitResults } from '../../core/fits/types.ts';
import { Finisher, unfinished, type FinishedFits, type FinishJob } from './finisher.ts';

/** Fits between two breaths, and fits that a thread takes at a time: some 10 ms. */
const PIECE = 512;

/** It travels by structured cloning. */
export interface FinishPiece {
  readonly batch: FitBatch;
  readonly results: FinishedFits;
}

/** A thread as whoever started it sees it: it finishes pieces one after another. */
export interface FinishThread {
  /** Resolves with what took the place of the results. @param transfer what is the thread's from then on */
  readonly finish: (piece: FinishPiece, transfer: ArrayBuffer[]) => Promise<FinishedFits>;
  readonly terminate: () => unknown;
}

export interface FinishThreads {
  readonly count: number;
  /** @throws whatever keeps it from starting */
  readonly start: (job: FinishJob) => Promise<FinishThread>;
}

export interface Finishers {
  /** `2 threads` */
  readonly description: string;
  readonly finish: (batch: FitBatch, results: FitResults) => Promise<FinishedFits>;
  readonly destroy: () => void;
}

export interface FinishersOptions {
  readonly breathe: () => Promise<unknown>;
  readonly threads?: FinishThreads | undefined;
}

/** One thread does it where the others do not start. */
export async function createFinishers(
  job: FinishJob,
  { breathe, threads }: FinishersOptions,
): Promise<Finishers> {
  if (threads === undefined || threads.count < 2) return alone(job, breathe);
  const { count, start } = threads;
  const outcomes = await Promise.allSettled(Array.from({ length: count }, () => start(job)));
  const started = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (started.length === 0) return alone(job, breathe);
  return together(job, started);
}

function alone(job: FinishJob, breathe: () => Promise<unknown>): Finishers {
  const finisher = new Finisher(job);
  let destroyed = false;
  return {
    description: '1 thread',
    async finish(batch, begun) {
      const results = unfinished(begun);
      const fits = results.states.length;
      for (let first = 0; first < fits; first += PIECE) {
        await breathe();
        if (destroyed) throw new AbortedError('whoever finishes the fits was destroyed');
        finisher.finish(batch, results, first, Math.min(first + PIECE, fits));
      }
      return results;
    },
    destroy() {
      destroyed = true;
    },
  };
}

function together(job: FinishJob, threads: readonly FinishThread[]): Finishers {
  const P = job.recipe.graph.parameters.length;
  return {
    description: threads.length === 1 ? '1 thread' : `${threads.length} threads`,
    async finish(batch, begun) {
      const results = unfinished(begun);
      const fits = results.states.length;
      let next = 0;
      const work = async ({ finish }: FinishThread): Promise<void> => {
        while (next < fits) {
          const first = next;
          next = Math.min(first + PIECE, fits);
          const piece = { batch: partOf(batch, first, next, P, copied), results: some(results, first, next, P) }; // prettier-ignore
          put(await finish(piece, buffersOf(piece)), first, results);
        }
      };
      // While a piece is on its way a thread has another.
      await Promise.all([...threads, ...threads].map(work));
      return results;
    },
    destroy() {
      for (const one of threads) one.terminate();
    },
  };
}

function copied(column: Column, from: number, to: number): Column {
  return column.slice(from, to);
}

function some(results: FinishedFits, first: number, end: number, P: number): FinishedFits {
  const { parameters, chiSquares, iterations, states, unitErrors, fitted } = results;
  return {
    parameters: parameters.slice(P * first, P * end),
    chiSquares: chiSquares.slice(first, end),
    iterations: iterations.slice(first, end),
    states: states.slice(first, end),
    unitErrors: unitErrors.slice(P * first, P * end),
    fitted: fitted.slice(first, end),
  };
}

function put(found: FinishedFits, first: number, results: FinishedFits): void {
  const P = results.parameters.length / results.states.length;
  results.parameters.set(found.parameters, P * first);
  results.unitErrors.set(found.unitErrors, P * first);
  results.chiSquares.set(found.chiSquares, first);
  results.iterations.set(found.iterations, first);
  results.states.set(found.states, first);
  results.fitted.set(found.fitted, first);
}

/** Copies all, so that they may go. */
function buffersOf({ batch, results }: FinishPiece): ArrayBuffer[] {
  const { inputs, target, weights, starts } = batch;
  const columns = [...inputs, target, starts, ...(weights === undefined ? [] : [weights])];
  return [...columns.map(({ buffer }) => buffer as ArrayBuffer), ...answered(results)];
}

function answered(results: FinishedFits): ArrayBuffer[] {
  const { parameters, chiSquares, iterations, states, unitErrors, fitted } = results;
  return [parameters, chiSquares, iterations, states, unitErrors, fitted].map(({ buffer }) => buffer as ArrayBuffer); // prettier-ignore
}

/** All that such a thread does with a piece. @returns what it answers, and what goes with it */
export function finishing(job: FinishJob): (piece: FinishPiece) => [FinishedFits, ArrayBuffer[]] {
  const finisher = new Finisher(job);
  return ({ batch, results }) => {
    finisher.finish(batch, results, 0, results.states.length);
    return [results, answered(results)];
  };
}
