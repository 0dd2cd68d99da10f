import { useMemo, useState } from 'preact/hooks';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { lossPlot } from '../../charts/loss-plot.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { drawnOverlays } from '../../state/overlays.ts';
import { momentOf } from '../../training/looked.ts';
import type { Prepared } from '../../training/made.ts';
import { Chart } from '../../ui/Chart.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { PlotFrame, lazy } from '../../ui/lazy.tsx';
import { DivergedInPlot } from './Diverged.tsx';
import { OverlayLegend } from './OverlayLegend.tsx';

const LossTable = lazy(async () => (await import('./LossTable.tsx')).LossTable, PlotFrame);

export function LossChart() {
  const { settings, text, config, preferences } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const isKnown = prepared === undefined || prepared.best !== undefined;
  const [asTable, setAsTable] = useState(false);
  const { log, linear } = text.loss;
  return (
    <Chart
      id="loss"
      title={text.loss.title}
      legend={
        <>
          <li class="key is-fit">{text.loss.loss}</li>
          {isKnown && <li class="key is-best">{text.loss.best}</li>}
          {config.replay !== 'none' && <li class="key is-ring">{text.loss.published}</li>}
        </>
      }
      head={
        <>
          <div class="chart-tools is-last">
            <Toggle on={asTable} action="table" onToggle={setAsTable}>
              {text.explain.table.toggle}
            </Toggle>
            <Segmented
              label={text.loss.scale}
              value={preferences.scale}
              choices={{ log, linear }}
              onChoose={(chosen) => {
                settings.prefer({ scale: chosen });
              }}
            />
          </div>
          <OverlayLegend />
        </>
      }
      empty={text.loss.empty}
    >
      {prepared && (asTable ? <LossTable /> : <LossPlot prepared={prepared} />)}
    </Chart>
  );
}

function LossPlot({ prepared }: { readonly prepared: Prepared }) {
  const { store, text, numbers, preferences } = usePage();
  const { scale } = preferences;
  const empty = useSelected((state) => {
    const { run } = state;
    return run.epoch === 0 && run.phase !== 'diverged' && drawnOverlays(state).length === 0;
  });
  return (
    <PlotFigure
      label={useSpoken(prepared)}
      inputs={[prepared, scale]}
      make={({ say }) =>
        lossPlot({
          store,
          prepared,
          scale,
          titles: { epoch: text.explain.table.epoch, loss: text.explain.table.lossColumn },
          onPointer: (at) => {
            say(at ? text.loss.at(numbers.integer(at.epoch), numbers.result(at.loss)) : '');
          },
        })
      }
    >
      {() => (
        <>
          <DivergedInPlot />
          {empty && <p class="plot-empty hint">{text.loss.empty}</p>}
        </>
      )}
    </PlotFigure>
  );
}

/** The chart in a sentence, which changes when the run starts, pauses or ends. */
function useSpoken({ best: known }: Prepared): string {
  const { store, text, numbers } = usePage();
  const { phase, looked } = useSome('run', 'phase', 'looked');
  return useMemo(() => {
    const { epoch, loss } = momentOf(store.get().run);
    const best = numbers.result(known?.loss ?? NaN);
    return epoch === 0
      ? text.loss.spokenEmpty(best)
      : text.loss.spoken(numbers.integer(epoch), numbers.result(loss), best);
  }, [phase, looked, text, known]);
}
