/** The numbers that captions speak of: each follows from the run, so that no text can be at odds with it. */
import { isPlane } from '../../../core/data/datasets.ts';
import { toError } from '../../../core/text/typeset.ts';
import type { FittedParameter } from '../../../run/fit/fit.ts';
import { answerOf } from '../../answer/answer-of.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Past } from '../../state.ts';
import { MINIMUM } from '../../sweep/basins.ts';
import { measuredIn, type Measured } from '../../sweep/measured.ts';
import { bestLossOf, stepsToBest } from '../../rivals/standing.ts';
import { rowOf } from '../../training/made.ts';

interface Fact {
  readonly of: (past: Past) => number | undefined;
  readonly as: 'short' | 'shortBelow' | 'integer' | 'percent' | 'toError';
}

export const FACTS = {
  /** The loss at the start, now, and at the best fit. */
  start: { of: ({ run }) => run.prepared?.startLoss, as: 'short' },
  loss: { of: ({ run }) => run.loss, as: 'short' },
  best: { of: ({ run }) => run.prepared?.best?.loss, as: 'short' },
  /** Steps that were taken, and those to the best loss. */
  epoch: { of: ({ run }) => run.epoch, as: 'integer' },
  steps: { of: stepsNeeded, as: 'integer' },
  /** The largest stable rate, in the digits that stand beside its slider. */
  limit: { of: ({ run }) => run.prepared?.theory?.largestStableLearningRate, as: 'shortBelow' },
  /** The share of points that are put in their own class. */
  right: { of: shareRight, as: 'percent' },
  /** Of the answer: its first parameter, how sure that is, and the ends of its interval. */
  slope: { of: (past) => slopeOf(past)?.value, as: 'toError' },
  error: { of: (past) => slopeOf(past)?.standardError, as: 'toError' },
  /** Of a map of starts: which share of them comes to the deepest minimum, its loss, and how many starts find it nearly surely. */
  share: { of: shareOfDeepest, as: 'percent' },
  deepest: { of: (past) => basinsIn(past)?.minima[0], as: 'short' },
  tries: { of: triesNeeded, as: 'integer' },
  low: { of: (past) => slopeOf(past)?.low, as: 'toError' },
  high: { of: (past) => slopeOf(past)?.high, as: 'toError' },
} as const satisfies Readonly<Record<string, Fact>>;

function basinsIn({ sweep }: Past): Measured | undefined {
  const { map } = sweep;
  const last = map?.frames.at(-1);
  return map && last && measuredIn(map, last, MINIMUM.name);
}

function shareOfDeepest(past: Past): number | undefined {
  const { values } = basinsIn(past) ?? {};
  return values && values.filter((number) => number === 1).length / values.length;
}

/** So sure one wants to be. */
const NEARLY_SURE = 0.95;

function triesNeeded(past: Past): number | undefined {
  const share = shareOfDeepest(past);
  return share && Math.ceil(Math.log(1 - NEARLY_SURE) / Math.log(1 - share));
}

const UNKNOWN = '…';

/**
 * A text with the facts of now in the place of `{loss}`, and those of the step before in that of `{loss before}`. What stands
 * in brackets is left out where one of its facts is not known.
 */
export function filled(
  text: string,
  now: Past,
  before: Past | undefined,
  numbers: Numbers,
): string {
  const whole = text.replace(/\{(\w+)( before)?\}/g, (_, name: string, isBefore?: string) => {
    const { of, as }: Fact = FACTS[name as keyof typeof FACTS];
    const past = isBefore === undefined ? now : before;
    const value = (past && of(past)) ?? NaN;
    if (Number.isNaN(value)) return UNKNOWN;
    if (as === 'toError') return toError(value, past && slopeOf(past)?.standardError) ?? UNKNOWN;
    return numbers[as](value).replace('.0%', '%');
  });
  return whole.replace(/\[(.*?)\]/g, (_, part: string) => (part.includes(UNKNOWN) ? '' : part));
}

function slopeOf(past: Past): FittedParameter | undefined {
  return answerOf(past)?.found?.parameters[0];
}

function stepsNeeded({ run }: Past): number | undefined {
  return stepsToBest(run, bestLossOf([run], true));
}

function shareRight({ config, run: { prepared, parameters } }: Past): number | undefined {
  if (prepared === undefined || !isPlane(config.dataset)) return undefined;
  const { drawn, reading } = prepared;
  const right = drawn.y.filter(
    (y, i) => reading.predict(parameters, rowOf(drawn, i)) > 0 === y > 0.5,
  );
  return right.length / drawn.y.length;
}
