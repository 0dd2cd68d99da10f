import { useSelected, useWords } from '../../app-context.ts';
import { TABLES } from '../../i18n/tables.ts';

/** The rows that are left out: how many, and the first for each reason with their lines. */
export function BadRows() {
  const { text, numbers } = useWords(TABLES);
  const { ownData, table } = text;
  const bad = useSelected(({ loading }) => loading.read?.table.bad);
  if (bad === undefined || bad.count === 0) return null;
  const { count, reasons } = bad;
  return (
    <details class="data-bad">
      <summary>{ownData.bad(numbers.integer(count))}</summary>
      <div
        class="data-table"
        tabIndex={0}
        role="group"
        aria-label={ownData.bad(numbers.integer(count))}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{ownData.reason}</th>
              <th scope="col">{ownData.line}</th>
              <th scope="col">{ownData.cell}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ fault, count: rows, first }) =>
              first.map(({ line, lines, found }, i) => (
                <tr key={`${fault}/${line}`} data-fault={fault}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={first.length}>
                      {table.reason(numbers.integer(rows), ownData.faults[fault])}
                    </th>
                  )}
                  <td>{numbers.integer(line)}</td>
                  <td>
                    {found}
                    {lines > 1 && (
                      <span class="hint"> {table.swallowed(numbers.integer(lines - 1))}</span>
                    )}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
