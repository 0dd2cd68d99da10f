import { useWords } from '../../app-context.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

/** The loss curve in numbers. */
export function LossTable() {
  const { text, numbers } = useWords();
  const { table } = text.explain;
  const { drawnEpochs, drawnLosses } = useCalmRun().history;
  return (
    <ChartTable
      caption={table.loss}
      columns={[table.epoch, table.lossColumn]}
      count={drawnEpochs.length}
      row={(i) => [numbers.integer(drawnEpochs[i] ?? NaN), numbers.result(drawnLosses[i] ?? NaN)]}
    />
  );
}
