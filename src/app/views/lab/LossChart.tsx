import { useMemo, useState } from 'preact/hooks';
import { useMoment, usePage, useRace, useSome } from '../../app-context.ts';
import { isLogAlong } from '../../charts/loss-curve.ts';
import { lossPlot } from '../../charts/loss-plot.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { momentOf } from '../../training/looked.ts';
import type { Prepared } from '../../training/made.ts';
import { Chart } from '../../ui/Chart.tsx';
import { TableToggle, Toggle } from '../../ui/Toggle.tsx';
import { NoFrame, PlotFrame, lazy } from '../../ui/lazy.tsx';
import { DivergedInPlot } from './Diverged.tsx';
import { OverlayLegend } from './OverlayLegend.tsx';

const LossTable = lazy(async () => (await import('./LossTable.tsx')).LossTable, PlotFrame);
const RaceLoss = lazy(async () => (await import('./rivals/RaceLoss.tsx')).RaceLoss, PlotFrame);
const RaceAxis = lazy(async () => (await import('./rivals/RaceLoss.tsx')).RaceAxis, NoFrame);

export function LossChart() {
  const { settings, text, numbers, config, preferences } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const { epoch, loss } = useMoment();
  const [asTable, setAsTable] = useState(false);
  const isRace = useRace();
  const shown = epoch === 0 ? (prepared?.startLoss ?? NaN) : loss;
  const isLog = {
    loss: preferences.scale === 'log',
    epochs: isLogAlong(config, preferences.steps),
  };
  return (
    <Chart
      id="loss"
      title={text.loss.title}
      head={
        <>
          {!isRace && <OverlayLegend />}
          <div class="chart-tools">
            {isRace ? <RaceAxis /> : <span class="card-figure">{numbers.result(shown)}</span>}
            <Toggle
              on={isLog.epochs}
              icon="logX"
              label={text.loss.logEpochs}
              action="log-epochs"
              onToggle={(on) => {
                settings.prefer({ steps: on ? 'log' : 'linear' });
              }}
            />
            <Toggle
              on={isLog.loss}
              icon="logY"
              label={text.loss.logLoss}
              action="log-loss"
              onToggle={(on) => {
                settings.prefer({ scale: on ? 'log' : 'linear' });
              }}
            />
            <TableToggle on={asTable} onToggle={setAsTable} />
          </div>
        </>
      }
      empty={text.loss.empty}
    >
      {prepared &&
        (asTable ? <LossTable /> : isRace ? <RaceLoss /> : <LossPlot prepared={prepared} />)}
    </Chart>
  );
}

function LossPlot({ prepared }: { readonly prepared: Prepared }) {
  const { store, text, numbers, preferences } = usePage();
  const { scale, steps } = preferences;
  return (
    <PlotFigure
      label={useSpoken(prepared)}
      inputs={[prepared, scale, steps]}
      make={({ say }) =>
        lossPlot({
          store,
          prepared,
          scale,
          isLogAlong: isLogAlong(store.get().run.config, steps),
          words: {
            epoch: text.explain.table.epoch,
            best: text.loss.best,
            published: text.loss.published,
          },
          onPointer: (at) => {
            say(at ? text.loss.at(numbers.integer(at.epoch), numbers.result(at.loss)) : '');
          },
        })
      }
    >
      {() => <DivergedInPlot />}
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
