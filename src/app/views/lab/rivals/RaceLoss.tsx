import { usePage, useSelected, type Words } from '../../../app-context.ts';
import { curvesPlot } from '../../../charts/curves.ts';
import {
  curveOf,
  drawable,
  isLogAlong,
  lastEpochShown,
  lossAxes,
  lossRange,
} from '../../../charts/loss-curve.ts';
import { LossFigure } from '../../../charts/LossFigure.tsx';
import type { Place } from '../../../charts/pen.ts';
import type { Plot } from '../../../charts/PlotFigure.tsx';
import { RIVALS } from '../../../i18n/rivals.ts';
import type { Preferences } from '../../../preferences.ts';
import { bestLossOf, stepsOf } from '../../../rivals/standing.ts';
import { leadOf, momentOf, runsOf, type AppState, type Run } from '../../../state.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useNames } from './AddRival.tsx';

/** The losses of all on the same axes. */
export function RaceLoss() {
  const { store, text, numbers, preferences } = usePage(RIVALS);
  const names = useNames();
  const title = text.rivals.titles[preferences.along];
  // Its sentence changes when the race starts, pauses or ends.
  useSelected((state) => leadOf(state).phase);
  const losses = runsOf(store.get()).map(
    (one, i) => `${names[i] ?? ''} ${numbers.short(momentOf(one).loss)}`,
  );
  return (
    <LossFigure
      label={text.rivals.spoken(losses.join(', '))}
      plot={() => racePlot(store.get(), names, title, numbers)}
    />
  );
}

/** What they stand over. */
export function RaceAxis() {
  const { settings, text, preferences } = usePage(RIVALS);
  return (
    <Segmented
      label={text.rivals.along}
      value={preferences.along}
      choices={text.rivals.axes}
      onChoose={(along) => settings.prefer({ along })}
    />
  );
}

/** What an epoch of a run is on the axis. */
const UNITS: Readonly<Record<Preferences['along'], (run: Run) => number>> = {
  steps: stepsOf,
  evaluations: ({ prepared }) => prepared?.problem.data.x.length ?? 1,
  time: ({ epoch, computedMs }) => (epoch > 0 ? computedMs / 1000 / epoch : 0),
};

/** So many times the loss at the start is far above all others. */
const FAR = 1e3;

/** The loss of each rival. Of data alone the start is the same for all: it is where they set out. */
function racePlot(
  state: AppState,
  names: readonly string[],
  title: string,
  numbers: Words['numbers'],
): Plot {
  const { scale, steps, along, speed } = state.preferences;
  const { config, prepared } = state.run;
  const { startLoss: start = 1 } = prepared ?? {};
  const isLog = isLogAlong(config, steps);
  const runs = runsOf(state);
  const units = runs.map(UNITS[along]);
  const ends = runs.map((run, i) => {
    const last = lastEpochShown(run, run.config.epochs, speed !== 'max');
    return (along === 'time' ? run.epoch : last) * (units[i] ?? 0);
  });
  const first = isLog ? Math.min(...units.filter((unit) => unit > 0), 1) : 0;
  const last = Math.max(...ends, first * 10) || 1;
  const curves = runs.map((run, i) => {
    const unit = units[i] ?? 0;
    const { epoch, loss } = momentOf(run);
    const now: Place = [Math.max(epoch * unit, first), drawable(loss, scale)];
    return {
      name: names[i] ?? '',
      places: curveOf(run, scale).map(([at, loss]): Place => [at * unit, loss]),
      // One that diverges has none: the others would be flat beside it.
      now: run.phase === 'diverged' || run.loss > FAR * start ? undefined : now,
    };
  });
  const losses = curves.flatMap(({ places, now }) => (now ? places.map(([, loss]) => loss) : []));
  const yRange = lossRange(losses, bestLossOf(runs, false) || Infinity, start, scale);
  const x = { title, range: [first, last], isLog, ...(along !== 'time' && { finest: 1 }) } as const;
  return curvesPlot(lossAxes(x, yRange, scale), curves, numbers);
}
