import { useMemo, useRef, useState } from 'preact/hooks';
import { isNetwork } from '../../../../core/models/model.ts';
import { networkParameterNames, type Network } from '../../../../core/models/network.ts';
import type { Field } from '../../../../core/text/table.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { colour } from '../../../charts/colours.ts';
import { colourIn, rampOf, rasterOf } from '../../../charts/raster.ts';
import { scaledFont, textScale } from '../../../charts/text.ts';
import { MODEL } from '../../../i18n/model.ts';
import { momentOf } from '../../../training/looked.ts';
import type { Prepared } from '../../../training/made.ts';
import { Card } from '../../../ui/Card.tsx';
import { TableToggle } from '../../../ui/Toggle.tsx';
import { useCalmRun } from '../../../ui/use-calm-run.ts';
import { useCanvas } from '../../../charts/use-canvas.ts';
import { ChartTable } from '../ChartTable.tsx';
import {
  blocksOf,
  edgesOf,
  weightsLayout,
  type Block,
  type WeightsLayout,
} from './network-picture.ts';

/** The name of a layer stands above its weights. */
const NAME_PX = 20;

/** The weights of a network as a picture, or as a table. */
export function WeightsCard() {
  const { text } = usePage(MODEL);
  const { prepared } = useSome('run', 'prepared');
  const [asTable, setAsTable] = useState(false);
  const model = prepared?.problem.model;
  if (prepared === undefined || model === undefined || !isNetwork(model)) return null;
  const { weights } = text.model;
  return (
    <Card
      id="weights"
      title={weights.title}
      note={<span>{weights.colours}</span>}
      head={
        <div class="chart-tools">
          <TableToggle on={asTable} action="weights-table" onToggle={setAsTable} />
        </div>
      }
    >
      {asTable ? (
        <WeightsTable network={model} prepared={prepared} />
      ) : (
        <Picture network={model} prepared={prepared} />
      )}
    </Card>
  );
}

interface OfNetwork {
  readonly network: Network;
  readonly prepared: Prepared;
}

function Picture({ network, prepared }: OfNetwork) {
  const { store, text, numbers } = usePage(MODEL);
  const canvas = useRef<HTMLCanvasElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const layout = useRef<WeightsLayout>({ size: 0, lefts: [] });
  const blocks = useMemo(() => blocksOf(network), [network]);
  useCanvas(
    canvas,
    (context, width, height) => {
      const { run } = store.get();
      if (run.prepared !== prepared) return;
      layout.current = weightsLayout(blocks, width, height - NAME_PX * textScale());
      drawWeights(context, blocks, layout.current, momentOf(run).parameters);
    },
    'paced',
  );
  const read = ({ offsetX, offsetY }: PointerEvent): void => {
    if (said.current === null) return;
    const at = placeAt(blocks, layout.current, offsetX, offsetY - NAME_PX * textScale());
    const value = momentOf(store.get().run).parameters[at ?? -1];
    const name = networkParameterNames(network)[at ?? -1] ?? '';
    said.current.textContent = value === undefined ? '' : `${name} ${numbers.short(value)}`;
  };
  const layers = network.sizes.join(' – ');
  const count = numbers.integer(prepared.parameterNames.length);
  return (
    <div class="plot" role="figure" aria-label={text.model.weights.spoken(layers, count)}>
      <canvas
        class="landscape-canvas"
        ref={canvas}
        data-layer="weights"
        onPointerMove={read}
        onPointerLeave={() => {
          if (said.current !== null) said.current.textContent = '';
        }}
      />
      <p class="reading" ref={said} aria-hidden="true" />
    </div>
  );
}

/** Each in the colour of its sign, as strong as it is beside the greatest of its layer. */
function drawWeights(
  context: CanvasRenderingContext2D,
  blocks: readonly Block[],
  { size, lefts }: WeightsLayout,
  theta: readonly number[],
): void {
  const ramp = rampOf(['below', 'surface', 'above']);
  const gap = size > 6 ? 1.5 : 0;
  const top = NAME_PX * textScale();
  context.font = scaledFont('small');
  context.textBaseline = 'top';
  blocks.forEach(({ inputs, outputs, places }, l) => {
    const left = lefts[l] ?? 0;
    const all = places.flat();
    const greatest = all.reduce((most, at) => Math.max(most, Math.abs(theta[at] ?? NaN)), 0);
    context.fillStyle = colour('text-muted');
    context.fillText(`${inputs} → ${outputs}`, left, 0);
    // By its root: a single great one leaves the others to be seen.
    const shareOf = (at: number): number => {
      const weight = theta[at] ?? NaN;
      return 0.5 + (Math.sign(weight) * Math.sqrt(Math.abs(weight) / (greatest || 1))) / 2;
    };
    if (gap === 0) {
      const shares = places.toReversed().flatMap((row) => row.map(shareOf));
      const cells = { width: all.length / places.length, height: places.length, shares };
      const [wide, high] = [cells.width * size, cells.height * size];
      context.drawImage(rasterOf(cells, ramp), left, top, wide, high);
      return;
    }
    places.forEach((row, r) => {
      row.forEach((at, c) => {
        context.fillStyle = `rgb(${colourIn(ramp, shareOf(at)).join()})`;
        context.beginPath();
        context.roundRect(left + c * size, top + r * size, size - gap, size - gap, gap);
        context.fill();
      });
    });
  });
}

/** The place in θ of the weight under the pointer. */
function placeAt(
  blocks: readonly Block[],
  { size, lefts }: WeightsLayout,
  x: number,
  y: number,
): number | undefined {
  for (const [l, { places }] of blocks.entries()) {
    const at = places[Math.floor(y / size)]?.[Math.floor((x - (lefts[l] ?? 0)) / size)];
    if (at !== undefined) return at;
  }
  return undefined;
}

function WeightsTable({ network, prepared }: OfNetwork) {
  const { text, numbers } = usePage(MODEL);
  const { parameters } = momentOf(useCalmRun());
  const { weights } = text.model;
  const edges = edgesOf(network, parameters);
  const { axes } = prepared;
  const inputs = [axes.x, ...axes.more].map(({ name }) => name);
  const said = (value: (edge: (typeof edges)[number]) => string): Field<number> => ({
    kind: 'text',
    side: 'right',
    value: (i) => {
      const edge = edges[i];
      return edge === undefined ? '' : value(edge);
    },
  });
  return (
    <ChartTable
      caption={weights.table}
      fields={{
        layer: said(({ layer }) => numbers.integer(layer)),
        from: said(({ layer, from }) => {
          if (from === undefined) return weights.bias;
          return (layer === 1 ? inputs[from] : undefined) ?? numbers.integer(from + 1);
        }),
        to: said(({ layer, to }) =>
          layer === network.sizes.length - 1 ? axes.y.name : numbers.integer(to + 1),
        ),
        weight: said(({ value }) => numbers.result(value)),
      }}
      heads={{ layer: weights.layer, from: weights.from, to: weights.to, weight: weights.weight }}
      count={edges.length}
    />
  );
}
