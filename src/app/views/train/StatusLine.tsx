import { useApp, useSelected, useWords } from '../../app-context.ts';
import { TourOffer } from '../guide/TourOffer.tsx';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { holderOf } from '../../state.ts';
import { useParts } from '../use-parts.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { overshoots, saferRate, statusOf, type Status } from './status.ts';

/** One sentence above the charts: where the run stands, and what to do next. */
export function StatusLine() {
  const { store } = useApp();
  const { text, numbers } = useWords();
  // The sentence depends on nothing that changes while a run is running.
  useSelected(({ run }) => run.phase);
  useSelected(({ run }) => run.prepared);
  useSelected(({ run }) => run.share === undefined);
  useSelected(({ run }) => run.mending);
  useSelected(holderOf);
  useSelected(overshoots);
  const { embedded } = useParts();
  const status = statusOf(store.get(), text, numbers);
  return (
    <div class={`status is-${status.tone}`}>
      <StatusSign tone={status.tone} />
      <p role="status">{status.sentence}</p>
      <Next next={status.next} />
      {!embedded && (
        <>
          <TourOffer />
          <ShareMenu />
          <ExportMenu />
        </>
      )}
    </div>
  );
}

function Next({ next }: { readonly next: Status['next'] }) {
  const { settings, store } = useApp();
  const { text, numbers } = useWords();
  const engine = useSelected(({ config }) => config.engine);
  if (next === 'use-rate') {
    const lr = saferRate(store.get().run);
    return (
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          settings.useLearningRate(lr);
        }}
      >
        {text.status.useRate(numbers.short(lr))}
      </button>
    );
  }
  if (next === 'use-auto') {
    return (
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          settings.commit({ strategy: 'auto' });
        }}
      >
        {text.status.useAuto}
      </button>
    );
  }
  if (next === 'use-cpu' && engine !== 'cpu') {
    return (
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          settings.commit({ engine: 'cpu' });
        }}
      >
        {text.status.useCpu}
      </button>
    );
  }
  return null;
}
