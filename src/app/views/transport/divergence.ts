import { SETTINGS } from '../../../core/settings/index.ts';
import { printed } from '../../format/equation.ts';
import { shortName } from '../../format/parameter-names.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Run } from '../../state.ts';

/** Why a run diverged, which says what helps. */
export function divergenceOf({ config, prepared }: Pick<Run, 'config' | 'prepared'>) {
  const limit = prepared?.theory?.largestStableLearningRate;
  // Nobody can say which rates are stable.
  if (limit === undefined) return 'unknown';
  // The rate is stable, and the numbers are too large for their bits.
  if (config.lr <= limit) return 'numbers';
  // Every step overshoots; so it would with the least rate that can be set.
  return limit < SETTINGS.lr.least ? 'noRate' : 'rate';
}

/** What happened, why, and what helps. */
export function divergenceText(run: Run, { status }: Messages, numbers: Numbers): string {
  const { diverged } = status;
  const limit = numbers.shortBelow(run.prepared?.theory?.largestStableLearningRate ?? NaN);
  const reason = {
    rate: diverged.rate(limit),
    noRate: diverged.noRate(limit, String(SETTINGS.lr.least)),
    numbers: diverged.numbers,
    unknown: diverged.unknown,
  }[divergenceOf(run)];
  const { epoch = 0, where } = run.found ?? {};
  if (where === undefined) {
    return diverged.what(numbers.integer(run.divergedAt ?? run.epoch), reason);
  }
  const { row, expression, values } = where;
  const said = values.map(([name, value]) => `${shortName(name)} = ${numbers.short(value)}`);
  const at = [numbers.integer(epoch), printed(expression), numbers.integer(row)] as const;
  return diverged.where(...at, said.join(', '), reason);
}
