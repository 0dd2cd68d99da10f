import { PROFILE, profiled, RESULT, type Measured } from '../../../../run/bench/tables.ts';
import { tableOf, ungrouped } from '../../../../core/text/table.ts';
import { seriesKey, seriesLook, type SeriesId } from '../../../charts/series.ts';
import { resultsOf, type BenchRow } from '../../../../run/bench/types.ts';
import { LineMark } from '../../../ui/LineMark.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { useBench } from './use-bench.ts';

/** A row, whatever has become of it; left out, where the benchmark was over before it. */
type Shown = Measured & { readonly state: BenchRow['state'] | 'left'; readonly why?: string };

const SHOWN = { ...RESULT, state: { kind: 'text', value: (row: Shown) => row.state } } as const;

function keyOf(row: SeriesId & { readonly points: number }): string {
  return `${seriesKey(row)}/${row.points}`;
}

export function Results() {
  const { text, bench, planned } = useBench();
  const { title, heads, states } = text.bench.table;
  const { rows, phase } = bench;
  const isLeft = ({ state }: BenchRow): boolean =>
    phase !== 'running' && (state === 'waiting' || state === 'running');
  // What would be measured is there to be read before it is measured.
  const shown: readonly Shown[] =
    rows.length === 0
      ? planned
      : rows.map((row) => (isLeft(row) ? { ...row, state: 'left' } : row));
  const groups = [...new Set(shown.map(({ points }) => points))].map((count) => ({
    key: String(count),
    rows: shown.filter(({ points }) => points === count),
  }));
  return (
    <section aria-labelledby="bench-table-title">
      <h2 id="bench-table-title">{title}</h2>
      <TableScroll look="is-filling" labelledBy="bench-table-title">
        <Table
          look="is-results is-folding"
          table={tableOf(SHOWN, heads, groups)}
          keyOf={keyOf}
          rowHead="engine"
          unseen={['state']}
          marksOf={({ state }) => ({ 'data-state': state })}
          note={({ why }) => why}
          draw={{
            state: ({ state }) => (
              <>
                <span class="row-dot" title={states[state]} />
                <span class="visually-hidden">{states[state]}</span>
              </>
            ),
            engine: (row) => (
              <>
                <LineMark {...seriesLook(row)} />
                {text.bench.names[row.engine]}
              </>
            ),
            strategy: ({ strategy }) => text.settings.strategies[strategy],
            rate: ({ state, description }, figure) => (
              <span title={description}>{state === 'running' ? '…' : figure}</span>
            ),
          }}
        />
      </TableScroll>
    </section>
  );
}

/** Where the time of the GPU's cases goes. */
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
                  <LineMark {...seriesLook(one)} />
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
