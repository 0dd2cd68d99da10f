import { usePage, useSelected } from '../../app-context.ts';
import { SETTINGS } from '../../../core/settings/index.ts';
import { printed } from '../../format/equation.ts';
import { shortName } from '../../format/short-name.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Run } from '../../state.ts';

export function DivergedInPlot() {
  const { text, numbers } = usePage();
  const said = useSelected(({ run }) => divergenceText(run, text, numbers));
  return said === undefined ? null : <p class="plot-note notice is-bad">{said}</p>;
}

/**
 * Why a run diverged, which says what helps:
 * - `rate`: every step overshoots;
 * - `no-rate`: so it would with the least rate that can be set;
 * - `numbers`: the rate is stable, and the numbers are too large for their bits;
 * - `unknown`: nobody can say which rates are stable.
 */
export type Divergence = 'rate' | 'no-rate' | 'numbers' | 'unknown';

/** Undefined where the run has not diverged. */
export function divergenceOf(
  run: Pick<Run, 'phase' | 'config' | 'prepared'>,
): Divergence | undefined {
  if (run.phase !== 'diverged') return undefined;
  const limit = run.prepared?.theory?.largestStableLearningRate;
  if (limit === undefined) return 'unknown';
  if (run.config.lr <= limit) return 'numbers';
  return limit < SETTINGS.lr.least ? 'no-rate' : 'rate';
}

/** What happened, why, and what helps: the same words wherever a person looks. */
export function divergenceText(run: Run, text: Messages, numbers: Numbers): string | undefined {
  const why = divergenceOf(run);
  if (why === undefined) return undefined;
  const { diverged } = text.status;
  const limit = numbers.shortBelow(run.prepared?.theory?.largestStableLearningRate ?? NaN);
  const reasons: Readonly<Record<Divergence, string>> = {
    rate: diverged.rate(limit),
    'no-rate': diverged.noRate(limit, String(SETTINGS.lr.least)),
    numbers: diverged.numbers,
    unknown: diverged.unknown,
  };
  const { epoch = 0, where } = run.found ?? {};
  if (where !== undefined) {
    const { row, expression, values } = where;
    const said = values.map(([name, value]) => `${shortName(name)} = ${numbers.short(value)}`);
    return diverged.where(
      numbers.integer(epoch),
      printed(expression),
      numbers.integer(row),
      said.join(', '),
      reasons[why],
    );
  }
  return diverged.what(numbers.integer(run.divergedAt ?? run.epoch), reasons[why]);
}
