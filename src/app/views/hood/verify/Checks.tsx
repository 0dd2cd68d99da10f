import { tableOf, type Group } from '../../../../core/text/table.ts';
import { CHECK, checksOf, type OwnedCheck } from '../../../../run/verify/tables.ts';
import { REFERENCES, type CheckId, type VerifyReport } from '../../../../run/verify/types.ts';
import { useWords } from '../../../app-context.ts';
import { VERIFY } from '../../../i18n/verify.ts';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { seriesOf, type Shown, type Wanted } from './shown.ts';
import { Verdict } from './Verdict.tsx';
import { checkName } from './words.ts';

interface ChecksProps {
  readonly report: VerifyReport | undefined;
  readonly shown: Shown | undefined;
  readonly onShow: (wanted: Wanted) => void;
}

/** Every check of every strategy, and of the references that they are held against. */
export function Checks({ report, ...props }: ChecksProps) {
  const { text } = useWords(VERIFY);
  const { table, chart } = text.verify;
  return (
    <section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{table.title}</h2>
      {report === undefined ? (
        <div class="stack hint">
          <p>{table.empty}</p>
          <ul class="is-disc">
            {REFERENCES.map((id) => (
              <li key={id}>{chart.hints[id]}</li>
            ))}
          </ul>
          <p>{table.emptyToo}</p>
        </div>
      ) : (
        <TableScroll look="is-filling" labelledBy="checks-title">
          <ChecksTable report={report} {...props} />
        </TableScroll>
      )}
    </section>
  );
}

/** The row of these says why it failed. */
const SAID_BY_FIGURES: ReadonlySet<CheckId> = new Set([...REFERENCES, 'stall', 'step']);

function ChecksTable({ report, shown, onShow }: ChecksProps & { readonly report: VerifyReport }) {
  const { text, numbers } = useWords(VERIFY);
  const { check: what, found, bound, epoch, result, ...words } = text.verify.table;
  const groups = [...report.strategies.map(({ strategy }) => strategy), 'references' as const].map(
    (owner): Group<OwnedCheck> => ({
      key: owner,
      head: owner === 'references' ? words.references : text.settings.strategies[owner],
      rows: checksOf(report).filter((check) => check.owner === owner),
    }),
  );
  const isShown = (check: OwnedCheck): boolean =>
    shown !== undefined && seriesOf(report, check)?.series === shown.series;
  return (
    <Table
      look="is-checks is-folding"
      table={tableOf(CHECK, { what, found, bound, epoch, result }, groups)}
      keyOf={({ owner, subject, id, of }) => `${owner}/${subject ?? ''}/${id}/${of}`}
      rowHead="what"
      groupMarksOf={({ key }) => ({ 'data-group': key })}
      marksOf={(check) => ({
        class: isShown(check) ? 'is-shown' : '',
        'data-check': `${check.id} ${check.of}`.trim(),
      })}
      note={({ id, pass, reason }) => (pass || SAID_BY_FIGURES.has(id) ? undefined : reason)}
      drawGroup={({ head, rows }) => (
        <>
          {head}{' '}
          <span>
            {words.passing(
              numbers.integer(rows.filter(({ pass }) => pass).length),
              numbers.integer(rows.length),
            )}
          </span>
        </>
      )}
      draw={{
        what: (check) => {
          const name = checkName(check, text);
          const found = seriesOf(report, check);
          if (found === undefined) return name;
          const { run, series } = found;
          return (
            <button
              type="button"
              class="link"
              aria-pressed={isShown(check)}
              title={words.show(name)}
              onClick={() => {
                onShow({ strategy: run.strategy, against: series.against, of: series.of });
              }}
            >
              {name}
            </button>
          );
        },
        result: ({ pass }) => <Verdict pass={pass} words={pass ? words.pass : words.fail} />,
      }}
    />
  );
}
