import type { ProfiledResult } from '../../bench/bench.ts';
import { SeriesMark } from '../../ui/SeriesMark.tsx';
import { useBenchWords } from './use-bench-words.ts';

export interface ProfileColumn {
  readonly head: string;
  /** What the head stands for, where it is short. */
  readonly long?: string;
  /** Names the figure for tests. */
  readonly kind: string;
  readonly cell: (result: ProfiledResult) => string;
}

interface ProfileTableProps {
  readonly title: string;
  readonly results: readonly ProfiledResult[];
  readonly columns: readonly ProfileColumn[];
}

/** A row a case: its strategy, its points, and what `columns` say of it. */
export function ProfileTable({ title, results, columns }: ProfileTableProps) {
  const { text, numbers } = useBenchWords();
  return (
    <table class="profile-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{text.profile.strategy}</th>
          <th scope="col">{text.profile.points}</th>
          {columns.map(({ head, long, kind }) => (
            <th scope="col" key={kind} class={`is-${kind}`}>
              {long === undefined ? head : <abbr title={long}>{head}</abbr>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <tr key={`${result.strategy}/${result.points}`}>
            <th scope="row">
              <SeriesMark engine={result.engine} strategy={result.strategy} />
              {text.settings.strategies[result.strategy]}
            </th>
            <td data-label={text.profile.points}>{numbers.integer(result.points)}</td>
            {columns.map(({ kind, head, cell }) => (
              <td key={kind} class={`is-${kind}`} data-profile={kind} data-label={head}>
                {cell(result)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
