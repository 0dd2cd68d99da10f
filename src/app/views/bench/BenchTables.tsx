import {
  PROFILE,
  profiled,
  RESULT,
  type Measured,
  type Profiled,
} from '../../../run/bench/tables.ts';
import { tableOf, ungrouped, type Group } from '../../../core/text/table.ts';
import { useSelected } from '../../app-context.ts';
import { seriesKey, type SeriesId } from '../../charts/series.ts';
import { resultsOf, type BenchRow } from '../../../run/bench/types.ts';
import { waiting } from '../../state/bench.ts';
import { SeriesMark } from '../../ui/SeriesMark.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './words.ts';

/** A row, whatever has become of it. */
type Shown = Measured & { readonly state: BenchRow['state']; readonly why?: string };

function keyOf(row: SeriesId & { readonly points: number }): string {
  return `${seriesKey(row)}/${row.points}`;
}

/** Every case, and its time. */
export function Results() {
  const { text } = useBenchWords();
  const { table: words, names } = text.bench;
  const { state, engine, strategy, points, rate, spread } = words;
  const rows = useSelected(({ bench }) => bench.rows);
  const planned = usePlanned();
  // What would be measured is there to be read before it is measured.
  const shown = rows.length > 0 ? rows : waiting(planned);
  const ms = [words.ms, words.msLong] as const;
  const heads = { state, engine, strategy, points, rate, rates: spread, ms };
  return (
    <section aria-labelledby="bench-table-title">
      <h2 id="bench-table-title">{words.title}</h2>
      <TableScroll look="is-filling" labelledBy="bench-table-title">
        {shown.length === 0 ? (
          <p class="hint">{words.empty}</p>
        ) : (
          <Table
            look="is-results is-folding"
            table={tableOf(SHOWN, heads, byPoints(shown))}
            keyOf={keyOf}
            rowHead="engine"
            unseen="state"
            marksOf={(row) => ({ 'data-state': row.state })}
            note={({ why }) => why}
            noteFrom="rate"
            draw={{
              state: (row) => <StateDot word={words.states[row.state]} />,
              engine: (row) => (
                <>
                  <SeriesMark {...row} />
                  {names[row.engine]}
                </>
              ),
              strategy: (row) => text.settings.strategies[row.strategy],
              rate: (row, figure) => (
                <span title={row.description}>{row.state === 'running' ? '…' : figure}</span>
              ),
            }}
          />
        )}
      </TableScroll>
    </section>
  );
}

const SHOWN = { ...RESULT, state: { kind: 'text', value: (row: Shown) => row.state } } as const;

function byPoints(rows: readonly BenchRow[]): readonly Group<Shown>[] {
  const counts = [...new Set(rows.map(({ points }) => points))];
  return counts.map((count) => ({
    key: String(count),
    rows: rows.filter(({ points }) => points === count),
  }));
}

function StateDot({ word }: { readonly word: string }) {
  return (
    <>
      <span class="row-dot" title={word} />
      <span class="visually-hidden">{word}</span>
    </>
  );
}

/** Where the time of the GPU's cases goes; nothing before one was measured. */
export function Profiles() {
  const { text, numbers } = useBenchWords();
  const { title, timestamps, queue, strategy, points, split, roofline } = text.profile;
  const results = profiled(resultsOf(useSelected(({ bench }) => bench.rows)));
  if (results.length === 0) return null;
  const quanta = results.flatMap(({ profile }) => profile.quantumNs ?? []);
  const { steps, encode, submit, wait, readback } = split;
  const { kernels, pointsRate } = roofline;
  const tables = [
    tableOf(
      PROFILE,
      {
        strategy,
        points,
        steps,
        encode,
        submit,
        wait,
        readback,
        recording: [split.recording, split.recordingLong],
        gpu: [split.gpu, split.gpuLong],
      },
      ungrouped(results),
      split.title,
    ),
    tableOf(
      PROFILE,
      {
        strategy,
        points,
        kernels,
        floor: [roofline.floor, roofline.floorLong],
        pointsRate,
        bytesRate: [roofline.bytesRate, roofline.bytesRateLong],
        copyRate: [roofline.copyRate, roofline.copyRateLong],
        share: [roofline.share, roofline.shareLong],
      },
      ungrouped(results),
      roofline.title,
    ),
  ];
  return (
    <section aria-labelledby="profiles-title">
      <h2 id="profiles-title">{title}</h2>
      <p class="hint">
        {quanta.length === 0 ? queue : timestamps(numbers.short(Math.min(...quanta) / 1000))}
      </p>
      <TableScroll look="is-profiles" labelledBy="profiles-title">
        {tables.map((table) => (
          <Table
            key={table.caption}
            look="is-profile is-folding"
            table={table}
            keyOf={keyOf}
            rowHead="strategy"
            draw={{
              strategy: (one: Profiled) => (
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
