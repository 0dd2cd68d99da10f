import { useMemo } from 'preact/hooks';
import { usePage, useSelected, useSome } from '../../../app-context.ts';
import { isLogAlong } from '../../../charts/loss-curve.ts';
import { PlotFigure } from '../../../charts/PlotFigure.tsx';
import { RIVALS } from '../../../i18n/rivals.ts';
import { leadOf } from '../../../state.ts';
import { momentOf } from '../../../training/looked.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { racePlot } from './race-plot.ts';
import { useNames } from './use-names.ts';

/** The losses of all on the same axes. */
export function RaceLoss() {
  const { store, text, numbers, preferences } = usePage(RIVALS);
  const { scale, steps, along } = preferences;
  const names = useNames();
  const { prepared } = useSome('run', 'prepared');
  return (
    <PlotFigure
      label={useSpoken(names)}
      inputs={[prepared, names, scale, steps, along]}
      make={({ say }) =>
        racePlot({
          store,
          names,
          scale,
          along,
          isLogAlong: isLogAlong(store.get().run.config, steps),
          title: text.rivals.titles[along],
          onPointer: (x, losses) => {
            const at = along === 'time' ? numbers.short(x) : numbers.integer(x);
            const said = losses.map((loss, i) => `${names[i] ?? ''} ${numbers.short(loss)}`);
            say([`${text.rivals.titles[along]} ${at}`, ...said].join(' · '));
          },
        })
      }
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
      onChoose={(along) => {
        settings.prefer({ along });
      }}
    />
  );
}

/** It changes when the race starts, pauses or ends. */
function useSpoken(names: readonly string[]): string {
  const { store, text, numbers } = usePage(RIVALS);
  const phase = useSelected((state) => leadOf(state).phase);
  return useMemo(() => {
    const { run, rivals } = store.get();
    const losses = [run, ...rivals].map(
      (one, i) => `${names[i] ?? ''} ${numbers.short(momentOf(one).loss)}`,
    );
    return text.rivals.spoken(losses.join(', '));
  }, [phase, names, text]);
}
