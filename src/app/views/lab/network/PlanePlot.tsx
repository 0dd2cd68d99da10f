import { onTheirSide } from '../../../../core/data/goodness.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { layOut, type Laid } from '../../../charts/axes.ts';
import { Canvas, CanvasFigure } from '../../../charts/Canvas.tsx';
import { colour } from '../../../charts/colours.ts';
import type { Sheet } from '../../../charts/pen.ts';
import { colourIn, drawMap, pathOf, rampOf } from '../../../charts/raster.ts';
import { columnsOf } from '../../../format/columns.ts';
import { MODEL } from '../../../i18n/model.ts';
import { clampedTo } from '../../../landscape/plane.ts';
import { momentOf } from '../../../state.ts';
import { rowOf, type DrawnPoints, type Prepared } from '../../../training/made.ts';
import { useCalmRun } from '../../../ui/use-calm-run.ts';
import { linesOf } from '../landscape/surface.ts';
import {
  cellsFor,
  levelsOf,
  mapOf,
  placesOver,
  shadeOf,
  shareOf,
  windowOf,
  type Shade,
} from './plane-map.ts';

/** The fit of a model of two inputs: what it says over their plane, and the points. */
export function PlanePlot() {
  const { store, text, numbers } = usePage(MODEL);
  // Its sentence changes when the run starts, pauses or ends, so as not to be read out for ever.
  const { prepared } = useSome('run', 'prepared', 'phase');
  if (prepared === undefined) return null;
  const { plane } = text.model;
  const { drawn, axes, problem, reading } = prepared;
  const { model } = problem;
  const names = [axes.x, ...axes.more].map(({ name }) => name);
  const [across = '', up = ''] = names;
  const shade = shadeOf(problem.loss, drawn.y);
  const window = windowOf(drawn);
  const cells = cellsFor(model);
  const places = placesOver(window, cells);
  const sheetOn = (context: CanvasRenderingContext2D): Laid =>
    layOut(context, {
      x: { title: across, range: [window.aMin, window.aMax] },
      y: { title: up, range: [window.bMin, window.bMax] },
      aspect: 1,
    });
  const right = rightOf(prepared, momentOf(store.get().run).parameters);
  const spoken = [
    plane.spoken(axes.y.name, across, up),
    ...(shade.isChance
      ? [plane.right(numbers.integer(right), numbers.integer(drawn.y.length))]
      : []),
  ];
  return (
    <>
      <CanvasFigure
        label={spoken.join(' ')}
        read={(pixel, context) => {
          const row = clampedTo(window, sheetOn(context).placeAt(pixel));
          const prediction = reading.predict(momentOf(store.get().run).parameters, row);
          const place = row.map((value, d) => `${names[d] ?? ''} ${numbers.short(value)}`);
          const shown = [place.join(' · '), numbers.short(prediction)] as const;
          if (!shade.isChance) return plane.at(...shown);
          return plane.atChance(...shown, numbers.percent(shade.valueOf(prediction)));
        }}
      >
        <Canvas
          data-layer="plane"
          of={prepared}
          following="paced"
          draw={(context, { run }) => {
            const sheet = sheetOn(context);
            const theta = momentOf(run).parameters;
            const values = mapOf(model, reading, theta, places).map(shade.valueOf);
            const shares = values.map((value) => shareOf(value, shade));
            const grid = { ...window, width: cells, height: cells };
            drawMap(sheet, { ...grid, shares }, rampOf(), () => {
              context.strokeStyle = colour('text');
              context.globalAlpha = shade.isChance ? 0.55 : 0.3;
              context.stroke(pathOf(sheet, linesOf(grid, values, levelsOf(shade)).flat()));
              context.globalAlpha = 1;
              drawPoints(sheet, drawn, shade);
            });
          }}
        />
      </CanvasFigure>
      <div class="row hint">
        <Bar prepared={prepared} shade={shade} />
        {shade.isChance && <Side prepared={prepared} />}
      </div>
    </>
  );
}

const POINTS = ['class-0', 'surface', 'class-1'] as const;
/** More points than this are drawn smaller. */
const FEW_POINTS = 300;

/** Each in the colour of what was measured, with a halo. */
function drawPoints({ ctx, pixelOf }: Sheet, { x, y, more }: DrawnPoints, shade: Shade): void {
  const ramp = rampOf(POINTS);
  const radius = x.length <= FEW_POINTS ? 4 : 2.5;
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = colour('surface');
  for (const [i, a] of x.entries()) {
    ctx.fillStyle = `rgb(${colourIn(ramp, shareOf(y[i] ?? NaN, shade)).join()})`;
    ctx.beginPath();
    ctx.arc(...pixelOf([a, more[0]?.[i] ?? NaN]), radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}

/** What the colours mean. */
function Bar({ prepared, shade }: { readonly prepared: Prepared; readonly shade: Shade }) {
  const { plane } = usePage(MODEL).text.model;
  const { least, most, isChance } = shade;
  const [low, middle, high] = isChance
    ? ['0%', '50%', '100%']
    : [least, (least + most) / 2, most].map(columnsOf(prepared).fit);
  return (
    <div class="line">
      <span>{plane[isChance ? 'chance' : 'value'](prepared.axes.y.name)}</span>
      <span>{low}</span>
      <span class="colour-bar" title={middle} />
      <span>{high}</span>
    </div>
  );
}

function Side({ prepared }: { readonly prepared: Prepared }) {
  const { text, numbers } = usePage(MODEL);
  const right = rightOf(prepared, momentOf(useCalmRun()).parameters);
  const { length } = prepared.drawn.y;
  return (
    <span data-right={right}>
      {text.model.plane.right(numbers.integer(right), numbers.integer(length))}
    </span>
  );
}

function rightOf({ drawn, reading }: Prepared, theta: readonly number[]): number {
  const logits = drawn.y.map((_, i) => reading.predict(theta, rowOf(drawn, i)));
  return onTheirSide(logits, drawn.y);
}
