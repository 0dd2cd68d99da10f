import type { FitConfig } from '../../core/settings/index.ts';
import type { Checkpoint, Snapshot } from '../../core/types.ts';
import { firstNotFinite, lastCheckpoint, lastFinite, untilDivergence } from '../../run/finite.ts';
import type { Run } from '../state.ts';
import { History } from './history.ts';
import { Stopwatch } from './stopwatch.ts';

/** How far a run has come, by the snapshots that it gave. */
export class Standing {
  readonly history: History;
  readonly stopwatch: Stopwatch;
  /** The run's own settings, with the learning rate of its last step. */
  config: FitConfig;
  /** Where it can be taken up again: the last snapshot that was finite. */
  at: Checkpoint | undefined;
  #hasSteps = false;

  /** @param clock milliseconds, monotonic */
  constructor(config: FitConfig, clock: () => number) {
    this.config = config;
    this.history = new History(config.logEvery);
    this.stopwatch = new Stopwatch(clock);
  }

  get epoch(): number {
    return this.at?.epoch ?? 0;
  }

  /** The learning rate is that of the last step, and another one waits for the next; before the first it is the run's own. */
  adopt(patch: Pick<FitConfig, 'lr'> | Pick<FitConfig, 'epochs'>): Pick<Run, 'config'> {
    if (!('lr' in patch && this.#hasSteps)) this.config = { ...this.config, ...patch };
    return { config: this.config };
  }

  /**
   * @param learningRate of the steps up to the snapshot
   * @param watched whether it is drawn, though it is no sample
   * @returns what of the run is another for it
   */
  take(snapshot: Snapshot, learningRate: number, watched: boolean): Partial<Run> {
    const { finite, samples } = snapshot;
    const retuned = this.#hasSteps && learningRate !== this.config.lr;
    this.config = { ...this.config, lr: learningRate };
    this.#hasSteps = true;
    this.history.add(untilDivergence(samples));
    this.stopwatch.mark(snapshot.epoch);
    const last = finite ? snapshot : lastFinite(samples);
    if (last !== undefined && watched) this.history.watch(last);
    this.at = lastCheckpoint(snapshot) ?? this.at;
    return {
      config: this.config,
      ...(retuned && { retuned }),
      ...(last !== undefined && {
        epoch: last.epoch,
        parameters: last.parameters,
        loss: last.loss,
      }),
      // A gradient comes with snapshots only: the last one belongs to other parameters.
      gradient: finite ? snapshot.gradient : [],
      ...(!finite && { divergedAt: firstNotFinite(snapshot) }),
      elapsedMs: this.stopwatch.elapsedMs,
      stepsPerSecond: this.stopwatch.stepsPerSecond,
    };
  }

  /** Over the whole run; NaN where it took no time. */
  end(): Pick<Run, 'elapsedMs' | 'stepsPerSecond'> {
    this.stopwatch.stop();
    const { elapsedMs } = this.stopwatch;
    return { elapsedMs, stepsPerSecond: elapsedMs > 0 ? (this.epoch / elapsedMs) * 1000 : NaN };
  }
}
