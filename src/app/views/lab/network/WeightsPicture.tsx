import { useMemo, useRef, useState } from 'preact/hooks';
import { isNetwork } from '../../../../core/models/model.ts';
import type { Network } from '../../../../core/models/network.ts';
import type { Field } from '../../../../core/text/table.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { colour } from '../../../charts/colours.ts';
import { MODEL } from '../../../i18n/model.ts';
import { momentOf } from '../../../training/looked.ts';
import type { Prepared } from '../../../training/made.ts';
import { Card } from '../../../ui/Card.tsx';
import { Toggle } from '../../../ui/Toggle.tsx';
import { useCalmRun } from '../../../ui/use-calm-run.ts';
import { useCanvas } from '../landscape/use-canvas.ts';
import { ChartTable } from '../ChartTable.tsx';
import { edgesOf, MOST_UNITS, placesOf, strengthOf } from './network-picture.ts';

const MARGIN = { across: 16, up: 4 } as const;
const RADIUS = 7;
const WIDEST = 5;

/** The weights of a network as a picture, or as a table. */
export function WeightsPicture() {
  const { text, numbers } = usePage(MODEL);
  const { prepared } = useSome('run', 'prepared');
  const [asTable, setAsTable] = useState(false);
  const model = prepared?.problem.model;
  if (prepared === undefined || model === undefined || !isNetwork(model)) return null;
  const { weights } = text.model;
  const most = Math.max(...model.sizes);
  return (
    <Card
      id="weights"
      title={weights.title}
      head={
        <div class="chart-tools">
          <Toggle
            on={asTable}
            icon="table"
            label={text.explain.table.toggle}
            action="weights-table"
            onToggle={setAsTable}
          />
        </div>
      }
    >
      {asTable ? (
        <WeightsTable network={model} prepared={prepared} />
      ) : (
        <Picture network={model} prepared={prepared} />
      )}
      <ul class="legend row hint">
        <li class="key is-above">{weights.above}</li>
        <li class="key is-below">{weights.below}</li>
        {most > MOST_UNITS && (
          <li>{weights.part(numbers.integer(MOST_UNITS), numbers.integer(most))}</li>
        )}
      </ul>
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
  const places = useMemo(() => placesOf(network), [network]);
  useCanvas(
    canvas,
    (context, width, height) => {
      const { run } = store.get();
      if (run.prepared !== prepared) return;
      const pixelOf = (layer: number, unit: number): readonly [number, number] | undefined => {
        const place = places[layer]?.[unit];
        if (place === undefined) return undefined;
        const [across, down] = [width - 2 * MARGIN.across, height - 2 * MARGIN.up];
        return [MARGIN.across + place[0] * across, MARGIN.up + place[1] * down];
      };
      drawNetwork(context, edgesOf(network, momentOf(run).parameters), pixelOf);
    },
    true,
  );
  const layers = network.sizes.join(' – ');
  const count = numbers.integer(prepared.parameterNames.length);
  return (
    <div class="plot" role="figure" aria-label={text.model.weights.spoken(layers, count)}>
      <canvas class="landscape-canvas" ref={canvas} data-layer="weights" />
    </div>
  );
}

/** Edges by sign and size; a unit that has a bias is filled by the bias. */
function drawNetwork(
  context: CanvasRenderingContext2D,
  edges: ReturnType<typeof edgesOf>,
  pixelOf: (layer: number, unit: number) => readonly [number, number] | undefined,
): void {
  const greatest = edges.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const [above, below] = [colour('above'), colour('below')];
  for (const { layer, from, to, value } of edges) {
    const [start, end] = [from === undefined ? undefined : pixelOf(layer - 1, from), pixelOf(layer, to)]; // prettier-ignore
    if (start === undefined || end === undefined) continue;
    const strength = strengthOf(value, greatest);
    context.strokeStyle = value > 0 ? above : below;
    context.globalAlpha = 0.25 + 0.75 * strength;
    context.lineWidth = 0.5 + (WIDEST - 0.5) * strength;
    // Never by colour alone.
    context.setLineDash(value > 0 ? [] : [6, 4]);
    context.beginPath();
    context.moveTo(...start);
    context.lineTo(...end);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.strokeStyle = colour('text');
  const disc = (at: readonly [number, number] | undefined, fill: string, alpha: number): void => {
    if (at === undefined) return;
    context.beginPath();
    context.arc(...at, RADIUS, 0, 2 * Math.PI);
    context.fillStyle = colour('surface');
    context.fill();
    context.globalAlpha = alpha;
    context.fillStyle = fill;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  };
  for (const { layer, from, to, value } of edges) {
    if (from === undefined)
      disc(pixelOf(layer, to), value > 0 ? above : below, strengthOf(value, greatest)); // prettier-ignore
    else if (layer === 1 && to === 0) disc(pixelOf(0, from), colour('surface'), 1);
  }
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
