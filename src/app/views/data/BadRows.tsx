import { useSelected, useWords } from '../../app-context.ts';

/** The rows that are left out: how many, and the first for each reason with their lines. */
export function BadRows() {
  const { text, numbers } = useWords();
  const { ownData } = text;
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
              <th scope="col">{ownData.line}</th>
              <th scope="col">{ownData.reason}</th>
              <th scope="col">{ownData.cell}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.flatMap(({ fault, first }) =>
              first.map(({ line, found }) => (
                <tr key={line}>
                  <th scope="row">{numbers.integer(line)}</th>
                  <td>{ownData.faults[fault]}</td>
                  <td>{found}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
