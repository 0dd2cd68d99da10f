import { useApp, useSelected, useWords } from '../../app-context.ts';
import { TourOffer } from '../guide/TourOffer.tsx';
import { Status } from '../../ui/Status.tsx';
import { holderOf } from '../../state.ts';
import { useParts } from '../use-parts.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { overshoots, saferRate, statusOf, type Status as Standing } from './status.ts';
import { Button } from '../../ui/Button.tsx';

/** One sentence above the charts: where the run stands, and what to do next. */
export function StatusLine() {
  const { store } = useApp();
  const { text, numbers } = useWords();
  // The sentence depends on nothing that changes while a run is running.
  useSelected(({ run }) => run.phase);
  useSelected(({ run }) => run.prepared);
  useSelected(({ run }) => run.share === undefined);
  useSelected(({ run }) => run.mending);
  useSelected(({ run }) => run.silent);
  useSelected(({ heldUpBy, faults }) => heldUpBy === faults);
  useSelected(holderOf);
  useSelected(overshoots);
  const { embedded } = useParts();
  const status = statusOf(store.get(), text, numbers);
  return (
    <Status tone={status.tone} sentence={status.sentence}>
      <Next next={status.next} />
      {!embedded && (
        <>
          <TourOffer />
          <ShareMenu />
          <ExportMenu />
        </>
      )}
    </Status>
  );
}

function Next({ next }: { readonly next: Standing['next'] }) {
  const { settings, store } = useApp();
  const { text, numbers } = useWords();
  const isCpu = useSelected(({ config }) => config.engine === 'cpu');
  if (next === undefined || (next === 'use-cpu' && isCpu)) return null;
  const lr = saferRate(store.get().run);
  const { status } = text;
  const ways: Readonly<Record<typeof next, readonly [string, () => void]>> = {
    'use-rate': [
      status.useRate(numbers.short(lr)),
      () => {
        settings.useLearningRate(lr);
      },
    ],
    'use-auto': [
      status.useAuto,
      () => {
        settings.commit({ strategy: 'auto' });
      },
    ],
    'use-cpu': [
      status.useCpu,
      () => {
        // Of the other strategies it has none in 32 bits.
        settings.commit({ engine: 'cpu', strategy: 'auto' });
      },
    ],
    'drop-faults': [
      status.dropFaults,
      () => {
        settings.dropFaults();
      },
    ],
  };
  const [word, act] = ways[next];
  return (
    <Button data-next={next} onClick={act}>
      {word}
    </Button>
  );
}
