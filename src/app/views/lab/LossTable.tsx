import { usePage } from '../../app-context.ts';
import { useCalmRun } from '../../ui/use-calm-run.ts';
import { ChartTable } from './ChartTable.tsx';

/** The losses of the chart in numbers. */
export function LossTable() {
  const { table } = usePage().text.explain;
  const { curve } = useCalmRun().history;
  return (
    <ChartTable
      caption={table.loss}
      fields={{
        epoch: { kind: 'integer', value: (i) => curve[i]?.epoch },
        loss: { kind: 'result', value: (i) => curve[i]?.loss },
      }}
      heads={{ epoch: table.epoch, loss: table.lossColumn }}
      count={curve.length}
    />
  );
}
