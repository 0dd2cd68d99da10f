import { lookOf } from '../../charts/curves.ts';
import { keptCurveOf } from '../../charts/loss-curve.ts';
import type { RunRecord } from '../../state/read-record.ts';

/** CSS px */
const [WIDTH, HEIGHT] = [84, 22];

/** What the curves of a group have in common. */
export function extentOf(records: readonly RunRecord[]) {
  const losses = records.flatMap((record) => keptCurveOf(record, 'log').map(([, loss]) => loss));
  return {
    epochs: Math.max(2, ...records.map(({ curve }) => curve.epochs.at(-1) ?? 1)),
    least: losses.reduce((least, loss) => (loss < least ? loss : least), Infinity),
    // One that went to infinity leaves the picture.
    most: Math.max(...records.map(({ curve }) => curve.losses[0] ?? 0)) * 2,
  };
}

/**
 * The loss of a run, small, on logarithms of both; in the look of its curve in the chart where it is pinned.
 * @param pinned its place among those in the chart; −1: it is not there
 */
export function runCurve(
  record: RunRecord,
  { epochs, least, most }: ReturnType<typeof extentOf>,
  pinned: number,
) {
  const look = pinned < 0 ? undefined : lookOf(pinned);
  const span = Math.log(most / least) || 1;
  const heights = new Map<number, number>();
  for (const [epoch, loss] of keptCurveOf(record, 'log')) {
    const x = Math.round((WIDTH * Math.log(epoch)) / Math.log(epochs));
    const y = HEIGHT - 2 - ((HEIGHT - 4) * Math.log(loss / least)) / span;
    if (!Number.isNaN(y) && !heights.has(x)) heights.set(x, Math.max(y, -HEIGHT));
  }
  return (
    <svg
      class="run-curve"
      style={look && { color: `var(--${look.ink})` }}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <polyline
        points={Array.from(heights, ([x, y]) => `${x},${y.toFixed(1)}`).join(' ')}
        stroke-dasharray={look?.dash.join(' ')}
      />
    </svg>
  );
}
