import type {
  Check,
  ErrorSeries,
  StrategyReport,
  VerifyReport,
} from '../../../../run/verify/types.ts';
import type { WordsOf } from '../../../app-context.ts';
import type { VERIFY } from '../../../i18n/verify.ts';

/** A series of a report, whose it is, and what was found of it. */
export interface Shown {
  readonly key: string;
  readonly run: StrategyReport;
  readonly series: ErrorSeries;
  readonly check: Check | undefined;
}

/** What shows a report, and lets a person choose a series of it by its key. */
export interface ShowingProps {
  readonly report: VerifyReport;
  readonly shown: Shown | undefined;
  readonly onShow: (key: string) => void;
}

export function allIn({ strategies }: VerifyReport): readonly Shown[] {
  return strategies.flatMap((run) =>
    run.errors.map((series) => {
      const check = run.checks.find(({ id, of }) => id === series.against && of === series.of);
      return { key: `${run.strategy}/${series.against}/${series.of}`, run, series, check };
    }),
  );
}

/** The series that is wanted, or else the first that failed, or the first of all; of no strategy there is none. */
export function shownIn(report: VerifyReport, wanted?: string): Shown | undefined {
  const all = allIn(report);
  const failed = all.find(({ check }) => check?.pass === false);
  return all.find(({ key }) => key === wanted) ?? failed ?? all[0];
}

/** `loss`, or a parameter's name. */
export function quantity(of: string, { verify }: WordsOf<typeof VERIFY>['text']): string {
  return of === 'loss' ? verify.chart.loss : of;
}
