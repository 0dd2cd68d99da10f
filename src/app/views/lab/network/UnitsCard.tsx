import { useMemo, useRef } from 'preact/hooks';
import { isNetwork } from '../../../../core/models/model.ts';
import type { Network } from '../../../../core/models/network.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { colour } from '../../../charts/colours.ts';
import { rampOf, rasterOf } from '../../../charts/raster.ts';
import { scaledFont, textScale } from '../../../charts/text.ts';
import { extent } from '../../../format/columns.ts';
import { MODEL } from '../../../i18n/model.ts';
import { momentOf } from '../../../training/looked.ts';
import type { Prepared } from '../../../training/made.ts';
import { Card } from '../../../ui/Card.tsx';
import { useCanvas } from '../../../charts/use-canvas.ts';
import { answersOf, SHARE_OF, type Answers } from './activations.ts';
import { cellsFor, placesOver, windowOf } from './plane-map.ts';
import { MOST_SHOWN, unitsLayout, type UnitsLayout } from './units-layout.ts';

/** Cells a side at the most, of a unit that looks at a plane; and places of one that looks at a line. */
const CELLS = 32;
const PLACES = 48;
const CORNER_PX = 4;
/** The name of a layer takes so much, with the space above it. */
const NAME_PX = 20;

/** What each hidden unit of a network of one input or two answers over them, layer by layer. */
export function UnitsCard() {
  const { text, numbers } = usePage(MODEL);
  const { prepared } = useSome('run', 'prepared');
  const model = prepared?.problem.model;
  if (prepared === undefined || model === undefined || !isNetwork(model)) return null;
  const { units } = text.model;
  const most = Math.max(...model.sizes);
  return (
    <Card
      id="units"
      title={units.title}
      note={
        most > MOST_SHOWN && (
          <span>{units.part(numbers.integer(MOST_SHOWN), numbers.integer(most))}</span>
        )
      }
    >
      <Units network={model} prepared={prepared} />
    </Card>
  );
}

interface OfNetwork {
  readonly network: Network;
  readonly prepared: Prepared;
}

function Units({ network, prepared }: OfNetwork) {
  const { store, text, numbers } = usePage(MODEL);
  const { units } = text.model;
  const canvas = useRef<HTMLCanvasElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const layout = useRef<UnitsLayout>({ size: 0, tiles: [], tops: [] });
  const inputs = useMemo(() => columnsOver(prepared), [prepared]);
  const hidden = network.sizes.slice(1, -1);

  useCanvas(
    canvas,
    (context, width, height) => {
      const { run } = store.get();
      if (run.prepared !== prepared) return;
      layout.current = unitsLayout(hidden, width, height, NAME_PX * textScale());
      const answers = answersOf(network, momentOf(run).parameters, inputs);
      context.font = scaledFont('small');
      context.textBaseline = 'top';
      context.fillStyle = colour('text-muted');
      layout.current.tops.forEach((top, layer) => {
        context.fillText(units.layer(numbers.integer(layer + 1)), 0, top + 2);
      });
      drawUnits(context, layout.current, network, answers);
    },
    'paced',
  );
  const names = [prepared.axes.x, ...prepared.axes.more].map(({ name }) => name);
  const count = hidden.reduce((sum, size) => sum + size, 0);
  return (
    <div
      class="plot"
      role="figure"
      aria-label={units.spoken(numbers.integer(count), names.join(', '))}
    >
      <canvas
        class="landscape-canvas"
        ref={canvas}
        data-layer="units"
        onPointerMove={({ offsetX, offsetY }) => {
          const { tiles, size } = layout.current;
          const isIn = (at: number, from: number): boolean => at >= from && at < from + size;
          const tile = tiles.find(({ left, top }) => isIn(offsetX, left) && isIn(offsetY, top));
          if (said.current === null) return;
          const [layer = 0, unit = 0] = [tile?.layer, tile?.unit].map((at = 0) => at + 1);
          said.current.textContent =
            tile === undefined ? '' : units.at(numbers.integer(layer), numbers.integer(unit));
        }}
        onPointerLeave={() => {
          if (said.current !== null) said.current.textContent = '';
        }}
      />
      <p class="reading" ref={said} aria-hidden="true" />
    </div>
  );
}

/** A row a place: along the one input, or a row for each value of the second, the least first. [D][rows] */
function columnsOver({ drawn, problem }: Prepared): readonly Answers[] {
  if (drawn.more.length === 0) {
    const [least, most] = extent(drawn.x);
    return [
      Float32Array.from({ length: PLACES }, (_, i) => least + ((most - least) * i) / (PLACES - 1)),
    ];
  }
  return placesOver(windowOf(drawn), cellsFor(problem.model, CELLS));
}

function drawUnits(
  context: CanvasRenderingContext2D,
  { size, tiles }: UnitsLayout,
  { activation, sizes }: Network,
  answers: readonly (readonly Answers[])[],
): void {
  const isPlane = sizes[0] === 2;
  const ramp = rampOf(['below', 'surface', 'above']);
  for (const { layer, unit, left, top } of tiles) {
    const answer = answers[layer]?.[unit] ?? new Float32Array();
    const shares = answer.map(SHARE_OF[activation](extent(answer)[1]));
    context.save();
    context.beginPath();
    context.roundRect(left, top, size, size, Math.min(CORNER_PX, size / 6));
    context.clip();
    if (isPlane) {
      const cells = Math.sqrt(shares.length);
      const raster = rasterOf({ width: cells, height: cells, shares }, ramp);
      context.imageSmoothingQuality = 'high';
      context.drawImage(raster, left, top, size, size);
    } else {
      drawCurve(context, shares, left, top, size);
    }
    context.restore();
  }
}

/** From the least at the bottom to the greatest, over a line where it is 0. */
function drawCurve(
  context: CanvasRenderingContext2D,
  shares: Float32Array,
  left: number,
  top: number,
  size: number,
): void {
  context.fillStyle = colour('page');
  context.fill();
  context.strokeStyle = colour('truth');
  context.stroke(new Path2D(`M${left} ${top + size / 2}h${size}`));
  context.strokeStyle = colour('fit');
  context.lineWidth = 1.75;
  context.beginPath();
  shares.forEach((share, i) => {
    const [x, y] = [left + (size * i) / (shares.length - 1), top + size * (0.95 - 0.9 * share)];
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}
