import { recordingShare } from '../../../core/work/profile.ts';
import type { ProfiledResult } from '../../bench/bench.ts';
import { ProfileTable } from './ProfileTable.tsx';
import { useBenchWords } from './use-bench-words.ts';

/** One submit of each case in its parts. */
export function SplitTable({ results }: { readonly results: readonly ProfiledResult[] }) {
  const { text, numbers } = useBenchWords();
  const words = text.profile.split;
  const { milliseconds, percent } = numbers;
  return (
    <ProfileTable
      title={words.title}
      results={results}
      columns={[
        {
          kind: 'steps',
          head: words.steps,
          cell: ({ profile }) => numbers.integer(profile.split.steps),
        },
        {
          kind: 'encode',
          head: words.encode,
          cell: ({ profile }) => milliseconds(profile.split.encodeMs),
        },
        {
          kind: 'submit',
          head: words.submit,
          cell: ({ profile }) => milliseconds(profile.split.submitMs),
        },
        {
          kind: 'wait',
          head: words.wait,
          cell: ({ profile }) => milliseconds(profile.split.waitMs),
        },
        {
          kind: 'readback',
          head: words.readback,
          cell: ({ profile }) => milliseconds(profile.split.readbackMs),
        },
        {
          kind: 'recording',
          head: words.recording,
          long: words.recordingLong,
          cell: ({ profile }) => percent(recordingShare(profile.split)),
        },
        {
          kind: 'gpu',
          head: words.gpu,
          long: words.gpuLong,
          cell: ({ profile }) => milliseconds(profile.split.gpuMs ?? NaN),
        },
      ]}
    />
  );
}
