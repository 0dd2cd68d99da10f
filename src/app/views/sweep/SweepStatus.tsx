import { usePage, useSelected, type WordsOf } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { failureText } from '../../part-missing.ts';
import { holderOf, type AppState } from '../../state.ts';
import type { Axis } from '../../../run/sweep/types.ts';
import { cellCount, type SweepMap } from '../../state/sweep.ts';
import { Status, type Tone } from '../../ui/Status.tsx';
import { asked } from '../../sweep/asked.ts';
import { overText, readOver, type Pair } from '../../sweep/axis.ts';
import { measuredIn } from '../../sweep/measured.ts';
import { STATES } from '../../sweep/shades.ts';

type Standing = readonly [tone: Tone, sentence: string];

/** How the map stands, in a sentence that says what to do next. */
export function SweepStatus() {
  const words = usePage(SWEEP);
  const said = useSelected((state) => standingOf(state, words).join('\n'));
  const quickly = useSelected(({ sweep }) => sweep.phase === 'running');
  const [tone = 'quiet', sentence = ''] = said.split('\n');
  return <Status tone={tone as Tone} sentence={sentence} quickly={quickly} />;
}

function standingOf(state: AppState, { text, numbers }: WordsOf<typeof SWEEP>): Standing {
  const { sweep } = state;
  const { integer } = numbers;
  const { status } = text.sweep;
  const { phase, map, done, elapsedMs, leftMs } = sweep;
  const holder = holderOf(state);
  if (holder !== undefined && phase !== 'running') return ['quiet', text.status.held[holder]];
  const axes = readOver(asked(state));
  const count = integer(axes === undefined ? 0 : axes[0].values.length * axes[1].values.length);
  const all = integer(map === undefined ? 0 : cellCount(map));
  switch (phase) {
    case 'empty':
      return axes === undefined ? ['bad', status.broken] : ['quiet', status.empty(count)];
    case 'running': {
      if (map === undefined) return ['busy', status.opening];
      const left = leftMs === undefined ? '' : numbers.wholeSeconds(Math.ceil(leftMs / 1000));
      return ['busy', status.running(integer(done), all, left)];
    }
    case 'stopped':
      return ['quiet', status.stopped(integer(done), all)];
    case 'failed':
      return ['bad', text.status.failed(failureText(sweep.failure, text))];
    case 'done': {
      if (map === undefined) return ['quiet', status.empty(count)];
      if (isOther(map, state, axes)) return ['quiet', status.other];
      if ([map.across, map.up].every(isFine)) return ['quiet', status.f32];
      const last = map.frames.at(-1);
      const measured = last && measuredIn(map, last, 'last-loss');
      const hasDiverged = measured?.shades.states.every((one) => one === STATES.diverged);
      if (hasDiverged === true) return ['bad', status.nothing(all)];
      return ['good', status.done(all, numbers.duration(elapsedMs))];
    }
  }
}

/** Whether a press would map something else. */
function isOther(
  { config, own, over, target: { from, loss } }: SweepMap,
  now: AppState,
  axes: Pair<Axis> | undefined,
): boolean {
  const due = from === 'given' ? loss : 0;
  const isSame = config === now.config && own === now.own && due === now.preferences.target;
  return !isSame || (axes !== undefined && over !== overText(axes));
}

/** Decades on a side below which f32 itself is seen in a fractal (docs/sweeps-measured.md). */
const FINEST_DECADES = 0.14;

/** Whether an axis is the rate of a layer, and so short that rounding decides cells. */
function isFine({ name, scale, range: { low, high } = { low: NaN, high: NaN } }: Axis): boolean {
  return name.startsWith('rates.') && scale === 'log' && Math.log10(high / low) < FINEST_DECADES;
}
