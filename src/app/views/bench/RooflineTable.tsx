import { ratesOf } from '../../../core/work/profile.ts';
import type { ProfiledResult } from '../../bench/bench.ts';
import { ProfileTable } from './ProfileTable.tsx';
import { useBenchWords } from './use-bench-words.ts';

const GIGA = 1e9;

/** The kernels of each case, and how fast they go through the points beside a copy. */
export function RooflineTable({ results }: { readonly results: readonly ProfiledResult[] }) {
  const { text, numbers } = useBenchWords();
  const words = text.profile.roofline;
  const { short, compact, percent } = numbers;
  const rates = ({ points, profile }: ProfiledResult) => ratesOf(points, profile);
  return (
    <ProfileTable
      title={words.title}
      results={results}
      columns={[
        {
          kind: 'kernels',
          head: words.kernels,
          cell: ({ profile }) =>
            profile.kernels
              .map(({ kernel, nsPerStep }) => `${kernel} ${short(nsPerStep / 1000)}`)
              .join(' + '),
        },
        {
          kind: 'floor',
          head: words.floor,
          long: words.floorLong,
          cell: ({ profile }) => short(profile.floorNs / 1000),
        },
        {
          kind: 'points-rate',
          head: words.pointsRate,
          cell: (result) => compact(rates(result)?.pointsPerSecond ?? NaN),
        },
        {
          kind: 'bytes-rate',
          head: words.bytesRate,
          long: words.bytesRateLong,
          cell: (result) => short((rates(result)?.bytesPerSecond ?? NaN) / GIGA),
        },
        {
          kind: 'copy-rate',
          head: words.copyRate,
          long: words.copyRateLong,
          cell: (result) => short((rates(result)?.copyBytesPerSecond ?? NaN) / GIGA),
        },
        {
          kind: 'share',
          head: words.share,
          long: words.shareLong,
          cell: (result) => {
            const { bytesPerSecond = NaN, copyBytesPerSecond = NaN } = rates(result) ?? {};
            return percent(bytesPerSecond / copyBytesPerSecond);
          },
        },
      ]}
    />
  );
}
