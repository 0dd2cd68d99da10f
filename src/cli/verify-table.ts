import { errorText } from '../core/text/numbers.ts';
import { environmentLines } from '../run/bench/report.ts';
import { differenceLine, type Comparison } from '../run/verify/compare.ts';
import type { ReadReport } from '../run/verify/json.ts';
import { paragraphs } from '../run/lines.ts';
import type { Check, StrategyReport, VerifyReport } from '../run/verify/types.ts';
import { grouped } from './output.ts';

const HEAD = ['strategy', 'check', 'found', 'allowed', 'at epoch', 'result'];

/** Figures stand at the right of their column, texts at the left. */
const RIGHT: ReadonlySet<number> = new Set([2, 3, 4]);

/** What `downhill verify` prints: the environment, the checks, what they say, and whether all passed. */
export function verifyTable(report: VerifyReport): string[] {
  const { environment, config, epochs, references, strategies, refused, parameterNames } = report;
  const all = [...references, ...strategies.flatMap(({ checks }) => checks)];
  const failed = all.filter(({ pass }) => !pass);
  const run = `${config.model}, ${config.replay === 'none' ? `seed ${config.seed}` : 'replay'}, ${grouped(config.points)} points, ${grouped(epochs)} epochs, lr ${config.lr}`;
  return paragraphs([
    [...environmentLines(environment), run],
    aligned([
      HEAD,
      ...references.map((check) => row('references', check)),
      ...strategies.flatMap(({ strategy, checks }) => checks.map((check) => row(strategy, check))),
    ]),
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
export function compareTable(
  { differences, bitEqual, reasons, pass }: Comparison,
  reports: readonly ReadReport[],
): string[] {
  const failed = differences.filter((one) => !one.pass).map(differenceLine);
  return paragraphs([
    reports.map(
      ({ name, engine, adapter, precision }) => `${name}: ${engine}, ${adapter}, ${precision}`,
    ),
    aligned([
      ['strategy', 'of', 'difference', 'allowed', 'at epoch', 'result'],
      ...differences.map(({ strategy, of, found, bound, epoch, pass: passed }) => [
        strategy,
        of,
        figure(found),
        figure(bound),
        epoch === undefined ? '' : grouped(epoch),
        bitEqual.includes(strategy) ? 'bit-equal' : result(passed),
      ]),
    ]),
    [...failed, ...reasons].map((line) => `FAIL: ${line}`),
    [pass ? 'the two agree' : 'the two DISAGREE'],
  ]);
}

function row(subject: string, { what, found, bound, epoch, pass }: Check): string[] {
  const at = epoch === undefined ? '' : grouped(epoch);
  return [subject, what, figure(found), figure(bound), at, result(pass)];
}

function result(pass: boolean): string {
  return pass ? 'pass' : 'FAIL';
}

/** Counts with all digits, errors with two. */
function figure(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e10 ? grouped(value) : errorText(value);
}

function stallLines(
  { strategy, stall: { epoch, distance, predicted } }: StrategyReport,
  names: readonly string[],
): string[] {
  const far = (list: readonly number[]): string =>
    list.map((value, p) => `${names[p] ?? ''} ${figure(value)}`).join(', ');
  const due =
    predicted?.epoch === undefined
      ? ''
      : `; by lr · gradient under half an ulp, from epoch ${grouped(predicted.epoch)}, within ${far(predicted.distance)}`;
  const off = distance.length === 0 ? '' : `, ${far(distance)} from the optimum`;
  return epoch === undefined
    ? [`${strategy}: moves to the last epoch${off}${due}`]
    : [`${strategy}: stands still from epoch ${grouped(epoch)}${off}${due}`];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((text, i) => {
        const width = widths?.[i] ?? 0;
        return RIGHT.has(i) ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
