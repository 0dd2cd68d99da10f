import { PROFILE, profiled, RESULT, type Measured } from '../../../../run/bench/tables.ts';
import { tableOf, ungrouped } from '../../../../core/text/table.ts';
import { seriesKey, type SeriesId } from '../../../charts/series.ts';
import { resultsOf, type BenchRow } from '../../../../run/bench/types.ts';
import { waiting } from '../../../state/bench.ts';
import { SeriesMark } from '../../../ui/SeriesMark.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { useBench } from './use-bench.ts';

/** A row, whatever has become of it. */
type Shown = Measured & { readonly state: BenchRow['state']; readonly why?: string };

const SHOWN = { ...RESULT, state: { kind: 'text', value: (row: Shown) => row.state } } as const;

function keyOf(row: SeriesId & { readonly points: number }): string {
  return `${seriesKey(row)}/${row.points}`;
}

/** Every case, and its time. */
export function Results() {
  const page = useBench();
  const { bench, settings } = page.text;
  const { title, heads, empty, states } = bench.table;
  const { rows } = page.bench;
  // What would be measured is there to be read before it is measured.
  const shown: readonly Shown[] = rows.length > 0 ? rows : waiting(page.planned);
  const groups = [...new Set(shown.map(({ points }) => points))].map((count) => ({
    key: String(count),
    rows: shown.filter(({ points }) => points === count),
  }));
  return (
    <section aria-labelledby="bench-table-title">
      <h2 id="bench-table-title">{title}</h2>
      <TableScroll look="is-filling" labelledBy="bench-table-title">
        {shown.length === 0 ? (
          <p class="hint">{empty}</p>
        ) : (
          <Table
            look="is-results is-folding"
            table={tableOf(SHOWN, heads, groups)}
            keyOf={keyOf}
            rowHead="engine"
            unseen="state"
            marksOf={({ state }) => ({ 'data-state': state })}
            note={({ why }) => why}
            noteFrom="rate"
            draw={{
              state: ({ state }) => (
                <>
                  <span class="row-dot" title={states[state]} />
                  <span class="visually-hidden">{states[state]}</span>
                </>
              ),
              engine: (row) => (
                <>
                  <SeriesMark {...row} />
                  {bench.names[row.engine]}
                </>
              ),
              strategy: ({ strategy }) => settings.strategies[strategy],
              rate: ({ state, description }, figure) => (
                <span title={description}>{state === 'running' ? '…' : figure}</span>
              ),
            }}
          />
        )}
      </TableScroll>
    </section>
  );
}

/** Where the time of the GPU's cases goes; nothing before one was measured. */
export function Profiles() {
  const { text, numbers, bench } = useBench();
  const { title, timestamps, queue, split, roofline } = text.profile;
  const results = profiled(resultsOf(bench.rows));
  if (results.length === 0) return null;
  const quanta = results.flatMap(({ profile }) => profile.quantumNs ?? []);
  return (
    <section aria-labelledby="profiles-title">
      <h2 id="profiles-title">{title}</h2>
      <p class="hint">
        {quanta.length === 0 ? queue : timestamps(numbers.short(Math.min(...quanta) / 1000))}
      </p>
      <TableScroll look="is-profiles" labelledBy="profiles-title">
        {[split, roofline].map(({ title: caption, heads }) => (
          <Table
            key={caption}
            look="is-profile is-folding"
            table={tableOf(PROFILE, heads, ungrouped(results), caption)}
            keyOf={keyOf}
            rowHead="strategy"
            draw={{
              strategy: (one) => (
                <>
                  <SeriesMark {...one} />
                  {text.settings.strategies[one.strategy]}
                </>
              ),
            }}
          />
        ))}
      </TableScroll>
    </section>
  );
}
