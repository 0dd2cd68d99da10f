import { OVERLAY_LOOKS } from '../../charts/loss-plot.ts';
import type { RunRecord } from '../../state/read-record.ts';

/** CSS px */
const [WIDTH, HEIGHT] = [84, 22];

export interface CurveExtent {
  readonly epochs: number;
  readonly least: number;
  readonly most: number;
}

/** What the curves of a group have in common. */
export function extentOf(records: readonly RunRecord[]): CurveExtent {
  const losses = records.flatMap(({ curve }) => curve.losses.filter((loss) => (loss ?? 0) > 0));
  const numbers = losses.map(Number).filter(Number.isFinite);
  return {
    epochs: Math.max(2, ...records.map(({ curve }) => curve.epochs.at(-1) ?? 1)),
    least: numbers.reduce((least, loss) => Math.min(least, loss), Infinity),
    // One that went to infinity leaves the picture.
    most: Math.max(...records.map(({ curve }) => curve.losses[0] ?? 0)) * 2,
  };
}

/** The loss of a run, small, on logarithms of both; in the look of its curve in the chart where it is pinned. */
export function RunCurve({
  record: { curve },
  extent: { epochs, least, most },
  pinned,
}: {
  readonly record: RunRecord;
  readonly extent: CurveExtent;
  /** Its place among those in the chart; −1: it is not there. */
  readonly pinned: number;
}) {
  const look = OVERLAY_LOOKS[pinned % OVERLAY_LOOKS.length];
  const span = Math.log(most / least) || 1;
  const points: string[] = [];
  let before = -1;
  for (const [i, epoch] of curve.epochs.entries()) {
    const loss = curve.losses[i] ?? NaN;
    const x = Math.round((WIDTH * Math.log(epoch)) / Math.log(epochs));
    if (!(loss > 0) || x === before) continue;
    before = x;
    const y = HEIGHT - 2 - ((HEIGHT - 4) * Math.log(loss / least)) / span;
    points.push(`${x},${Math.max(y, -HEIGHT).toFixed(1)}`);
  }
  return (
    <svg
      class="run-curve"
      style={look && { color: `var(--run-${pinned + 1})` }}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <polyline points={points.join(' ')} stroke-dasharray={look?.dash.join(' ')} />
    </svg>
  );
}
