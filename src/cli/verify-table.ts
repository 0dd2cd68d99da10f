import { grouped } from '../core/text/grouped.ts';
import { paragraphs, PLAIN } from '../core/text/lines.ts';
import { tableOf, ungrouped } from '../core/text/table.ts';
import { environmentLines } from '../run/bench/report.ts';
import { differenceLine, type Comparison } from '../run/verify/compare.ts';
import type { ReadReport } from '../run/verify/json.ts';
import { CHECK, checksOf, DIFFERENCE, differencesOf } from '../run/verify/tables.ts';
import type { StrategyReport, VerifyReport } from '../run/verify/types.ts';
import { aligned } from './aligned.ts';

/** Of all tables here. */
const JUDGED = { bound: 'allowed', epoch: 'at epoch', result: 'result' };
const CHECK_HEADS = { owner: 'strategy', what: 'check', found: 'found', ...JUDGED };
const DIFFERENCE_HEADS = { strategy: 'strategy', what: 'of', found: 'difference', ...JUDGED };

/** What `downhill verify` prints: the environment, the checks, what they say, and whether all passed. */
export function verifyTable(report: VerifyReport): string[] {
  const { environment, config, epochs, strategies, refused, parameterNames } = report;
  const all = checksOf(report);
  const failed = all.filter(({ pass }) => !pass);
  const run = `${config.model}, ${config.replay === 'none' ? `seed ${config.seed}` : 'replay'}, ${grouped(config.points)} points${config.rows === 'all' ? '' : `, rows ${config.rows}`}, ${grouped(epochs)} epochs, lr ${config.lr}`;
  return paragraphs([
    [...environmentLines(environment), run],
    aligned(tableOf(CHECK, CHECK_HEADS, ungrouped(all))),
    [
      ...(epochs < config.epochs
        ? [
            `lr ${config.lr} diverges: exact descent leaves f32 after epoch ${grouped(epochs)}, and the run is verified up to there`,
          ]
        : []),
      ...strategies.flatMap((one) => stallLines(one, parameterNames)),
      ...refused.map(({ strategy, why }) => `not verified: ${why} (${strategy})`),
    ],
    failed.map(({ what, reason }) => `FAIL: ${reason ?? what}`),
    [
      failed.length === 0
        ? `all ${all.length} checks passed`
        : `${failed.length} of ${all.length} checks FAILED`,
    ],
  ]);
}

/** What `downhill verify --compare` prints. */
export function compareTable(comparison: Comparison, reports: readonly ReadReport[]): string[] {
  const { differences, reasons, pass } = comparison;
  const failed = differences.filter((one) => !one.pass).map(differenceLine);
  return paragraphs([
    reports.map(
      ({ name, engine, adapter, precision }) => `${name}: ${engine}, ${adapter}, ${precision}`,
    ),
    aligned(tableOf(DIFFERENCE, DIFFERENCE_HEADS, ungrouped(differencesOf(comparison)))),
    [...failed, ...reasons].map((line) => `FAIL: ${line}`),
    [pass ? 'the two agree' : 'the two DISAGREE'],
  ]);
}

function stallLines(
  { strategy, stall: { epoch, distance, predicted } }: StrategyReport,
  names: readonly string[],
): string[] {
  const far = (list: readonly number[]): string =>
    list.map((value, p) => `${names[p] ?? ''} ${PLAIN.error(value)}`).join(', ');
  const due =
    predicted?.epoch === undefined
      ? ''
      : `; by lr · gradient under half an ulp, from epoch ${grouped(predicted.epoch)}, within ${far(predicted.distance)}`;
  const off = distance.length === 0 ? '' : `, ${far(distance)} from the optimum`;
  return epoch === undefined
    ? [`${strategy}: moves to the last epoch${off}${due}`]
    : [`${strategy}: stands still from epoch ${grouped(epoch)}${off}${due}`];
}
