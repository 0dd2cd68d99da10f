import { ConfigError, DeviceLostError, GpuUnavailableError } from '../../../core/errors.ts';
import { isLine } from '../../../core/models/model.ts';
import { suitableLearningRate } from '../../../core/quadratic/index.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Numbers } from '../../format/numbers.ts';
import { comparable, greatestDifference, replayedLines } from '../../../core/article/compare.ts';
import { failureText } from '../../part-missing.ts';
import type { Faults } from '../../../core/settings/fault.ts';
import { CONFIG_KEYS, settingText, type FitConfig } from '../../../core/settings/index.ts';
import type { Tone } from '../../ui/Status.tsx';
import { divergenceOf, divergenceText } from './divergence.ts';
import { faultText } from '../lab/settings/faults.ts';
import { freshAnswer } from '../../answer/answer-of.ts';
import { holderOf, isPending, type AppState, type Run } from '../../state.ts';

export interface Status {
  readonly tone: Tone;
  readonly sentence: string;
  /** What to do next, where it is more than pressing the transport's button. */
  readonly next?:
    'use-rate' | 'use-cpu' | 'use-auto' | 'drop-faults' | 'look-now' | 'again' | 'answer';
}

/** Within this share of the least possible loss a fit counts as settled, */
const SETTLED = 1e-3;
/**
 * and so it does where R² has the same six digits, or, all y being equal, where it is within a thousandth of them:
 * where the best loss is 0, nothing is near to it.
 */
const UNSEEN = 1e-6;

/** Where the run stands, in a sentence that says what to do next. */
export function statusOf(state: AppState, text: Messages, numbers: Numbers): Status {
  const { run } = state;
  const { status } = text;
  if (state.heldUpBy !== undefined && state.heldUpBy === state.faults) {
    const said = faultIn(state.faults, state.config, text, numbers);
    return { tone: 'bad', sentence: said ?? text.faults.unknown, next: 'drop-faults' };
  }
  if (run.silent) return { tone: 'bad', sentence: status.silent, next: 'use-cpu' };
  if (run.phase !== 'failed' && isPending(state)) {
    return { tone: 'quiet', sentence: status.pending, next: 'answer' };
  }
  if (run.looked !== undefined) {
    return { tone: 'quiet', sentence: status.looking, next: 'look-now' };
  }
  const holder = holderOf(state);
  // One that is over keeps its own words, whoever has the device.
  if (holder !== undefined && (run.phase === 'ready' || run.phase === 'paused')) {
    return { tone: 'quiet', sentence: status.held[holder] };
  }
  switch (run.phase) {
    case 'preparing':
      return { tone: 'busy', sentence: preparing(state, text, numbers) };
    case 'ready': {
      const sentence = freshAnswer(state)
        ? status.fitted
        : status.ready(status.moves[whatMoves(run)]);
      return { tone: 'quiet', sentence: overshoots(state) ? status.readyUnstable : sentence };
    }
    case 'running':
      return { tone: 'busy', sentence: status.running };
    case 'paused':
      return { tone: 'quiet', sentence: status.paused };
    case 'done':
      if (run.kept !== undefined) {
        const [loss, epoch] = [numbers.result(run.loss), numbers.integer(run.epoch)];
        return { tone: 'good', sentence: status.kept(loss, epoch) };
      }
      return {
        tone: 'good',
        sentence: doneSentence(state, text, numbers),
        ...(state.preferences.speed === 'calm' && { next: 'again' as const }),
      };
    case 'diverged':
      return {
        tone: 'bad',
        sentence: divergenceText(run, text, numbers),
        ...(divergenceOf(run) === 'rate' && { next: 'use-rate' as const }),
      };
    case 'failed':
      return failed(run, text, numbers);
  }
}

/** What the fit of a model is seen by. */
function whatMoves({ prepared }: Run): keyof Messages['status']['moves'] {
  if (prepared === undefined || isLine(prepared.problem.model)) return 'line';
  return (['curve', 'plane'] as const)[prepared.axes.more.length] ?? 'points';
}

/** What is wrong in the first field that is wrong; undefined where none is. @param config what is used in its place */
function faultIn(
  faults: Faults,
  config: FitConfig | undefined,
  text: Messages,
  numbers: Numbers,
): string | undefined {
  const field = CONFIG_KEYS.find((key) => Object.hasOwn(faults, key));
  if (field === undefined) return undefined;
  const used = config && settingText(config, field);
  const fault = faultText(faults[field], used, text, numbers) ?? '';
  return text.status.heldUp(text.settings.names[field], fault);
}

function preparing({ run, config, own }: AppState, { status }: Messages, numbers: Numbers): string {
  const { prepared, share, mending } = run;
  const epoch = numbers.integer(run.epoch);
  if (mending instanceof DeviceLostError) return status.deviceLost(epoch);
  if (mending !== undefined) return status.workCutShort(epoch);
  const points = numbers.integer(own?.x.length ?? config.points);
  if (prepared === undefined) return status.makingData(points);
  return share === undefined ? status.openingDevice : status.uploading(points);
}

/** Whether every step takes the run farther from the best fit. */
export function overshoots({ run, config }: AppState): boolean {
  return config.lr >= (run.prepared?.theory?.largestStableLearningRate ?? NaN);
}

function doneSentence(state: AppState, text: Messages, numbers: Numbers): string {
  const { run, config } = state;
  const { status } = text;
  if (comparable(config)) {
    const { loggedEpochs, loggedLosses } = run.history;
    const lines = replayedLines(config.replay, loggedEpochs, loggedLosses);
    return status.doneReplay(numbers.short(greatestDifference(lines)));
  }
  const { best, variance = NaN } = run.prepared ?? {};
  if (best === undefined) return status.doneOnly(numbers.result(run.loss)) + leadOn(state, status);
  const above = run.loss - best.loss;
  const size = run.prepared?.drawn.y[0] ?? NaN;
  return above > Math.max(SETTLED * run.loss, UNSEEN * (variance || size ** 2))
    ? status.doneAbove(numbers.result(run.loss), numbers.short(above))
    : status.done(numbers.result(run.loss)) + leadOn(state, status);
}

/** To what is worth trying next. */
function leadOn(state: AppState, { pastLimit, goBack }: Messages['status']): string {
  const { embed, show } = state.preferences;
  const isInSight = embed === 0 || show.includes('settings');
  const hasLimit = state.run.prepared?.theory !== undefined && !overshoots(state);
  return ` ${isInSight && hasLimit ? pastLimit : goBack}`;
}

function failed(run: Run, text: Messages, numbers: Numbers): Status {
  const { status } = text;
  const { failure } = run;
  const kept = run.epoch > 0 ? ` ${status.keepsWhatItHas}` : '';
  if (failure instanceof GpuUnavailableError) {
    return { tone: 'bad', sentence: text.noGpuAtAll[failure.reason] + kept, next: 'use-cpu' };
  }
  if (failure instanceof ConfigError && failure.field === 'strategy') {
    return { tone: 'bad', sentence: status.refused(failure.message), next: 'use-auto' };
  }
  const faults = failure instanceof ConfigError ? failure.faults : {};
  const wrong = faultIn(faults, undefined, text, numbers);
  if (wrong !== undefined) return { tone: 'bad', sentence: wrong };
  const sentence = status.failed(failureText(failure, text)) + kept;
  // Without data the CPU could do no more than the GPU.
  return { tone: 'bad', sentence, ...(run.prepared && { next: 'use-cpu' as const }) };
}

export function saferRate({ prepared }: Run): number {
  return prepared?.theory === undefined ? NaN : suitableLearningRate(prepared.theory);
}
