import { useState } from 'preact/hooks';
import { isNetwork } from '../../../../core/models/model.ts';
import type { Network } from '../../../../core/models/network.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { Canvas, CanvasFigure } from '../../../charts/Canvas.tsx';
import { colour } from '../../../charts/colours.ts';
import { scaledFont, textScale } from '../../../charts/pen.ts';
import { rampOf, rasterOf } from '../../../charts/raster.ts';
import { extent } from '../../../format/columns.ts';
import { MODEL } from '../../../i18n/model.ts';
import { momentOf } from '../../../state.ts';
import type { Prepared } from '../../../training/made.ts';
import { TableToggle } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { useCalmRun } from '../../../ui/use-calm-run.ts';
import { ChartTable, type Columns } from '../tables.tsx';
import {
  answersOf,
  edgeOf,
  MOST_SHOWN,
  SHARE_OF,
  unitsLayout,
  weightsLayout,
  type Answers,
} from './network.ts';
import { cellsFor, placesOver, windowOf } from './plane-map.ts';

/** The name of a layer takes so much, above its pictures. */
const NAME_PX = 20;

/** A small picture among others. In CSS pixels. */
interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of its layer, where it is the first. */
  readonly name?: string;
  /** From its upper left corner. */
  readonly paint: (context: CanvasRenderingContext2D, theta: readonly number[]) => void;
  readonly read: (x: number, y: number, theta: readonly number[]) => string;
}

interface TilesProps {
  readonly layer: 'units' | 'weights';
  /** All of them in a sentence. */
  readonly label: string;
  readonly prepared: Prepared;
  /** @param height below the name of the first */
  readonly tilesIn: (width: number, height: number) => readonly Tile[];
}

function Tiles({ layer, label, prepared, tilesIn }: TilesProps) {
  const { store } = usePage();
  const tilesOn = ({ clientWidth, clientHeight }: HTMLCanvasElement): readonly Tile[] =>
    tilesIn(clientWidth, clientHeight - NAME_PX * textScale());
  return (
    <CanvasFigure
      label={label}
      read={([x, y], { canvas }) => {
        const below = y - NAME_PX * textScale();
        const isIn = (at: number, from: number, size: number) => at >= from && at < from + size;
        const tile = tilesOn(canvas).find(
          ({ left, top, width, height }) => isIn(x, left, width) && isIn(below, top, height),
        );
        if (tile === undefined) return '';
        return tile.read(x - tile.left, below - tile.top, momentOf(store.get().run).parameters);
      }}
    >
      <Canvas
        data-layer={layer}
        of={prepared}
        following="paced"
        draw={(context, { run }) => {
          const theta = momentOf(run).parameters;
          context.font = scaledFont('small');
          context.translate(0, NAME_PX * textScale());
          for (const { left, top, name = '', paint } of tilesOn(context.canvas)) {
            context.save();
            context.translate(left, top);
            context.fillStyle = colour('text-muted');
            context.fillText(name, 0, -6 * textScale());
            paint(context, theta);
            context.restore();
          }
        }}
      />
    </CanvasFigure>
  );
}

function useNetwork() {
  const { prepared } = useSome('run', 'prepared');
  const network = prepared?.problem.model;
  return network && isNetwork(network) ? { prepared, network } : undefined;
}

/** Cells a side at the most, of a unit that looks at a plane; and places of one that looks at a line. */
const CELLS = 32;
const PLACES = 48;
const CORNER_PX = 4;

/** What each hidden unit of a network of one input or two answers over them, layer by layer. */
export function UnitsCard() {
  const { text, numbers } = usePage(MODEL);
  const shown = useNetwork();
  if (shown === undefined) return null;
  const { prepared, network } = shown;
  const { units } = text.model;
  const hidden = network.sizes.slice(1, -1);
  const most = Math.max(...network.sizes);
  const count = hidden.reduce((sum, size) => sum + size, 0);
  const names = [prepared.axes.x, ...prepared.axes.more].map(({ name }) => name);
  const inputs = columnsOver(prepared);
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
      <Tiles
        layer="units"
        label={units.spoken(numbers.integer(count), names.join(', '))}
        prepared={prepared}
        tilesIn={(width, height) => {
          const { size, tiles } = unitsLayout(hidden, width, height, NAME_PX * textScale());
          let answers: ReturnType<typeof answersOf> | undefined;
          return tiles.map(({ layer, unit, left, top }) => ({
            ...{ left, top, width: size, height: size },
            name: unit === 0 ? units.layer(numbers.integer(layer + 1)) : '',
            paint: (context, theta) => {
              answers ??= answersOf(network, theta, inputs);
              drawUnit(context, size, network, answers[layer]?.[unit] ?? new Float32Array());
            },
            read: () => units.at(numbers.integer(layer + 1), numbers.integer(unit + 1)),
          }));
        }}
      />
    </Card>
  );
}

/** A row a place: along the one input, or a row for each value of the second, the least first. [D][rows] */
function columnsOver({ drawn, problem }: Prepared): readonly Answers[] {
  if (drawn.more.length > 0) return placesOver(windowOf(drawn), cellsFor(problem.model, CELLS));
  const [least, most] = extent(drawn.x);
  const at = (i: number): number => least + ((most - least) * i) / (PLACES - 1);
  return [Float32Array.from({ length: PLACES }, (_, i) => at(i))];
}

