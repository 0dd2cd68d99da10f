/** What of a run comes back, and what is kept of that. */
import type { FitConfig } from '../../core/settings/index.ts';
import type { Sample } from '../../core/types.ts';
import type { RunRecord } from '../state/read-record.ts';

/** A picture shows no more samples than this. */
const MOST_DRAWN = 2000;

/** Each of the first steps is seen: they are the longest, and a picture shows them one by one. */
const SAMPLE_FIRST = 1000;

/** Of a run's problem: which of its steps come back one by one. */
export function samplesOf({ epochs, logEvery }: Pick<FitConfig, 'epochs' | 'logEvery'>) {
  return { sampleEvery: sampleEvery(epochs, logEvery), sampleFirst: SAMPLE_FIRST };
}

/**
 * How often the page takes a sample: at every logged epoch, and between them as often as the curve
 * can show. So it is the least divisor of `logEvery` that keeps the samples few; an odd one where there
 * is any, since of a path that swings to and fro every second step is one side.
 */
export function sampleEvery(epochs: number, logEvery: number): number {
  const least = epochs / MOST_DRAWN;
  const enough = divisorsOf(logEvery).filter((divisor) => divisor >= least);
  return enough.find((divisor) => divisor % 2 === 1) ?? enough[0] ?? logEvery;
}

/** Ascending. */
function divisorsOf(n: number): readonly number[] {
  const small: number[] = [];
  for (let divisor = 1; divisor * divisor <= n; divisor++) {
    if (n % divisor === 0) small.push(divisor);
  }
  return [...small, ...small.map((divisor) => n / divisor).reverse()];
}

/** Of a large model fewer moments are kept, so that they fit in here; but a few in any case. */
const MOST_BYTES = 8 * 2 ** 20;
const FEWEST = 8;
/** Of a number, and of what there is of a moment beside its parameters. */
const NUMBER_BYTES = 8;
const MOMENT_BYTES = 64;

/** @param parameters P */
function mostMoments(parameters: number): number {
  const fitting = Math.floor(MOST_BYTES / (MOMENT_BYTES + parameters * NUMBER_BYTES));
  return Math.min(Math.max(fitting, FEWEST), MOST_DRAWN);
}

/** What is kept of a long run, ascending: all of it at first, and later what a logarithmic scale has room for. */
class Thinned<One extends { readonly epoch: number }> {
  readonly kept: One[] = [];
  readonly #most: number;
  /** No one is nearer to the one before than this share of its epochs. */
  #apart = 0;
  /** Since the last that was kept. */
  #seen = 0;

  /** @param most so many are never there */
  constructor(most: number) {
    this.#most = most;
  }

  get isThinned(): boolean {
    return this.#apart > 0;
  }

  /** @param one later than those before */
  add(one: One): void {
    this.#take(one);
    while (this.kept.length >= this.#most) {
      this.#apart = Math.max(2 * this.#apart, 1 / this.#most);
      const all = this.kept.splice(0);
      this.#seen = 0;
      for (const each of all) this.#take(each);
    }
  }

  /** Of a path that swings to and fro every second step is one side, and no zigzag: only odd ones are left behind each other. */
  #take(one: One): void {
    const before = this.kept.at(-1)?.epoch ?? 0;
    this.#seen++;
    if (one.epoch - before < this.#apart * before || this.#seen % 2 === 0) return;
    this.#seen = 0;
    this.kept.push(one);
  }
}

/** What a run has left behind so far. It grows in place: whoever draws it looks at `revision`. */
export class History {
  /** The logged epochs, all of them. */
  readonly loggedEpochs: number[] = [];
  readonly loggedLosses: number[] = [];
  /** A column a parameter. [P][lines] */
  readonly loggedParameters: number[][] = [];
  revision = 0;
  readonly #curve = new Thinned<Pick<Sample, 'epoch' | 'loss'>>(MOST_DRAWN);
  #moments: Thinned<Sample> | undefined;
  #last = 0;
  readonly #logEvery: number;

  constructor(logEvery: number) {
    this.#logEvery = logEvery;
  }

  /** Of a kept run: its curve, and of what can be looked back at what it logged. */
  static of(logEvery: number, { curve, log }: Pick<RunRecord, 'curve' | 'log'>): History {
    const history = new History(logEvery);
    const { epochs, losses, parameters } = log;
    history.add(
      epochs.map((epoch, i) => ({
        epoch,
        loss: losses[i] ?? NaN,
        parameters: parameters.map((column) => column[i] ?? NaN),
      })),
    );
    const drawn = curve.epochs.map((epoch, i) => ({ epoch, loss: curve.losses[i] ?? NaN }));
    history.#curve.kept.splice(0, Infinity, ...drawn.filter(({ loss }) => Number.isFinite(loss)));
    return history;
  }

  /** The loss as a chart shows it, as far as it is finite. */
  get curve(): readonly Pick<Sample, 'epoch' | 'loss'>[] {
    return this.#curve.kept;
  }

  /** What somebody can look back at: the finite ones. */
  get moments(): readonly Sample[] {
    return this.#moments?.kept ?? [];
  }

  /** Whether there were more. */
  get isThinned(): boolean {
    return this.#moments?.isThinned === true;
  }

  add(samples: readonly Sample[]): void {
    for (const sample of samples) {
      const { epoch, loss, parameters } = sample;
      if (epoch % this.#logEvery === 0) {
        this.loggedEpochs.push(epoch);
        this.loggedLosses.push(loss);
        parameters.forEach((value, i) => (this.loggedParameters[i] ??= []).push(value));
      }
      this.watch(sample);
    }
  }

  /** A step to be drawn, which is not logged: somebody looks on. One that is drawn already changes nothing. */
  watch({ epoch, loss, parameters }: Sample): void {
    if (epoch <= this.#last) return;
    if (!Number.isFinite(loss) || !parameters.every(Number.isFinite)) return;
    this.#last = epoch;
    this.revision++;
    this.#curve.add({ epoch, loss });
    this.#moments ??= new Thinned(mostMoments(parameters.length));
    this.#moments.add({ epoch, loss, parameters });
  }
}
