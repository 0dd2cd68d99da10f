import { tableOf, ungrouped, type Field } from '../../../../core/text/table.ts';
import { usePage, useSelected } from '../../../app-context.ts';
import { parameterNamesOf } from '../../../format/parameter-names.ts';
import { shortNames } from '../../../format/short-name.ts';
import { toError } from '../../../format/typeset.ts';
import { RIVALS } from '../../../i18n/rivals.ts';
import { bestLossOf, stepsToBest } from '../../../rivals/standing.ts';
import { isOver, leadOf, type Run } from '../../../state.ts';
import { momentOf } from '../../../training/looked.ts';
import { Card } from '../../../ui/Card.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { useNames } from './use-names.ts';

/** As many parameters as have room; of many more than these two say nothing. */
const SHOWN = 2;
const FEW = 6;

/** What is larger is written short. */
const MOST = 1e6;

interface Row {
  readonly name: string;
  readonly index: number;
  readonly steps: number | undefined;
  readonly isFirst: boolean;
  readonly run: Run;
}

/** Who was how soon as low as can be, and where each stands. */
export function WhichIsFirst() {
  const { text, numbers, config } = usePage(RIVALS);
  const names = useNames();
  const { first, same, columns, diverged, failed } = text.rivals;
  const main = useSelected(({ run }) => run);
  const rivals = useSelected((state) => state.rivals);
  const lead = useSelected(leadOf);
  const runs = [main, ...rivals];
  const best = bestLossOf(runs, isOver(lead));
  const steps = runs.map((run) => stepsToBest(run, best));
  const least = Math.min(...steps.map((one) => one ?? Infinity));
  const rows = runs.map((run, index): Row => {
    const after = steps[index];
    return { name: names[index] ?? '', index, run, steps: after, isFirst: after === least };
  });
  const all = parameterNamesOf(main.prepared, config);
  const parameters = shortNames(all).slice(0, all.length > FEW ? 0 : SHOWN);
  const fields: Record<string, Field<Row>> = {
    name: { kind: 'text', value: ({ name }) => name },
    steps: { kind: 'integer', value: (row) => row.steps },
    loss: { kind: 'short', value: ({ run }) => lossOf(run) },
    ...Object.fromEntries(
      parameters.map((_, p): [string, Field<Row>] => [
        `p${p}`,
        { kind: 'short', value: ({ run }) => momentOf(run).parameters[p] },
      ]),
    ),
  };
  /** To the second digit of its uncertainty, where there is one. */
  const written = ({ run }: Row, p: number): string | undefined => {
    const value = momentOf(run).parameters[p];
    if (value === undefined || Math.abs(value) > MOST) return undefined;
    return toError(value, main.prepared?.standardErrors?.[p]);
  };
  const named = Object.fromEntries(parameters.map((name, p) => [`p${p}`, name]));
  return (
    <Card id="numbers" title={first}>
      <TableScroll look="is-parameters" labelledBy="numbers-title">
        <Table
          look="is-parameters is-race"
          table={tableOf(fields, { ...columns, ...named }, ungrouped(rows))}
          keyOf={({ index }) => index}
          rowHead="name"
          unseen="name"
          marksOf={({ index, run, isFirst }) => ({
            'data-rival': String(index + 1),
            'data-phase': run.phase,
            ...(isFirst && { class: 'is-first' }),
          })}
          draw={{
            name: ({ name, index, run }) => (
              <>
                <span class="dot" style={{ background: `var(--r${index + 1})` }} />
                {name}
                {run.phase === 'diverged' && <span class="tag is-warning">{diverged}</span>}
                {run.phase === 'failed' && (
                  <span class="tag is-warning" title={run.failure?.message}>
                    {failed}
                  </span>
                )}
              </>
            ),
            ...Object.fromEntries(
              parameters.map((_, p) => [
                `p${p}`,
                (row: Row, said: string) => written(row, p) ?? said,
              ]),
            ),
            loss: ({ run }, said) => <span title={numbers.result(lossOf(run))}>{said}</span>,
          }}
        />
      </TableScroll>
      <p class="locked hint">
        <Icon name="lock" />
        {same}
      </p>
    </Card>
  );
}

function lossOf(run: Run): number {
  const { epoch, loss } = momentOf(run);
  return epoch === 0 ? (run.prepared?.startLoss ?? NaN) : loss;
}
