import type { RunRecord } from '../state/read-record.ts';
import { nameEnds } from './end-names.ts';
import { lossRange, lossesOf } from './loss-curve.ts';
import { drawOverlays, OVERLAY_LOOKS } from './loss-plot.ts';
import type { Place } from './pen.ts';
import { plotOf, type Plot } from './plot.ts';

export interface ComparePlotOptions {
  /** Of the same data and model. */
  readonly records: readonly RunRecord[];
  readonly names: readonly string[];
  readonly title: string;
  /** The epoch under the pointer, and the loss of each run there; undefined where it has none. */
  readonly onPointer: (epoch: number | undefined, losses: readonly (number | undefined)[]) => void;
}

/** The loss curves of kept runs on one pair of axes, each with its name at its end. */
export function comparePlot({ records, names, title, onPointer }: ComparePlotOptions): Plot {
  const losses = lossesOf(records, true);
  const start = losses.find((loss) => loss !== null) ?? 1;
  const yRange = lossRange(losses, Infinity, start, 'log');
  const epochs = [...new Set(records.flatMap(({ curve }) => curve.epochs))].sort((a, b) => a - b);
  const xMost = Math.max(2, epochs.at(-1) ?? 2);
  let isDrawn = false;
  return plotOf({
    x: { title, range: () => [1, xMost], isLog: true, finest: 1, plainBelow: 1e6 },
    y: { title: '', range: () => yRange, isLog: true },
    lines: [],
    under(chart) {
      drawOverlays(chart, records, true);
    },
    over(chart) {
      nameEnds(
        chart,
        records.map((record, i) => ({
          name: names[i] ?? '',
          ink: (OVERLAY_LOOKS[i % OVERLAY_LOOKS.length] ?? OVERLAY_LOOKS[0]).colour,
          end: endOf(record),
        })),
      );
    },
    onPointer(index = -1) {
      const epoch = epochs[index];
      onPointer(epoch, epoch === undefined ? [] : records.map((record) => lossAt(record, epoch)));
    },
    draw(chart) {
      if (isDrawn) return;
      isDrawn = true;
      chart.setData([epochs]);
    },
  });
}

function endOf({ curve }: RunRecord): Place | undefined {
  const at = curve.losses.findLastIndex((loss) => loss !== null && loss > 0);
  const [epoch, loss] = [curve.epochs[at], curve.losses[at]];
  return epoch === undefined || loss == null ? undefined : [epoch, loss];
}

/** As it was drawn last until then. */
function lossAt({ curve }: RunRecord, epoch: number): number | undefined {
  const last = curve.epochs.at(-1) ?? -1;
  const at = epoch > last ? -1 : curve.epochs.findLastIndex((one) => one <= epoch);
  return curve.losses[at] ?? undefined;
}
