import { tableOf, ungrouped, type Field } from '../../../core/text/table.ts';
import { useSelected, useWords } from '../../app-context.ts';
import { TABLES } from '../../i18n/tables.ts';
import { Table, TableScroll } from '../../ui/Table.tsx';

interface Row {
  readonly fault: string;
  readonly reason: string;
  /** Rows for which the reason stands: none where one above gives it. */
  readonly span: number;
  readonly line: number;
  readonly lines: number;
  readonly found: string;
}

const FIELDS = {
  reason: { kind: 'text', value: ({ reason }) => reason },
  line: { kind: 'integer', side: 'left', value: ({ line }) => line },
  cell: { kind: 'text', value: ({ found }) => found },
} as const satisfies Record<string, Field<Row>>;

export function BadRows() {
  const { text, numbers } = useWords(TABLES);
  const { dialog, table } = text;
  const bad = useSelected(({ loading }) => loading.read?.table.bad);
  if (bad === undefined || bad.count === 0) return null;
  const said = dialog.bad(numbers.integer(bad.count));
  const rows = bad.reasons.flatMap(({ fault, count, first }) =>
    first.map((one, i): Row => {
      const reason = table.reason(numbers.integer(count), dialog.faults[fault]);
      return { ...one, fault, reason, span: i === 0 ? first.length : 0 };
    }),
  );
  const { reason, line, cell } = dialog;
  return (
    <details class="data-bad">
      <summary>{said}</summary>
      <TableScroll look="is-data" label={said}>
        <Table
          look="is-data"
          table={tableOf(FIELDS, { reason, line, cell }, ungrouped(rows))}
          keyOf={(row) => `${row.fault}/${row.line}`}
          rowHead="reason"
          spanOf={({ span }) => span}
          marksOf={({ fault }) => ({ 'data-fault': fault })}
          draw={{
            cell: ({ lines }, found) => (
              <>
                {found}
                {lines > 1 && (
                  <span class="hint"> {table.swallowed(numbers.integer(lines - 1))}</span>
                )}
              </>
            ),
          }}
        />
      </TableScroll>
    </details>
  );
}
