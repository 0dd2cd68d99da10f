import { useMemo } from 'preact/hooks';
import { MOST_F32 } from '../../../core/arithmetic/floats.ts';
import {
  epochsToExceed,
  epochsToWithin,
  growth,
  trajectoryOf,
} from '../../../core/quadratic/index.ts';
import { asTrained } from '../../../run/in-own-units.ts';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { Status } from '../../ui/Status.tsx';
import { race } from '../../rivals/fetch.ts';
import { leadOf, type AppState } from '../../state.ts';
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
  const isInWay = status.tone === 'bad' || status.next === 'answer';
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

/** So near to the best loss that a picture shows no difference. */
const SHARE = 0.01;

/** Before the run: how many epochs it takes, or how it is going to fail. */
export function Prediction() {
  const { text, numbers, config } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const { lr, epochs, precision } = config;
  return useMemo(() => {
    if (prepared?.theory === undefined) return null;
    const { prediction } = text;
    const { start } = asTrained(prepared);
    const trajectory = trajectoryOf(prepared.theory, lr, start.parameters);
    const growing = growth(trajectory);
    if (growing >= 1) {
      const largest = precision === 'f64' ? Number.MAX_VALUE : MOST_F32;
      const end = epochsToExceed(trajectory, largest);
      if (!Number.isFinite(end)) return prediction.standsStill;
      const after = numbers.integer(end);
      // So near to 1 that three digits would say 1.
      const factor = growing < 1.005 ? numbers.result(growing) : numbers.short(growing);
      return prediction.grows(factor, after, precision === 'f64' ? '64' : '32');
    }
    const due = epochsToWithin(trajectory, SHARE);
    // Where the points lie on a line, no loss is near to 0.
    if (!Number.isFinite(due)) return null;
    if (due === 0) return prediction.already;
    return prediction.within(numbers.integer(due)) + (due > epochs ? prediction.moreThanSet : '');
  }, [prepared, lr, epochs, precision, text]);
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
  const again = (): void => {
    settings.prefer({ speed: 'max' });
    training.play();
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
    'look-now': [['look-now', status.lookNow, training.look]],
    again: [['again', status.again, again]],
  };
  return (
    <>
      {ways[next].map(([id, word, act]) => (
        <Button key={id} data-next={id} onClick={() => act()}>
          {word}
        </Button>
      ))}
    </>
  );
}
