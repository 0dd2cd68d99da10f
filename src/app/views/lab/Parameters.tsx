import { publishedParameters } from '../../../core/article/compare.ts';
import { ungrouped, tableOf, type Field } from '../../../core/text/table.ts';
import { useMoment, usePage, useSelected, useSome } from '../../app-context.ts';
import { bestOf } from '../../editing/held.ts';
import { goodnessOfRun, noiseOf } from '../../format/of-run.ts';
import { parameterNamesOf } from '../../format/parameter-names.ts';
import { toError } from '../../../core/text/typeset.ts';
import { fixedIn } from '../../training/made.ts';
import { Card } from '../../ui/Card.tsx';
import { FigureList } from '../../ui/FigureList.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';

/** More of a parameter nobody reads. */
const MOST_DIGITS = 9;

const FIELDS = {
  name: { kind: 'text', value: ({ name }) => name },
  now: { kind: 'result', value: ({ now }) => now },
  best: { kind: 'result', value: ({ best }) => best },
  truth: { kind: 'short', value: ({ truth }) => truth },
  published: { kind: 'short', value: ({ published }) => published },
} as const satisfies Record<string, Field<Row>>;

/** The parameters as they are, beside the best ones and the true ones, where these are known; and how good the fit is. */
export function Parameters() {
  const { text, numbers } = usePage();
  const { prepared, phase } = useSome('run', 'prepared', 'phase');
  const { epoch, loss } = useMoment();
  const { rSquared, rmse } = goodnessOfRun(prepared, loss);
  const { goodness, title, now, exact, truth, published } = text.numbers;
  const rows = useRows();
  const names = rows.map(({ name }) => name);
  const beside = (
    [
      ['best', exact],
      ['truth', truth],
      ['published', published],
    ] as const
  ).filter(([key]) => rows.some((row) => row[key] !== undefined));
  /** To the second digit of its uncertainty, where there is one; all digits lie behind it. */
  const written = (value: number | undefined, { error, noise }: Row) =>
    value === undefined ? (
      '–'
    ) : (
      <span title={numbers.result(value, noise)} data-value={value}>
        {toError(value, error, MOST_DIGITS) ?? numbers.result(value, noise)}
      </span>
    );
  return (
    <Card id="numbers" title={title}>
      {phase === 'diverged' && (
        <p class="fault">{text.status.diverged.lastFinite(numbers.integer(epoch))}</p>
      )}
      <TableScroll look="is-parameters" labelledBy="numbers-title">
        <Table
          look="is-parameters"
          table={tableOf(
            FIELDS,
            { name: text.numbers.name, now, ...Object.fromEntries(beside) },
            ungrouped(rows),
          )}
          keyOf={({ name }) => name}
          rowHead="name"
          unseen={['name']}
          marksOf={({ name }) => ({ 'data-name': name })}
          draw={{
            name: ({ name, isHeld }) => (
              <>
                <span class="dot" style={{ background: `var(--p${names.indexOf(name) + 1})` }} />
                {name}
                {isHeld && <span class="hint"> {text.numbers.held}</span>}
              </>
            ),
            now: (row) => written(row.now, row),
            best: (row) => (
              <>
                {written(row.best, row)}
                {row.error !== undefined && row.error > 0 && (
                  <span class="plus-minus"> ± {numbers.error(row.error)}</span>
                )}
              </>
            ),
          }}
        />
      </TableScroll>
      <FigureList
        look="row is-foot"
        data-goodness
        figures={[
          [text.numbers.loss, numbers.result(loss)],
          [goodness.rSquared, numbers.result(rSquared)],
          [goodness.rmse, numbers.result(rmse)],
          [goodness.rows, numbers.integer(prepared?.problem.data.x.length ?? NaN)],
        ]}
      />
    </Card>
  );
}

type Row = ReturnType<typeof useRows>[number];

/** Those that are still being made have dashes. */
function useRows() {
  const { config } = usePage();
  const { prepared, engine } = useSome('run', 'prepared', 'engine');
  const { parameters } = useMoment();
  // As it would be, while somebody holds a point.
  const best = useSelected(bestOf);
  const isHeld = best !== prepared?.best;
  const noise = noiseOf({ run: { prepared, engine }, config });
  const held = prepared === undefined ? [] : fixedIn(prepared.problem);
  const printed = publishedParameters(config.replay);
  return parameterNamesOf(prepared, config).map((name, i) => ({
    name,
    isHeld: held.includes(i),
    now: parameters[i],
    best: best?.parameters[i],
    // How sure `best` is.
    error: isHeld ? undefined : prepared?.standardErrors?.[i],
    truth: prepared?.truth?.parameters[i],
    published: printed?.[i],
    // What rounding makes of 0.
    noise: noise[i] ?? 0,
  }));
}
