import { usePage, useSelected, useSome } from '../../app-context.ts';
import { Status } from '../../ui/Status.tsx';
import { race } from '../../rivals/fetch.ts';
import { leadOf, type AppState } from '../../state.ts';
import { Prediction } from './Prediction.tsx';
import { saferRate, statusOf, type Status as Standing } from './status.ts';
import type { Draft } from '../../settings/draft.ts';
import { Button } from '../../ui/Button.tsx';

export function StatusLine() {
  const { store, language, text, numbers, preferences } = usePage();
  const standing = (state: AppState): Standing => {
    const status = statusOf({ ...state, run: leadOf(state) }, text, numbers);
    if (state.rivals.length === 0) return status;
    return { ...status, ...race()?.raceStatus(state, language, text, numbers) };
  };
  // Of the whole state a sentence depends on little, and not on what changes while a run is running.
  useSelected((state) => JSON.stringify(standing(state)));
  const { phase } = useSome('run', 'phase');
  const status = standing(store.get());
  // The caption of a lesson speaks of the run; what stands in its way, or asks, is seen beside it.
  const isInWay = (status.tone === 'bad' && phase !== 'diverged') || status.next === 'answer';
  return (
    <Status {...status} aside={preferences.lesson !== 'none' && !isInWay}>
      {phase === 'ready' && (
        <p class="hint" data-foretold>
          <Prediction />
        </p>
      )}
      <Next next={status.next} />
    </Status>
  );
}

type Way = readonly [id: string, word: string, act: () => void];

function Next({ next }: { readonly next: Standing['next'] }) {
  const { settings, training, undo, store, text, numbers, config } = usePage();
  if (next === undefined || (next === 'use-cpu' && config.engine === 'cpu')) return null;
  if (next === 'again' && training.isStill()) return null;
  const lr = saferRate(store.get().run);
  const { status } = text;
  /** Whoever presses it means to begin anew. */
  const use = (patch: Partial<Draft>) => (): void => {
    settings.commit(patch);
    training.reset();
  };
  const ways: Readonly<Record<typeof next, readonly Way[]>> = {
    'use-rate': [['use-rate', status.useRate(numbers.short(lr)), use({ lr: String(lr) })]],
    'use-auto': [['use-auto', status.useAuto, use({ strategy: 'auto' })]],
    // Of the other strategies it has none in 32 bits.
    'use-cpu': [['use-cpu', status.useCpu, use({ engine: 'cpu', strategy: 'auto' })]],
    'drop-faults': [['drop-faults', status.dropFaults, settings.dropFaults]],
    answer: [
      ['restart', status.restart, training.restart],
      ['keep-run', status.keepRun, undo.keepRun],
    ],
    'look-now': [
      [
        'look-now',
        status.lookNow,
        () => {
          training.look();
        },
      ],
    ],
    again: [
      [
        'again',
        status.again,
        () => {
          settings.prefer({ speed: 'max' });
          training.play();
        },
      ],
    ],
  };
  return (
    <>
      {ways[next].map(([id, word, act]) => (
        <Button key={id} data-next={id} onClick={act}>
          {word}
        </Button>
      ))}
    </>
  );
}
