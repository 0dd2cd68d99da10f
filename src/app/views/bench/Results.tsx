import { useSelected } from '../../app-context.ts';
import { type BenchRow } from '../../bench/bench.ts';
import { seriesKey } from '../../charts/series.ts';
import { ResultRow } from './ResultRow.tsx';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './use-bench-words.ts';

/** Every case, and its time. */
export function Results() {
  const { text } = useBenchWords();
  const { table } = text.bench;
  const rows = useSelected(({ bench }) => bench.rows);
  const planned = usePlanned();
  // What would be measured is there to be read before it is measured.
  const shown =
    rows.length > 0 ? rows : planned.map((one): BenchRow => ({ state: 'waiting', case: one }));
  return (
    <section class="bench-results" aria-labelledby="bench-table-title">
      <h2 id="bench-table-title">{table.title}</h2>
      <div class="bench-scroll" tabIndex={0} role="group" aria-labelledby="bench-table-title">
        {shown.length === 0 ? (
          <p class="bench-none">{table.empty}</p>
        ) : (
          <table class="bench-table">
            <thead>
              <tr>
                <th scope="col" class="is-state">
                  <span class="visually-hidden">{table.state}</span>
                </th>
                <th scope="col">{table.engine}</th>
                <th scope="col">{table.strategy}</th>
                <th scope="col" class="is-number">
                  {table.points}
                </th>
                <th scope="col" class="is-number">
                  {table.rate}
                </th>
                <th scope="col" class="is-number is-spread">
                  {table.spread}
                </th>
                <th scope="col" class="is-number">
                  <abbr title={table.msLong}>{table.ms}</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row, i) => (
                <ResultRow
                  key={`${seriesKey(row.case)}/${row.case.points}`}
                  row={row}
                  isFirst={row.case.points !== shown[i - 1]?.case.points}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
