import { CURVES } from '../../../core/curves/index.ts';
import type { Field } from '../../../core/text/table.ts';
import { useWords } from '../../app-context.ts';
import { columnsOf } from '../../format/columns.ts';
import type { Prepared } from '../../training/prepare.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

export function FitTable({ prepared }: { readonly prepared: Prepared }) {
  const { text } = useWords();
  const { table } = text.explain;
  const { parameters } = useCalmRun();
  const { x, y } = prepared.drawn;
  const columns = columnsOf(prepared);
  const { predict } = CURVES[prepared.problem.curve];
  const [xAt, yAt] = [(i: number) => x[i] ?? NaN, (i: number) => y[i] ?? NaN];
  const fitAt = (i: number): number => predict(parameters, xAt(i));
  const said = (value: (i: number) => string): Field<number> => ({
    kind: 'text',
    side: 'right',
    value,
  });
  return (
    <ChartTable
      caption={table.fit}
      fields={{
        x: said((i) => columns.x(xAt(i))),
        y: said((i) => columns.y(yAt(i))),
        fitted: said((i) => columns.fit(fitAt(i))),
        residual: said((i) => columns.residual(fitAt(i) - yAt(i))),
      }}
      heads={{ x: table.x, y: table.y, fitted: table.fitted, residual: table.residual }}
      count={x.length}
    />
  );
}
