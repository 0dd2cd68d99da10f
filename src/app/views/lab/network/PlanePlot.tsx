import { useMemo, useRef } from 'preact/hooks';
import { onTheirSide } from '../../../../core/data/goodness.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { textScale } from '../../../charts/text.ts';
import { columnsOf } from '../../../format/columns.ts';
import { MODEL } from '../../../i18n/model.ts';
import { momentOf } from '../../../training/looked.ts';
import { rowOf, type Prepared } from '../../../training/made.ts';
import { useCalmRun } from '../../../ui/use-calm-run.ts';
import { frameOf, placeAt, type Frame } from '../landscape/frame.ts';
import { useCanvas } from '../../../charts/use-canvas.ts';
import { DivergedInPlot } from '../Diverged.tsx';
import { drawPlane } from './draw-plane.ts';
import { cellsFor, mapOf, shadeOf, windowOf, type Shade } from './plane-map.ts';

/** The fit of a model of two inputs: what it says over their plane, and the points. */
export function PlanePlot() {
  const { prepared } = useSome('run', 'prepared');
  return prepared === undefined ? null : <Plane prepared={prepared} />;
}

function Plane({ prepared }: { readonly prepared: Prepared }) {
  const { store, text, numbers } = usePage(MODEL);
  const { plane } = text.model;
  const { drawn, axes, problem, reading } = prepared;
  const canvas = useRef<HTMLCanvasElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const frame = useRef<Frame | null>(null);
  const shade = useMemo(() => shadeOf(problem.loss, drawn.y), [prepared]);
  const window = useMemo(() => windowOf(drawn), [prepared]);
  const cells = cellsFor(problem.model);
  const map = useRef<{ theta: readonly number[]; values: number[] } | null>(null);
  const names = [axes.x, ...axes.more].map(({ name }) => name);

  useCanvas(
    canvas,
    (context, width, height) => {
      const { run } = store.get();
      if (run.prepared !== prepared) return;
      const theta = momentOf(run).parameters;
      if (map.current?.theta !== theta || map.current.values.length !== cells ** 2) {
        const predicted = mapOf({ model: problem.model, reading, theta }, window, cells);
        map.current = { theta, values: predicted.map(shade.valueOf) };
      }
      frame.current = frameOf(window, width, height, { aspect: 1, scale: textScale() });
      const { values } = map.current;
      drawPlane(context, { frame: frame.current, cells, values, shade, drawn, names });
    },
    'paced',
  );
  return (
    <>
      <div class="plot" role="figure" aria-label={useSpoken(prepared, names)}>
        <canvas
          class="landscape-canvas"
          ref={canvas}
          data-layer="plane"
          onPointerMove={({ offsetX, offsetY }) => {
            if (said.current === null || frame.current === null) return;
            const row = placeAt(frame.current, [offsetX, offsetY]);
            const prediction = reading.predict(momentOf(store.get().run).parameters, row);
            const place = row.map((value, d) => `${names[d] ?? ''} ${numbers.short(value)}`);
            const shown = numbers.short(prediction);
            said.current.textContent = shade.isChance
              ? plane.atChance(place.join(' · '), shown, numbers.percent(shade.valueOf(prediction)))
              : plane.at(place.join(' · '), shown);
          }}
          onPointerLeave={() => {
            if (said.current !== null) said.current.textContent = '';
          }}
        />
        <DivergedInPlot />
        <p class="reading" ref={said} aria-hidden="true" />
      </div>
      <div class="plane-foot row hint">
        <Bar prepared={prepared} shade={shade} />
        {shade.isChance && <Side prepared={prepared} />}
      </div>
    </>
  );
}

interface BarProps {
  readonly prepared: Prepared;
  readonly shade: Shade;
}

/** What the colours mean. */
function Bar({ prepared, shade }: BarProps) {
  const { plane } = usePage(MODEL).text.model;
  const { fit } = columnsOf(prepared);
  const { least, most, isChance } = shade;
  const [low, middle, high] = isChance
    ? ['0%', '50%', '100%']
    : [least, (least + most) / 2, most].map(fit);
  const { name } = prepared.axes.y;
  return (
    <div class="colour-bar">
      <span>{isChance ? plane.chance(name) : plane.value(name)}</span>
      <span>{low}</span>
      <span class="colour-bar-colours" title={middle} />
      <span>{high}</span>
    </div>
  );
}

function Side({ prepared }: { readonly prepared: Prepared }) {
  const { text, numbers } = usePage(MODEL);
  const { parameters } = momentOf(useCalmRun());
  const right = rightOf(prepared, parameters);
  const { y } = prepared.drawn;
  return (
    <span data-right={right}>
      {text.model.plane.right(numbers.integer(right), numbers.integer(y.length))}
    </span>
  );
}

function rightOf({ drawn, reading }: Prepared, theta: readonly number[]): number {
  const logits = drawn.y.map((_, i) => reading.predict(theta, rowOf(drawn, i)));
  return onTheirSide(logits, drawn.y);
}

/** The picture in a sentence. It does not change while the run is running. */
function useSpoken(prepared: Prepared, names: readonly string[]): string {
  const { store, text, numbers } = usePage(MODEL);
  const { phase } = useSome('run', 'phase');
  return useMemo(() => {
    const { plane } = text.model;
    const { drawn, problem } = prepared;
    const [across = '', up = ''] = names;
    const spoken = plane.spoken(prepared.axes.y.name, across, up);
    if (problem.loss.kind !== 'bce-with-logits') return spoken;
    const right = numbers.integer(rightOf(prepared, momentOf(store.get().run).parameters));
    return `${spoken} ${plane.right(right, numbers.integer(drawn.y.length))}`;
  }, [phase, prepared, text]);
}
