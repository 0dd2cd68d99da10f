import { RANGES } from '../core/config.ts';
import type { OwnData } from '../core/data/own.ts';
import { exactInOwnUnits, lineInTrainedUnits } from '../core/data/units.ts';
import { leastSquares, type LeastSquares } from '../core/exact.ts';
import { grouped } from '../core/grouped.ts';
import type { SetUp } from '../core/setup.ts';

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
  final: readonly number[],
  printed: (parameters: readonly number[]) => readonly string[],
): string | undefined {
  const trained = leastSquares(problem.data);
  const best = units === undefined ? trained : exactInOwnUnits(units, trained, own);
  const excess = excessOf(trained, units === undefined ? final : lineInTrainedUnits(units, final));
  // Constant y have no spread: then what counts is their size.
  const size = Math.sqrt(best.variance) || Math.abs(best.parameters[1]) || 1;
  const away = (Math.sqrt(excess) * (units?.y.scale ?? 1)) / size;
  if (!trained.unique || !(away > CLOSE)) return undefined;
  const { epochs, lr } = config;
  // √(L − L*) falls at least as fast as the slowest direction: by |1 − η·λ| a step.
  const factor = Math.max(...trained.eigenvalues.map((value) => Math.abs(1 - lr * value)));
  const more = Math.ceil(epochs + Math.log(CLOSE / away) / Math.log(factor));
  // As they are, rounding may stop the data before.
  const enough =
    own.standardise && more <= RANGES.epochs.most ? `--epochs ${toTwoDigits(more)}, or ` : '';
  const way = own.standardise ? '--lr auto' : '--standardise --lr auto';
  return (
    `after ${grouped(epochs)} epochs the line is ${percent(away)} of y's spread away from least squares, ` +
    `which has ${printed(best.parameters).join(', ')}: ${enough}${way} would reach it`
  );
}

/** L − L* = ½·δᵀ·H·δ with δ = θ − θ*. */
function excessOf(
  { hessian, parameters }: LeastSquares,
  [a = NaN, b = NaN]: readonly number[],
): number {
  const [da, db] = [a - parameters[0], b - parameters[1]];
  const [[haa, hab], [, hbb]] = hessian;
  return Math.max(0, (haa * da * da + 2 * hab * da * db + hbb * db * db) / 2);
}

/** Rounded up, as a person would type it. */
function toTwoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
