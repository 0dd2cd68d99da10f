import type { Sample } from '../../core/types.ts';
import { Path } from './path.ts';

/** A drawn curve stays under this many points. */
const MOST_DRAWN = 2000;

/** What a run has left behind so far. It grows in place: whoever draws it looks at `revision`. */
export class History {
  /** The loss curve, thinned to what a chart can show. Not finite: null. */
  readonly drawnEpochs: number[] = [];
  readonly drawnLosses: (number | null)[] = [];
  /** The logged epochs, all of them. */
  readonly loggedEpochs: number[] = [];
  readonly loggedLosses: number[] = [];
  /** The way through the plane of the parameters. */
  readonly path = new Path();
  /** A column a parameter. [P][lines] */
  readonly loggedParameters: number[][] = [];
  revision = 0;
  #last = 0;
  #stride = 1;
  #seen = 0;
  readonly #logEvery: number;

  constructor(logEvery: number) {
    this.#logEvery = logEvery;
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
    this.#last = epoch;
    this.revision++;
    this.path.add(epoch, parameters);
    if (this.#seen++ % this.#stride !== 0) return;
    this.drawnEpochs.push(epoch);
    this.drawnLosses.push(Number.isFinite(loss) ? loss : null);
    if (this.drawnEpochs.length >= MOST_DRAWN) this.#thin();
  }

  /** Keeps every second point, and from now on takes half as many. */
  #thin(): void {
    const halve = (column: (number | null)[]): void => {
      column.splice(0, column.length, ...column.filter((_, i) => i % 2 === 0));
    };
    halve(this.drawnEpochs);
    halve(this.drawnLosses);
    this.#stride *= 2;
  }
}
