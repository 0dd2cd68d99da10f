import { tableOf, type Group } from '../../../../core/text/table.ts';
import { CHECK, checksOf, type OwnedCheck } from '../../../../run/verify/tables.ts';
import { REFERENCES, type Check } from '../../../../run/verify/types.ts';
import { useWords, type WordsOf } from '../../../app-context.ts';
import { VERIFY } from '../../../i18n/verify.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { allIn, quantity, type ShowingProps } from './shown.ts';

/** The row of these says why it failed. */
const SAID_BY_FIGURES = new Set<string>([...REFERENCES, 'stall', 'step']);

/** Every check of every strategy, and of the references that they are held against. */
export function Checks({ report, shown, onShow }: ShowingProps) {
  const { text, numbers } = useWords(VERIFY);
  const { title, check: what, found, bound, epoch, result, ...words } = text.verify.table;
  const groups = [...report.strategies.map(({ strategy }) => strategy), 'references' as const].map(
    (owner): Group<OwnedCheck> => ({
      key: owner,
      head: owner === 'references' ? words.references : text.settings.strategies[owner],
      rows: checksOf(report).filter((check) => check.owner === owner),
    }),
  );
  const charted = new Set(allIn(report).map(({ key }) => key));
  const keyOf = ({ owner, id, of }: OwnedCheck): string => `${owner}/${id}/${of}`;
  const isShown = (check: OwnedCheck): boolean => keyOf(check) === shown?.key;
  return (
    <section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{title}</h2>
      <TableScroll look="is-filling" labelledBy="checks-title">
        <Table
          look="is-checks is-folding"
          table={tableOf(CHECK, { what, found, bound, epoch, result }, groups)}
          keyOf={(check) => `${keyOf(check)}/${check.subject ?? ''}`}
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
              const name = nameOf(check, text);
              if (!charted.has(keyOf(check))) return name;
              return (
                <button
                  type="button"
                  class="link"
                  aria-pressed={isShown(check)}
                  title={words.show(name)}
                  onClick={() => onShow(keyOf(check))}
                >
                  {name}
                </button>
              );
            },
            result: ({ pass }) => <Verdict pass={pass} words={pass ? words.pass : words.fail} />,
          }}
        />
      </TableScroll>
    </section>
  );
}

/** What a check is about. */
function nameOf({ id, of, subject }: Check, text: WordsOf<typeof VERIFY>['text']): string {
  const { names } = text.verify.table;
  switch (id) {
    case 'run':
    case 'steps':
    case 'finite':
    case 'bitwise':
      return names[id];
    case 'stall':
    case 'step':
      return names[id](of);
    case 'exact':
    case 'oracle':
    case 'mirror': {
      const { standards } = text.verify.chart;
      const against = `${quantity(of, text)}${text.verify.comma}${standards[id]}`;
      return subject === undefined ? against : names.reference(standards[subject], against);
    }
  }
}

/** Passed or failed: a sign and a word, so that no colour has to tell. */
export function Verdict({ pass, words }: { readonly pass: boolean; readonly words: string }) {
  return (
    <span class={pass ? 'judged line is-good' : 'judged line is-bad'} data-pass={pass}>
      <Icon name={pass ? 'check' : 'warning'} />
      {words}
    </span>
  );
}
