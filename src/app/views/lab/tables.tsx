/** What the charts draw, in numbers. */
import {
  comparable,
  greatestDifference,
  REPLAY_BOUND,
  replayedLines,
} from '../../../core/article/compare.ts';
import { fixed } from '../../../core/text/printed.ts';
import { ungrouped } from '../../../core/text/table.ts';
import { useWords } from '../../app-context.ts';
import { columnsOf } from '../../format/columns.ts';
import { DETAILS } from '../../i18n/details.ts';
import { momentOf } from '../../state.ts';
import { rowOf } from '../../training/made.ts';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { useCalmRun } from '../../ui/use-calm-run.ts';

/** Of a replay: each loss that the article prints beside the same line of this run, as the script prints both. */
export function LossTable() {
  const { text, numbers } = useWords(DETAILS);
  const { integer, result, short } = numbers;
  const { tables } = text;
  const { epoch, loss, published } = text.numbers;
  const { config, history } = useCalmRun();
  if (config.replay === 'none') {
    const { curve } = history;
    const columns: Columns = [
      [epoch, (i) => integer(curve[i]?.epoch ?? NaN)],
      [loss, (i) => result(curve[i]?.loss ?? NaN)],
    ];
    return <ChartTable caption={tables.loss} columns={columns} count={curve.length} />;
  }
  const lines = replayedLines(config.replay, history.loggedEpochs, history.loggedLosses);
  const greatest = greatestDifference(lines);
  const judged = greatest <= REPLAY_BOUND ? tables.within : tables.beyond;
  const compared = greatest >= 0 ? judged(short(greatest), short(REPLAY_BOUND)) : '';
  const verdict = comparable(config) ? compared : tables.otherSettings;
  const printed = (loss: number | undefined): string => (loss === undefined ? '–' : fixed(loss, 6));
  const columns: Columns = [
    [epoch, (i) => integer(lines[i]?.epoch ?? NaN)],
    [loss, (i) => printed(lines[i]?.replayed)],
    [published, (i) => printed(lines[i]?.published)],
    [
      tables.difference,
      (i) => {
        const { replayed, published = NaN } = lines[i] ?? {};
        return replayed === undefined ? '' : numbers.difference(replayed - published);
      },
    ],
  ];
  return (
    <ChartTable caption={`${tables.loss}. ${verdict}`} columns={columns} count={lines.length} />
  );
}

/** The points, and how far the fit is from each. */
export function FitTable() {
  const { tables } = useWords(DETAILS).text;
  const run = useCalmRun();
  const { prepared } = run;
  if (prepared === undefined) return null;
  const { parameters } = momentOf(run);
  const { drawn, reading } = prepared;
  const { x, y, more } = drawn;
  const format = columnsOf(prepared);
  const yAt = (i: number): number => y[i] ?? NaN;
  const fitAt = (i: number): number => reading.predict(parameters, rowOf(drawn, i));
  const inputs = [x, ...more].map((values, d): Columns[number] => {
    const written = format.inputs[d] ?? String;
    return [more.length === 0 ? 'x' : `x${d + 1}`, (i) => written(values[i] ?? NaN)];
  });
  const columns: Columns = [
    ...inputs,
    ['y', (i) => format.y(yAt(i))],
    [tables.fitted, (i) => format.fit(fitAt(i))],
    [tables.residual, (i) => format.residual(fitAt(i) - yAt(i))],
  ];
  return <ChartTable caption={tables.fit} columns={columns} count={y.length} />;
}

/** Of each its head, and what it says of row i. */
export type Columns = readonly (readonly [head: string, value: (i: number) => string])[];

/** More rows than this nobody reads, and every one costs the page. */
const MOST_ROWS = 200;

interface ChartTableProps {
  readonly caption: string;
  readonly columns: Columns;
  readonly count: number;
}

export function ChartTable({ caption, columns, count }: ChartTableProps) {
  const { text, numbers } = useWords(DETAILS);
  const { part, empty } = text.tables;
  const shown = evenly(count, MOST_ROWS);
  const said = part(numbers.integer(shown.length), numbers.integer(count));
  return (
    <TableScroll look="plot is-chart" label={caption}>
      {count === 0 ? (
        <p class="plot-empty hint">{empty}</p>
      ) : (
        <Table
          look="is-chart"
          table={{
            caption: shown.length < count ? `${caption}. ${said}` : caption,
            columns: columns.map(([head, value]) => {
              return { key: head, head, kind: 'text', side: 'right', value };
            }),
            groups: ungrouped(shown),
          }}
          keyOf={(index) => index}
        />
      )}
    </TableScroll>
  );
}

/** `most` of `count` indices at the most, the first and the last among them. */
export function evenly(count: number, most: number): readonly number[] {
  const shown = Math.min(count, most);
  const step = shown > 1 ? (count - 1) / (shown - 1) : 0;
  return Array.from({ length: shown }, (_, i) => Math.round(i * step));
}
