import type uPlot from 'uplot';
import { curveOf, lastEpochShown, lossRange } from '../../../charts/loss-curve.ts';
import type { Place } from '../../../charts/pen.ts';
import { plotOf, type Plot } from '../../../charts/plot.ts';
import type { LossScale, Preferences } from '../../../preferences.ts';
import { drawCurves, type Curve } from '../../../rivals/draw.ts';
import { bestLossOf, stepsOf } from '../../../rivals/standing.ts';
import type { AppState, Run } from '../../../state.ts';
import type { Store } from '../../../store.ts';
import { momentOf } from '../../../training/looked.ts';

export interface RacePlotOptions {
  readonly store: Store<AppState>;
  readonly names: readonly string[];
  readonly scale: LossScale;
  readonly along: Preferences['along'];
  readonly isLogAlong: boolean;
  readonly title: string;
  /** The losses there, in the order of the names. */
  readonly onPointer: (x: number, losses: readonly number[]) => void;
}

/** So many places along the axis can be pointed at. */
const PLACES = 400;

/** What an epoch of a run is on the axis. */
function unitOf(run: Run, along: Preferences['along']): number {
  if (along === 'steps') return stepsOf(run);
  if (along === 'evaluations') return run.prepared?.problem.data.x.length ?? 1;
  return run.epoch > 0 ? run.elapsedMs / 1000 / run.epoch : 0;
}

/** So many times the loss at the start is far above all others. */
const FAR = 1e3;

/** Whether it diverges, so that the others would be flat beside it. */
function hasGone(run: Run | undefined): boolean {
  const { startLoss = Infinity } = run?.prepared ?? {};
  return run?.phase === 'diverged' || (run?.loss ?? 0) > FAR * startLoss;
}

/** The loss of each rival. Of data alone the start is the same for all: it is where they set out. */
export function racePlot(options: RacePlotOptions): Plot {
  const { store, names, scale, along, isLogAlong, title, onPointer } = options;
  const isLog = scale === 'log';
  let drawn = '';
  let curves: readonly Curve[] = [];
  let xRange: [number, number] = [0, 1];
  let yRange: [number, number] = [1, 10];
  let xs: readonly number[] = [];

  function runs(): readonly Run[] {
    const { run, rivals } = store.get();
    return [run, ...rivals];
  }

  function curveWith(run: Run, name: string): Curve {
    const unit = unitOf(run, along);
    const [epochs, losses] = curveOf(run, isLog);
    const { epoch, loss } = momentOf(run);
    const places = epochs.map((at, i): Place | undefined => {
      const value = losses[i];
      return value == null ? undefined : [at * unit, value];
    });
    const value = epoch === 0 ? (run.prepared?.startLoss ?? NaN) : loss;
    const isDrawn = !hasGone(run) && Number.isFinite(value) && !(isLog && value <= 0);
    return { name, places, now: isDrawn ? [Math.max(epoch * unit, xRange[0]), value] : undefined };
  }

  function rangeAlong(): [number, number] {
    const isSlow = store.get().preferences.speed !== 'max';
    const ends = runs().map((run) => {
      const last = along === 'time' ? run.epoch : lastEpochShown(run, run.config.epochs, isSlow);
      return last * unitOf(run, along);
    });
    const units = runs().map((run) => unitOf(run, along)).filter((unit) => unit > 0); // prettier-ignore
    const first = isLogAlong ? Math.min(...units, 1) : 0;
    return [first, Math.max(...ends, first * 10, ...(ends.some((end) => end > 0) ? [] : [1]))];
  }

  return plotOf({
    x: { title, range: () => xRange, isLog: isLogAlong, plainBelow: 1e6, ...(along !== 'time' && { finest: 1 }) }, // prettier-ignore
    y: { title: '', range: () => yRange, isLog },
    lines: [{ ink: 'fit', width: 1, isApart: true }],
    over(chart) {
      drawCurves(chart, curves);
    },
    onPointer(index = -1) {
      const x = xs[index];
      if (x === undefined) return;
      const before = (place: Place | undefined): boolean => place !== undefined && place[0] <= x;
      onPointer(x, curves.map(({ places }) => places.findLast(before)?.[1] ?? NaN)); // prettier-ignore
    },
    draw(chart: uPlot) {
      const all = runs();
      const state = all
        .map((run) => [run.history.revision, run.epoch, run.phase, momentOf(run).epoch].join())
        .join('/');
      if (state === drawn) return;
      drawn = state;
      xRange = rangeAlong();
      curves = all.map((run, i) => curveWith(run, names[i] ?? ''));
      const losses = curves.flatMap(({ places }, i) =>
        hasGone(all[i]) ? [] : places.map((place) => place?.[1] ?? null),
      );
      const start = all[0]?.prepared?.startLoss ?? 1;
      yRange = lossRange(losses, bestLossOf(all, false) || Infinity, start, scale);
      xs = placesAlong(xRange, isLogAlong);
      chart.setData([[...xs], xs.map(() => null)]);
    },
  });
}

function placesAlong([first, last]: [number, number], isLog: boolean): readonly number[] {
  return Array.from({ length: PLACES + 1 }, (_, i) => {
    const share = i / PLACES;
    return isLog ? first * (last / first) ** share : first + (last - first) * share;
  });
}
