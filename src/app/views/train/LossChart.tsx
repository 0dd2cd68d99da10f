import { useMemo, useRef, useState } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { lossPlot } from '../../charts/loss-plot.ts';
import { usePlot } from '../../charts/use-plot.ts';
import { drawnOverlays } from '../../runs/overlays.ts';
import type { Prepared } from '../../training/prepare.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { DivergedInPlot } from './Diverged.tsx';
import { LossTable } from './LossTable.tsx';
import { OverlayLegend } from './OverlayLegend.tsx';

/** The loss on its way down. */
export function LossChart() {
  const { settings } = useApp();
  const { text } = useWords();
  const prepared = useSelected(({ run }) => run.prepared);
  const scale = useSelected(({ preferences }) => preferences.scale);
  const isReplay = useSelected(({ config }) => config.replay !== 'none');
  const [asTable, setAsTable] = useState(false);
  const { log, linear } = text.loss;
  return (
    <section class="chart is-loss" aria-labelledby="loss-title">
      <div class="chart-head">
        <h2 id="loss-title">{text.loss.title}</h2>
        <ul class="legend">
          <li class="key is-fit">{text.loss.loss}</li>
          <li class="key is-best">{text.loss.best}</li>
          {isReplay && <li class="key is-ring">{text.loss.published}</li>}
        </ul>
        <div class="chart-tools">
          <Toggle on={asTable} action="table" onToggle={setAsTable}>
            {text.explain.table.toggle}
          </Toggle>
          <Segmented
            label={text.loss.scale}
            value={scale}
            choices={{ log, linear }}
            onChoose={(chosen) => {
              settings.prefer({ scale: chosen });
            }}
          />
        </div>
        <OverlayLegend />
      </div>
      {prepared === undefined ? (
        <div class="plot">
          <p class="plot-empty">{text.loss.empty}</p>
        </div>
      ) : asTable ? (
        <LossTable />
      ) : (
        <LossPlot prepared={prepared} />
      )}
    </section>
  );
}

function LossPlot({ prepared }: { readonly prepared: Prepared }) {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const scale = useSelected(({ preferences }) => preferences.scale);
  const empty = useSelected((state) => {
    const { run } = state;
    return run.epoch === 0 && run.phase !== 'diverged' && drawnOverlays(state).length === 0;
  });
  const host = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  usePlot(
    host,
    () =>
      lossPlot({
        store,
        prepared,
        scale,
        titles: { epoch: text.explain.table.epoch, loss: text.explain.table.lossColumn },
        onPointer: (at) => {
          if (reading.current === null) return;
          reading.current.textContent =
            at === undefined
              ? ''
              : text.loss.at(numbers.integer(at.epoch), numbers.result(at.loss));
        },
      }),
    [prepared, scale, text],
  );
  return (
    <div class="plot" role="figure" aria-label={useSpoken(prepared)}>
      <div class="plot-host" ref={host} />
      <p class="reading" ref={reading} aria-hidden="true" />
      <DivergedInPlot />
      {empty && <p class="plot-empty">{text.loss.empty}</p>}
    </div>
  );
}

/** The chart in a sentence, which changes when the run starts, pauses or ends. */
function useSpoken({ exact }: Prepared): string {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const phase = useSelected(({ run }) => run.phase);
  return useMemo(() => {
    const { epoch, loss } = store.get().run;
    const best = numbers.result(exact.loss);
    return epoch === 0
      ? text.loss.spokenEmpty(best)
      : text.loss.spoken(numbers.integer(epoch), numbers.result(loss), best);
  }, [phase, text, exact]);
}
