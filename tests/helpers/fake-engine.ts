import type { Engine, PrepareOptions, Problem, Snapshot, Trainer } from '../../src/core/types.ts';
import { Session, type SessionOptions } from '../../src/run/session.ts';
import { seededProblem } from './problems.ts';

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Time for everything that is due to happen: a piece of work takes the fake engine one turn. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 40; i++) await turn();
}

export interface FakeOptions {
  readonly maxInFlight?: number;
  readonly maxSteps?: number;
  /** Called for each piece of work, in order: what it takes, and how it fails. */
  readonly work?: (from: number, to: number, caution: number) => void;
  readonly finite?: (epoch: number) => boolean;
}

/** An engine that only counts, and writes down what was asked of it. */
export class FakeEngine implements Engine {
  readonly info = {
    engine: 'webgpu',
    precision: 'f32',
    adapter: 'fake',
    software: true,
  } as const;
  readonly profile = undefined;
  readonly landscape = undefined;
  readonly fits = undefined;
  readonly runs = undefined;
  readonly #options: FakeOptions;
  readonly prepared: { readonly epoch: number; readonly caution: number }[] = [];
  /** Steps of each `advance`, and their learning rates. */
  readonly pieces: number[] = [];
  readonly rates: number[] = [];
  inFlight = 0;
  mostInFlight = 0;
  destroyed = 0;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
  }

  prepare({ start }: Problem, { caution = 0 }: PrepareOptions = {}): Promise<Trainer> {
    this.prepared.push({ epoch: start.epoch, caution });
    const { maxInFlight = 1, maxSteps = 16 } = this.#options;
    let epoch = start.epoch;
    let before = Promise.resolve();
    return Promise.resolve({
      strategy: 'dispatch',
      description: `fake ${caution}`,
      kernels: undefined,
      maxInFlight,
      maxSteps,
      advance: (steps, { learningRate }) => {
        if (steps < 1 || steps > maxSteps) throw new Error(`${steps} steps in one piece`);
        const from = epoch;
        epoch += steps;
        this.pieces.push(steps);
        this.rates.push(learningRate);
        this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
        // As with a device that is lost, each piece fails by itself.
        const snapshot = before.then(() => this.#advance(from, from + steps, caution));
        before = snapshot.then(
          () => undefined,
          () => undefined,
        );
        // Another promise, which nobody has looked at yet.
        return snapshot.then((value) => value);
      },
      destroy: () => {
        this.destroyed++;
      },
    });
  }

  destroy(): void {
    throw new Error('the engine is the caller’s');
  }

  async #advance(from: number, to: number, caution: number): Promise<Snapshot> {
    const { work, finite } = this.#options;
    await turn();
    try {
      work?.(from, to, caution);
    } finally {
      this.inFlight--;
    }
    const isFinite = finite?.(to) ?? true;
    return {
      epoch: to,
      step: to,
      loss: 1,
      parameters: [to],
      slots: [],
      gradient: [0],
      finite: isFinite,
      samples: [],
    };
  }
}

export const PROBLEM = seededProblem(100, { sampleEvery: 7 });

export function sessionOn(engine: Engine, options: Partial<SessionOptions> = {}): Session {
  return new Session({ engine, problem: PROBLEM, epochs: 100, clock: () => 0, ...options });
}

/** Reads a session in the background. */
export function follow(session: Session, onSnapshot?: (snapshot: Snapshot) => void) {
  const snapshots: Snapshot[] = [];
  const done = (async () => {
    for await (const snapshot of session) {
      snapshots.push(snapshot);
      onSnapshot?.(snapshot);
    }
  })();
  // Looked at later by those who wait for it.
  done.catch(() => undefined);
  const epochs = (): number[] => snapshots.map(({ epoch }) => epoch);
  return { snapshots, done, epochs };
}
