/** Of a model of several columns: what it says of each point against what was measured. */
import type uPlot from 'uplot';
import { extent } from '../format/columns.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { momentOf } from '../training/looked.ts';
import { rowOf, type Prepared } from '../training/made.ts';
import { finestOf } from './axes.ts';
import { padded } from './marks.ts';
import { drawLabel, drawPath } from './pen.ts';
import { plotOf, type Plot } from './plot.ts';
import { drawPoints } from './points.ts';

export interface AgreementOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  readonly titles: {
    readonly measured: string;
    readonly predicted: string;
    /** Of the diagonal. */
    readonly equal: string;
  };
  readonly onPointer: (
    at: { readonly measured: number; readonly predicted: number } | undefined,
  ) => void;
}

/** Where all is right the points lie on the diagonal, which is drawn. */
export function agreementPlot({ store, prepared, titles, onPointer }: AgreementOptions): Plot {
  const { reading, axes, drawn } = prepared;
  const { y } = drawn;
  // A chart wants its x in order.
  const order = Array.from(y.keys()).sort((i, j) => (y[i] ?? NaN) - (y[j] ?? NaN));
  const measured = order.map((i) => y[i] ?? NaN);
  const rows = order.map((i) => rowOf(drawn, i));
  const range = padded(...extent(y), 0.15);
  const { quantity } = axes.y;
  let predicted: readonly number[] = [];
  let shown: readonly number[] | undefined;

  function draw(chart: uPlot): void {
    const { run } = store.get();
    const { parameters } = momentOf(run);
    if (run.prepared !== prepared || parameters === shown) return;
    shown = parameters;
    predicted = rows.map((row) => reading.predict(parameters, row));
    chart.setData([measured, predicted.map((value) => (Number.isFinite(value) ? value : null))]);
  }

  return plotOf({
    x: { title: titles.measured, quantity, finest: finestOf(y), range: () => range },
    y: { title: titles.predicted, quantity, range: () => range },
    lines: [{ ink: 'data', width: 1, isApart: true }],
    under(chart) {
      const diagonal = range.map((at) => [at, at] as const);
      drawPath(chart, diagonal, { width: 1.5, dash: [6, 5], stroke: 'truth', isClipped: true });
      drawLabel(chart, [range[0], range[0]], titles.equal, { ink: 'text-muted', shift: [24, -6] });
    },
    over(chart) {
      drawPoints(chart, measured, predicted);
    },
    onPointer(index = -1) {
      const [at, said] = [measured[index], predicted[index]];
      const isThere = at !== undefined && said !== undefined;
      onPointer(isThere ? { measured: at, predicted: said } : undefined);
    },
    draw,
  });
}
