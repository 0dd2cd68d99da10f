import type { StrategyId } from '../../../../core/types.ts';
import type { OwnedCheck } from '../../../../run/verify/tables.ts';
import type {
  ErrorSeries,
  Reference,
  StrategyReport,
  VerifyReport,
} from '../../../../run/verify/types.ts';

/** What a person chose to see of a report; what is left out is not chosen yet. */
export interface Wanted {
  readonly strategy?: StrategyId;
  readonly against?: Reference;
  readonly of?: string;
}

/** What the chart shows of a report. */
export interface Shown {
  readonly run: StrategyReport;
  readonly series: ErrorSeries;
}

/**
 * The series that is wanted. Where nothing is chosen, or the report has no such, the first that failed,
 * or else the first of all; undefined where no strategy was verified.
 */
export function shownIn({ strategies }: VerifyReport, wanted: Wanted): Shown | undefined {
  const all = strategies.flatMap((run) => run.errors.map((series): Shown => ({ run, series })));
  const matching = all.filter(
    ({ run, series }) =>
      run.strategy === (wanted.strategy ?? run.strategy) &&
      series.against === (wanted.against ?? series.against) &&
      series.of === (wanted.of ?? series.of),
  );
  const candidates = matching.length > 0 ? matching : all;
  return candidates.find(hasFailed) ?? candidates[0];
}

function hasFailed({ run, series }: Shown): boolean {
  return run.checks.some(({ id, of, pass }) => !pass && id === series.against && of === series.of);
}

/** The errors that a check is about; undefined of a reference, whose errors the report does not hold. */
export function seriesOf({ strategies }: VerifyReport, check: OwnedCheck): Shown | undefined {
  const run = strategies.find(({ strategy }) => strategy === check.owner);
  const series = run?.errors.find(({ against, of }) => against === check.id && of === check.of);
  return run && series && { run, series };
}