function drawUnit(
  context: CanvasRenderingContext2D,
  size: number,
  { activation, sizes }: Network,
  answer: Answers,
): void {
  const shares = answer.map(SHARE_OF[activation](extent(answer)[1]));
  context.beginPath();
  context.roundRect(0, 0, size, size, Math.min(CORNER_PX, size / 6));
  context.clip();
  if (sizes[0] === 2) {
    const cells = Math.sqrt(shares.length);
    const raster = rasterOf({ width: cells, height: cells, shares }, rampOf());
    context.imageSmoothingQuality = 'high';
    context.drawImage(raster, 0, 0, size, size);
    return;
  }
  // A curve from the least at the bottom to the greatest, over a line where it is 0.
  context.fillStyle = colour('page');
  context.fill();
  context.strokeStyle = colour('truth');
  context.stroke(new Path2D(`M0 ${size / 2}h${size}`));
  context.strokeStyle = colour('fit');
  context.lineWidth = 1.75;
  context.beginPath();
  shares.forEach((share, i) =>
    context.lineTo((size * i) / (shares.length - 1), size * (0.95 - 0.9 * share)),
  );
  context.stroke();
}

/** Between cells that are larger than this. */
const GAP_PX = 1.5;
const LARGE_PX = 6;

/** The weights of a network as a picture, or as a table. */
export function WeightsCard() {
  const { text, numbers } = usePage(MODEL);
  const shown = useNetwork();
  const [asTable, setAsTable] = useState(false);
  if (shown === undefined) return null;
  const { prepared, network } = shown;
  const { weights } = text.model;
  const names = prepared.parameterNames;
  return (
    <Card
      id="weights"
      title={weights.title}
      note={<span>{weights.colours}</span>}
      head={
        <div class="row is-tight is-last">
          <TableToggle on={asTable} action="weights-table" onToggle={setAsTable} />
        </div>
      }
    >
      {asTable ? (
        <WeightsTable prepared={prepared} last={network.sizes.length - 1} />
      ) : (
        <Tiles
          layer="weights"
          label={weights.spoken(network.sizes.join(' – '), numbers.integer(names.length))}
          prepared={prepared}
          tilesIn={(width, height) => {
            const { size, blocks } = weightsLayout(network, width, height);
            return blocks.map(({ name, places, columns, left }) => ({
              ...{ name, left, top: 0, width: columns * size, height: places.length * size },
              paint: (context, theta) => drawWeights(context, size, places, theta),
              read: (x, y, theta) => {
                const at = places[Math.floor(y / size)]?.[Math.floor(x / size)] ?? NaN;
                return `${names[at] ?? ''} ${numbers.short(theta[at] ?? NaN)}`;
              },
            }));
          }}
        />
      )}
    </Card>
  );
}

/** Each weight in the colour of its sign, as strong as it is beside the greatest of its layer. */
function drawWeights(
  context: CanvasRenderingContext2D,
  size: number,
  places: readonly (readonly number[])[],
  theta: readonly number[],
): void {
  const values = places.toReversed().flatMap((row) => row.map((at) => theta[at] ?? NaN));
  const greatest = extent(values.map(Math.abs))[1] || 1;
  // By its root: a single great one leaves the others to be seen.
  const shares = values.map((w) => 0.5 + (Math.sign(w) * Math.sqrt(Math.abs(w) / greatest)) / 2);
  const [columns, rows] = [places[0]?.length ?? 0, places.length];
  const [width, height] = [columns * size, rows * size];
  context.imageSmoothingEnabled = size <= LARGE_PX;
  const raster = rasterOf({ width: columns, height: rows, shares }, rampOf());
  context.drawImage(raster, 0, 0, width, height);
  if (size <= LARGE_PX) return;
  context.fillStyle = colour('surface');
  for (let c = 1; c < columns; c++) context.fillRect(c * size - GAP_PX, 0, GAP_PX, height);
  for (let r = 1; r < rows; r++) context.fillRect(0, r * size - GAP_PX, width, GAP_PX);
}

/** @param last the layer of ŷ */
function WeightsTable({ prepared, last }: { readonly prepared: Prepared; readonly last: number }) {
  const { text, numbers } = usePage(MODEL);
  const { parameters } = momentOf(useCalmRun());
  const { weights } = text.model;
  const { axes, parameterNames } = prepared;
  const inputs = [axes.x, ...axes.more].map(({ name }) => name);
  const edgeAt = (p: number) => edgeOf(parameterNames[p] ?? '');
  const columns: Columns = [
    [weights.layer, (p) => numbers.integer(edgeAt(p).layer)],
    [
      weights.from,
      (p) => {
        const { layer, from } = edgeAt(p);
        if (from === undefined) return weights.bias;
        return (layer === 1 ? inputs[from] : undefined) ?? numbers.integer(from + 1);
      },
    ],
    [
      weights.to,
      (p) => {
        const { layer, to } = edgeAt(p);
        return layer === last ? axes.y.name : numbers.integer(to + 1);
      },
    ],
    [weights.weight, (p) => numbers.result(parameters[p] ?? NaN)],
  ];
  return <ChartTable caption={weights.table} columns={columns} count={parameterNames.length} />;
}
