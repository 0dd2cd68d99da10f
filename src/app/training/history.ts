import type { Sample } from '../../core/types.ts';
import { Thinned } from './thinned.ts';

/** A picture shows no more than this. */
const MOST_DRAWN = 2000;

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

interface Losses {
  readonly epochs: readonly number[];
  /** Not finite: null. */
  readonly losses: readonly (number | null)[];
}

/** What is kept of a run. */
interface Leavings {
  readonly curve: Losses;
  /** `parameters`: a column a parameter. [P][lines] */
  readonly log: Losses & { readonly parameters: readonly (readonly (number | null)[])[] };
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
  static of(logEvery: number, { curve, log }: Leavings): History {
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
