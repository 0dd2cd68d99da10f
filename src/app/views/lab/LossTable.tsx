import { usePage } from '../../app-context.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

/** The losses of the chart in numbers. */
export function LossTable() {
  const { table } = usePage().text.explain;
  const { drawnEpochs, drawnLosses } = useCalmRun().history;
  return (
    <ChartTable
      caption={table.loss}
      fields={{
        epoch: { kind: 'integer', value: (i) => drawnEpochs[i] },
        loss: { kind: 'result', value: (i) => drawnLosses[i] ?? NaN },
      }}
      heads={{ epoch: table.epoch, loss: table.lossColumn }}
      count={drawnEpochs.length}
    />
  );
}
