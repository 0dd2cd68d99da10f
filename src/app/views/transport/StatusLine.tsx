import { usePage, useSelected } from '../../app-context.ts';
import { TourOffer } from '../guide/Tour.tsx';
import { Status } from '../../ui/Status.tsx';
import { useParts } from '../use-parts.ts';
import { Prediction } from './Prediction.tsx';
import { saferRate, statusOf, type Status as Standing } from './status.ts';
import { Button } from '../../ui/Button.tsx';

export function StatusLine() {
  const { store, text, numbers } = usePage();
  // Of the whole state a sentence depends on little, and not on what changes while a run is running.
  useSelected((state) => JSON.stringify(statusOf(state, text, numbers)));
  const isReady = useSelected(({ run }) => run.phase === 'ready');
  const { embedded } = useParts();
  const status = statusOf(store.get(), text, numbers);
  return (
    <Status tone={status.tone} sentence={status.sentence}>
      {isReady && (
        <p class="hint" data-foretold>
          <Prediction />
        </p>
      )}
      <Next next={status.next} />
      {!embedded && <TourOffer />}
    </Status>
  );
}

function Next({ next }: { readonly next: Standing['next'] }) {
  const { settings, training, store, text, numbers, config } = usePage();
  if (next === undefined || (next === 'use-cpu' && config.engine === 'cpu')) return null;
  if (next === 'again' && training.isStill()) return null;
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
    'drop-faults': [status.dropFaults, settings.dropFaults],
    'look-now': [
      status.lookNow,
      () => {
        training.look();
      },
    ],
    again: [
      status.again,
      () => {
        settings.prefer({ speed: 'max' });
        training.play();
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
