import { usePage, useSome } from '../../app-context.ts';
import { LossFigure } from '../../charts/LossFigure.tsx';
import { momentOf } from '../../state.ts';
import { lossPlot } from './loss-plot.ts';

/** The loss over the epochs. Apart from its card, which need not wait for uPlot. */
export function LossPicture() {
  const { store, text, numbers } = usePage();
  // The chart in a sentence changes when the run starts, pauses or ends.
  const { prepared } = useSome('run', 'prepared', 'phase', 'looked');
  if (prepared === undefined) return null;
  const { epoch, loss } = momentOf(store.get().run);
  const best = numbers.result(prepared.best?.loss ?? NaN);
  const spoken = text.loss.spoken(numbers.integer(epoch), numbers.result(loss), best);
  return (
    <LossFigure
      label={epoch === 0 ? text.loss.spokenEmpty(best) : spoken}
      plot={() => {
        const state = store.get();
        if (state.run.prepared !== prepared) return undefined;
        return lossPlot(state, prepared, { text, numbers });
      }}
    />
  );
}
