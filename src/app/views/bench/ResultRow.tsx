import type { BenchResult } from '../../../run/bench/types.ts';
import type { BenchRow } from '../../bench/bench.ts';
import { SeriesMark } from '../../ui/SeriesMark.tsx';
import { useBenchWords } from './use-bench-words.ts';

interface ResultRowProps {
  readonly row: BenchRow;
  /** The first of so many points. */
  readonly isFirst: boolean;
}

export function ResultRow({ row, isFirst }: ResultRowProps) {
  const { text, numbers } = useBenchWords();
  const { engine, strategy, points } = row.case;
  return (
    <tr class={isFirst ? 'is-first' : ''} data-state={row.state}>
      <td class="is-state">
        <span class="row-dot" title={text.bench.table.states[row.state]} />
        <span class="visually-hidden">{text.bench.table.states[row.state]}</span>
      </td>
      <th scope="row">
        <SeriesMark engine={engine} strategy={strategy} />
        {text.bench.names[engine]}
      </th>
      <td class="is-strategy">{text.settings.strategies[strategy]}</td>
      <td class="is-number is-points">{numbers.integer(points)}</td>
      {row.state === 'done' && <Times result={row.result} />}
      {row.state === 'failed' && (
        <td class="is-why" colSpan={3}>
          {row.why}
        </td>
      )}
      {row.state !== 'done' && row.state !== 'failed' && (
        <>
          <td class="is-number is-rate">{row.state === 'running' ? '…' : ''}</td>
          <td class="is-number is-spread" />
          <td class="is-number is-ms" />
        </>
      )}
    </tr>
  );
}

function Times({ result }: { readonly result: BenchResult }) {
  const { numbers } = useBenchWords();
  const { steps, stepsPerSecond, medianMs, minMs, maxMs, description } = result;
  const rate = (ms: number): string => numbers.compact(ms > 0 ? (steps * 1000) / ms : NaN);
  return (
    <>
      <td class="is-number is-rate" title={description} data-kind="rate">
        {numbers.short(stepsPerSecond > 0 ? stepsPerSecond : NaN)}
      </td>
      <td class="is-number is-spread" data-kind="spread">
        {rate(maxMs)} – {rate(minMs)}
      </td>
      <td class="is-number is-ms" data-kind="ms">
        {numbers.milliseconds(medianMs)}
      </td>
    </>
  );
}
