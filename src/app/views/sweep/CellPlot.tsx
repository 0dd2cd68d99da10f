import { useMemo } from 'preact/hooks';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { layOut } from '../../charts/axes.ts';
import { Canvas, CanvasFigure } from '../../charts/Canvas.tsx';
import { lookOf } from '../../charts/curves.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';
import { LANDSCAPE } from '../../i18n/landscape.ts';
import { axesOf, axisNames, placesOf } from '../../landscape/plane.ts';
import { momentOf } from '../../state.ts';
import type { Prepared } from '../../training/made.ts';
import { fitPlot, heightOf } from '../lab/fit-plot.ts';
import { drawRun } from '../lab/landscape/draw-run.ts';
import { drawSurface } from '../lab/landscape/draw-surface.ts';
import { surfaceOf } from '../lab/landscape/surface.ts';
import { useLandscape } from '../lab/landscape/use-landscape.ts';
import { lossPlot } from '../lab/loss-plot.ts';
import { lazy } from '../../ui/lazy.tsx';

const PlanePlot = lazy(
  async () => (await import('../lab/network/PlanePlot.tsx')).PlanePlot,
  'plot',
);
const AgreementPlot = lazy(
  async () => (await import('../lab/AgreementPlot.tsx')).AgreementPlot,
  'plot',
);

export type CellView = 'path' | 'fit' | 'loss';

/** The run of the page that this stands in, to look at alone: nothing of it can be taken hold of. */
export function CellPlot({ view }: { readonly view: CellView }) {
  const { prepared } = useSome('run', 'prepared');
  if (prepared === undefined) return <div class="plot" />;
  if (view === 'loss') return <Loss prepared={prepared} />;
  if (view === 'path') return <Path prepared={prepared} />;
  const others = prepared.drawn.more.length;
  if (others === 0) return <Fit prepared={prepared} />;
  return others === 1 ? <PlanePlot /> : <AgreementPlot />;
}

function Fit({ prepared }: { readonly prepared: Prepared }) {
  const { store, text, numbers } = usePage();
  useSome('run', 'phase');
  const columns = columnsOf(prepared);
  const { parameters } = momentOf(store.get().run);
  const options = { prepared, residuals: false, rivalNames: [], truthName: undefined, ringed: [] };
  return (
    <PlotFigure
      label={text.fit.spoken(
        numbers.integer(prepared.drawn.x.length),
        equationOf(prepared, parameters),
        undefined,
      )}
      plot={() => {
        const plot = fitPlot(store.get(), options);
        return {
          ...plot,
          reading: (index = -1) => {
            const place = plot.places[index];
            if (place === undefined) return '';
            const fit = heightOf(prepared, momentOf(store.get().run).parameters, place[0]);
            return text.fit.at(columns.x(place[0]), columns.y(place[1]), columns.fit(fit));
          },
        };
      }}
    />
  );
}

function Loss({ prepared }: { readonly prepared: Prepared }) {
  const { store, text, numbers } = usePage();
  useSome('run', 'phase');
  const { epoch, loss } = momentOf(store.get().run);
  const best = numbers.result(prepared.best?.loss ?? NaN);
  return (
    <PlotFigure
      label={text.loss.spoken(numbers.integer(epoch), numbers.result(loss), best)}
      plot={() => lossPlot(store.get(), prepared, { text, numbers })}
    />
  );
}

/** The way it took over its landscape. */
function Path({ prepared }: { readonly prepared: Prepared }) {
  const { text, numbers, preferences } = usePage(LANDSCAPE);
  const words = text.landscape;
  const axes = axesOf(prepared.parameterNames, preferences.axes);
  const seen = useLandscape(prepared, axes);
  const landscape = seen?.landscape;
  const surface = useMemo(() => landscape && surfaceOf(landscape), [landscape]);
  const loss = useSelected(({ run }) => (run.phase === 'running' ? NaN : run.loss));
  if (axes === undefined || landscape === undefined || surface === undefined) {
    return (
      <div class="plot">
        <p class="plot-empty hint">{axes === undefined ? words.onlyOne : words.computing}</p>
      </div>
    );
  }
  const { grid } = landscape;
  const names = axisNames(prepared);
  const plane = {
    x: { title: names[axes.across] ?? '', range: [grid.aMin, grid.aMax] },
    y: { title: names[axes.up] ?? '', range: [grid.bMin, grid.bMax] },
  } as const;
  const spoken = [words.over(plane.x.title, plane.y.title), ...(Number.isNaN(loss) ? [] : [`${text.numbers.loss} ${numbers.result(loss)}`])]; // prettier-ignore
  return (
    <CanvasFigure label={spoken.join('. ')} read={() => ''}>
      <Canvas
        draw={(context, { run }) => {
          drawSurface(
            layOut(context, plane),
            surface,
            placesOf(run, prepared, axes, undefined).best,
            numbers.compact,
          );
        }}
      />
      <Canvas
        of={prepared}
        following="live"
        draw={(context, { run }) => {
          const places = placesOf(run, prepared, axes, undefined);
          drawRun(layOut(context, plane), {
            ...places,
            racers: [{ path: places.path, name: '', ...lookOf(0) }],
            ellipse: [],
            predicted: [],
            words: {
              best: prepared.theory === undefined ? text.numbers.truth : words.best,
              predicted: '',
            },
          });
        }}
      />
    </CanvasFigure>
  );
}
