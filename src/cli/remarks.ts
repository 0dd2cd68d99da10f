/** What is said about a run: before it begins on own data, and when it has ended. */
import { DEFAULTS, SETTINGS, type FitConfig } from '../core/settings/index.ts';
import { coarseColumns, type OwnData } from '../core/data/own.ts';
import { spreadOf } from '../core/arithmetic/mean.ts';
import { lineInTrainedUnits } from '../core/data/units.ts';
import {
  alongAxes,
  bestInOwnUnits,
  crawls,
  excessOf,
  theoryOf,
  trajectoryOf,
  type Theory,
} from '../core/quadratic/index.ts';
import { grouped } from '../core/text/grouped.ts';
import { errorText, figure } from '../core/text/numbers.ts';
import { replayedLines } from '../core/article/compare.ts';
import { isLine } from '../core/models/model.ts';
import type { Problem } from '../core/types.ts';
import type { SetUp } from '../core/setup.ts';
import type { LogLine } from './output.ts';

/** The flags that bring own data to their best fit in few epochs; only a line can be trained on standardised data. */
function wayOf({ standardise }: OwnData, { model }: Pick<Problem, 'model'>): string {
  return standardise || !isLine(model) ? '--lr auto' : '--standardise --lr auto';
}

/** What a person should know before the training starts. */
export function dataWarnings(
  own: OwnData,
  { config: { lr, epochs }, problem }: Pick<SetUp, 'config' | 'problem'>,
  theory: Theory | undefined,
): readonly string[] {
  const says: string[] = [];
  const way = wayOf(own, problem);
  const isStraight = isLine(problem.model);
  if (theory?.unique === false) {
    says.push(
      isStraight
        ? 'all x are equal, so that many lines fit equally well: the run ends at the one nearest to its start'
        : 'these data do not tell all parameters apart, so that many fit equally well: the run ends at those nearest to its start',
    );
  }
  for (const { column, spacing, sd } of own.standardise ? [] : coarseColumns(own)) {
    const remedy = isStraight ? 'use --standardise' : `take a constant away from ${column}`;
    says.push(
      `32-bit numbers keep ${column} to ${figure(spacing, 2)} while it spreads by ${figure(sd, 2)}: ${remedy}`,
    );
  }
  if (theory === undefined) return says;
  const { largestStableLearningRate: limit } = theory;
  if (lr >= limit) {
    says.push(`lr ${lr} will diverge, the largest stable one is ${figure(limit, 3)}: use ${way}`);
  } else if (crawls(lr, epochs, theory)) {
    says.push(
      `at lr ${lr} ${grouped(epochs)} epochs do not get to the best ${isStraight ? 'line' : 'fit'}: use ${way}`,
    );
  }
  return says;
}

/** Of the spread of y: a line this close to the best one is as good in every picture and most tables. */
const CLOSE = 1e-3;

/**
 * How far own data's line has remained from the one of least squares, and what would reach it;
 * undefined where it is close.
 * @param final in the data's own units
 * @param printed how parameters are written
 */
export function shortfall(
  own: OwnData,
  { config, problem, units }: SetUp,
  theory: Theory,
  final: readonly number[],
  printed: (parameters: readonly number[]) => readonly string[],
): string | undefined {
  const points = { x: own.x, y: own.y, more: (own.others ?? []).map(({ values }) => values) };
  const best = bestInOwnUnits(theoryOf, problem, points, units) ?? theory;
  const trained = units === undefined ? final : lineInTrainedUnits(units, final);
  const excess = excessOf(theory, alongAxes(theory, trained));
  // Constant y have no spread: then what counts is their size.
  const size = Math.sqrt(spreadOf(own.y).variance) || Math.abs(own.y[0] ?? 0) || 1;
  const away = (Math.sqrt(excess) * (units?.y.scale ?? 1)) / size;
  if (!theory.unique || !(away > CLOSE)) return undefined;
  const { epochs, lr } = config;
  // √(L − L*) falls at least as fast as the slowest direction: by |1 − η·λ| a step.
  const factor = Math.max(...trajectoryOf(theory, lr, trained).factors.map(Math.abs));
  const more = Math.ceil(epochs + Math.log(CLOSE / away) / Math.log(factor));
  // As they are, rounding may stop the data before.
  const enough =
    own.standardise && more <= SETTINGS.epochs.most ? `--epochs ${toTwoDigits(more)}, or ` : '';
  return (
    `after ${grouped(epochs)} epochs the ${isLine(problem.model) ? 'line' : 'curve'} is ${percent(away)} of y's spread away from least squares, ` +
    `which has ${printed(best.parameters).join(', ')}: ${enough}${wayOf(own, problem)} would reach it`
  );
}

/** Rounded up, as a person would type it. */
function toTwoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

/**
 * How far a replay is from what the article printed: its greatest difference over the lines that
 * both have. Undefined for a run that is no replay, or that has other settings than the article's.
 */
export function replayDifference(
  {
    replay,
    lr,
    start,
    fixed,
    rates,
  }: Pick<FitConfig, 'replay' | 'lr' | 'start' | 'fixed' | 'rates'>,
  log: readonly LogLine[],
): string | undefined {
  if (lr !== DEFAULTS.lr || start !== 'drawn') return undefined;
  if (fixed.length > 0 || rates.length > 0) return undefined;
  const [epochs, losses] = [log.map(([epoch]) => epoch), log.map(([, loss]) => loss)];
  const lines = replayedLines(replay, epochs, losses)
    .map(({ epoch, published, replayed = NaN }) => ({ epoch, off: Math.abs(replayed - published) }))
    .filter(({ off }) => !Number.isNaN(off));
  const [worst] = lines.toSorted((one, other) => other.off - one.off);
  if (worst === undefined) return undefined;
  return `greatest difference from the ${lines.length} published lines: ${errorText(worst.off)}, at epoch ${worst.epoch}`;
}
