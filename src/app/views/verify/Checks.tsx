import {
  REFERENCES,
  type Check,
  type StrategyReport,
  type VerifyReport,
} from '../../../run/verify/types.ts';
import { CheckRow } from './CheckRow.tsx';
import type { Shown, Wanted } from './shown.ts';
import { useVerifyWords } from './use-verify-words.ts';

interface ChecksProps {
  readonly report: VerifyReport | undefined;
  readonly shown: Shown | undefined;
  readonly onShow: (wanted: Wanted) => void;
}

/** Every check of every strategy, and of the references that they are held against. */
export function Checks({ report, shown, onShow }: ChecksProps) {
  const { text } = useVerifyWords();
  const { table } = text.verify;
  return (
    <section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{table.title}</h2>
      {report === undefined ? (
        <NoChecks />
      ) : (
        <div class="bench-scroll" tabIndex={0} role="group" aria-labelledby="checks-title">
          <table class="bench-table checks-table">
            <thead>
              <tr>
                <th scope="col">{table.check}</th>
                <th scope="col" class="is-number">
                  {table.found}
                </th>
                <th scope="col" class="is-number">
                  {table.bound}
                </th>
                <th scope="col" class="is-number is-epoch">
                  {table.epoch}
                </th>
                <th scope="col">{table.result}</th>
              </tr>
            </thead>
            {report.strategies.map((run) => (
              <Group
                key={run.strategy}
                name={text.settings.strategies[run.strategy]}
                run={run}
                checks={run.checks}
                shown={shown}
                onShow={onShow}
              />
            ))}
            <Group name={table.references} checks={report.references} onShow={onShow} />
          </table>
        </div>
      )}
    </section>
  );
}

/** What will be checked. */
function NoChecks() {
  const { text } = useVerifyWords();
  const { table, chart } = text.verify;
  return (
    <div class="checks-empty">
      <p>{table.empty}</p>
      <ul>
        {REFERENCES.map((id) => (
          <li key={id}>{chart.hints[id]}</li>
        ))}
      </ul>
      <p>{table.emptyToo}</p>
    </div>
  );
}

interface GroupProps {
  readonly name: string;
  /** Undefined for the references, whose errors the report does not hold. */
  readonly run?: StrategyReport;
  readonly checks: readonly Check[];
  readonly shown?: Shown | undefined;
  readonly onShow: (wanted: Wanted) => void;
}

function Group({ name, run, checks, shown, onShow }: GroupProps) {
  const { text, numbers } = useVerifyWords();
  const passing = checks.filter(({ pass }) => pass).length;
  const { integer } = numbers;
  return (
    <tbody data-group={run?.strategy ?? 'references'}>
      <tr class="checks-group">
        <th scope="rowgroup" colSpan={5}>
          {name} <span>{text.verify.table.passing(integer(passing), integer(checks.length))}</span>
        </th>
      </tr>
      {checks.map((check) => (
        <CheckRow
          key={`${check.subject ?? ''}/${check.id}/${check.of}`}
          check={check}
          run={run}
          isShown={
            run !== undefined &&
            run === shown?.run &&
            check.id === shown.series.against &&
            check.of === shown.series.of
          }
          onShow={onShow}
        />
      ))}
    </tbody>
  );
}
