import { CURVES } from '../../../core/curves/index.ts';
import { useWords } from '../../app-context.ts';
import { columnsOf } from '../../format/columns.ts';
import type { Prepared } from '../../training/prepare.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

/** The points in numbers, and how far the line is from each. */
export function FitTable({ prepared }: { readonly prepared: Prepared }) {
  const { text } = useWords();
  const { table } = text.explain;
  const { parameters } = useCalmRun();
  const { x, y } = prepared.drawn;
  const columns = columnsOf(prepared);
  const { predict } = CURVES[prepared.problem.curve];
  return (
    <ChartTable
      caption={table.fit}
      columns={[table.x, table.y, table.fitted, table.residual]}
      count={x.length}
      row={(i) => {
        const [xi = NaN, yi = NaN] = [x[i], y[i]];
        const fit = predict(parameters, xi);
        return [columns.x(xi), columns.y(yi), columns.fit(fit), columns.residual(fit - yi)];
      }}
    />
  );
}
