import type { Field } from '../../../core/text/table.ts';
import { usePage, useSome } from '../../app-context.ts';
import { columnsOf } from '../../format/columns.ts';
import { momentOf } from '../../training/looked.ts';
import { rowOf, type Prepared } from '../../training/made.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

/** The points in numbers, and how far the line is from each. */
export function FitTable() {
  const { prepared } = useSome('run', 'prepared');
  return prepared === undefined ? null : <Points prepared={prepared} />;
}

function Points({ prepared }: { readonly prepared: Prepared }) {
  const { table } = usePage().text.explain;
  const { parameters } = momentOf(useCalmRun());
  const { x, y, more } = prepared.drawn;
  const columns = columnsOf(prepared);
  const yAt = (i: number): number => y[i] ?? NaN;
  const fitAt = (i: number): number =>
    prepared.reading.predict(parameters, rowOf(prepared.drawn, i));
  const said = (value: (i: number) => string): Field<number> => ({
    kind: 'text',
    side: 'right',
    value,
  });
  const inputs = [x, ...more].map((values, d) => {
    const name = more.length === 0 ? table.x : `${table.x}${d + 1}`;
    const format = columns.inputs[d] ?? String;
    return [name, said((i) => format(values[i] ?? NaN))] as const;
  });
  return (
    <ChartTable
      caption={table.fit}
      fields={{
        ...Object.fromEntries(inputs),
        y: said((i) => columns.y(yAt(i))),
        fitted: said((i) => columns.fit(fitAt(i))),
        residual: said((i) => columns.residual(fitAt(i) - yAt(i))),
      }}
      heads={{
        ...Object.fromEntries(inputs.map(([name]) => [name, name])),
        y: table.y,
        fitted: table.fitted,
        residual: table.residual,
      }}
      count={y.length}
    />
  );
}
