import { useMemo, useRef } from 'preact/hooks';
import { contains } from '../../../../core/landscape.ts';
import { predictedPath, trajectoryOf } from '../../../../core/quadratic/index.ts';
import type { Landscape, LandscapeWindow } from '../../../../core/types.ts';
import { startOf } from '../../../../core/settings/start.ts';
import { usePage, useSelected } from '../../../app-context.ts';
import {
  movedTo,
  placeIn,
  placesOf,
  startAt,
  trainedOf,
  type Axes,
  type Place,
} from '../../../landscape/plane.ts';
import type { Prepared } from '../../../training/made.ts';
import { isPending } from '../../../state/pending.ts';
import type { Cells } from '../../../charts/raster.ts';
import { textScale } from '../../../charts/text.ts';
import type { Contour } from './contours.ts';
import { drawRun, type Racer } from './draw-run.ts';
import { drawSurface } from './draw-surface.ts';
import { frameOf, placeAt, placeText, sheetOf, type Frame } from './frame.ts';
import { useCanvas } from '../../../charts/use-canvas.ts';
import { useSpoken } from './use-spoken.ts';
import { useStart } from './use-start.ts';
import { lookOf } from '../../../rivals/looks.ts';
import { useNames } from '../rivals/use-names.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';

export interface LandscapePlotProps {
  readonly prepared: Prepared;
  readonly axes: Axes;
  readonly landscape: Landscape;
  readonly cells: Cells;
  readonly contours: readonly Contour[];
  readonly names: readonly [string, string];
}

/** Two canvases: the landscape, which stays; and over it the run, which moves. */
export function LandscapePlot(props: LandscapePlotProps) {
  const { prepared, axes, landscape, cells, contours, names } = props;
  const { store, settings, text, numbers, config } = usePage(LANDSCAPE);
  const surface = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const frame = useRef<Frame | null>(null);
  const { lr } = config;
  const { theory, units } = prepared;
  const { grid } = landscape;
  const { across, up } = axes;
  const theta = useMemo(() => trainedOf(prepared.problem.start.parameters, units), [prepared]);
  const start = useMemo(() => placeIn(theta, axes), [theta, across, up]);
  const rivalNames = useNames();
  const isWaiting = useSelected(isPending);
  // Where the next run would set out, while this one is under way.
  const asked = useMemo(() => {
    if (!isWaiting || config.start === 'drawn') return undefined;
    const { parameters } = prepared.problem.start;
    const next = startOf(config.start, prepared.parameterNames, parameters);
    return next && placeIn(trainedOf(next, units), axes);
  }, [isWaiting, config.start, prepared, across, up]);
  const { moving: held, handlers } = useStart(frame, asked ?? start, (place) => {
    settings.commit({ start: startAt(place, axes, prepared, config.start) });
  });
  const moving = held ?? asked;
  const from = moving ?? start;
  const isAsked = moving !== undefined || config.start !== 'drawn';
  const predicted = useMemo(() => {
    if (theory === undefined || !isAsked) return [];
    const path = predictedPath(trajectoryOf(theory, lr, movedTo(theta, axes, from)));
    return path.map((one) => placeIn(one, axes));
  }, [theta, across, up, lr, from, isAsked]);
  const written = ([a, b]: Place): [string, string] => [
    `${names[0]} ${placeText(a, grid.aMin, grid.aMax)}`,
    `${names[1]} ${placeText(b, grid.bMin, grid.bMax)}`,
  ];

  // Of standardised data a step is as long one way as the other.
  const aspect = units && (grid.aMax - grid.aMin) / (grid.bMax - grid.bMin);
  const framed = (width: number, height: number): Frame =>
    frameOf(grid, width, height, { aspect, scale: textScale() });
  const words = {
    best: theory === undefined ? text.numbers.truth : text.landscape.best,
    predicted: text.landscape.predicted,
  };

  useCanvas(
    surface,
    (context, width, height) => {
      frame.current = framed(width, height);
      const written = numbers.compact;
      const { best } = placesOf(store.get().run, prepared, axes, undefined);
      drawSurface(context, { frame: frame.current, cells, contours, names, best, written });
    },
    'still',
  );
  useCanvas(
    overlay,
    (context, width, height) => {
      const { run, rivals } = store.get();
      if (run.prepared !== prepared) return;
      const places = placesOf(run, prepared, axes, moving);
      const paths = rivals.map((one) => placesOf(one, prepared, axes, undefined).path);
      const racers = [places.path, ...paths].map((path, i) => ({
        path: rivals.length > 0 ? nearBy(path, grid) : path,
        name: rivalNames[i] ?? '',
        ...lookOf(i),
      }));
      // A pen has the pixels of the canvas.
      context.resetTransform();
      drawRun(sheetOf(context, framed(width, height)), { predicted, words, racers, ...places });
    },
    'live',
  );

  const read = (event: PointerEvent): void => {
    if (reading.current === null || frame.current === null) return;
    const place = placeAt(frame.current, [event.offsetX, event.offsetY]);
    const [a, b] = written(place);
    reading.current.textContent = text.landscape.at(a, b, numbers.short(lossAt(landscape, place)));
  };
  return (
    <div class="plot" role="figure" aria-label={useSpoken(prepared, axes, written)}>
      <canvas class="landscape-canvas" ref={surface} data-layer="surface" />
      <canvas
        class="landscape-canvas is-live"
        ref={overlay}
        data-layer="run"
        data-start={start.join()}
        tabIndex={0}
        role="application"
        aria-label={text.landscape.mover(written(from).join(', '))}
        {...handlers}
        onPointerMove={(event) => {
          handlers.onPointerMove(event);
          read(event);
        }}
        onPointerLeave={() => {
          if (reading.current !== null) reading.current.textContent = '';
        }}
      />
      <p class="reading" ref={reading} aria-hidden="true" />
      <p class="visually-hidden" aria-live="polite">
        {moving !== undefined && text.landscape.moved(written(moving).join(', '))}
      </p>
    </div>
  );
}

/** Of a path among others only what is near the picture: one that diverges would fill it. */
function nearBy(path: readonly Place[], grid: LandscapeWindow): Racer['path'] {
  const { aMin, aMax, bMin, bMax } = grid;
  const [a, b] = [(aMax - aMin) / 2, (bMax - bMin) / 2];
  const wide = { aMin: aMin - a, aMax: aMax + a, bMin: bMin - b, bMax: bMax + b };
  return path.map((place) => (contains(wide, place) ? place : undefined));
}

/** Of the cell that a place is in. */
function lossAt({ grid, losses }: Landscape, [a, b]: Place): number {
  const cell = (value: number, least: number, most: number, cells: number): number =>
    Math.min(Math.max(Math.floor(((value - least) / (most - least)) * cells), 0), cells - 1);
  const column = cell(a, grid.aMin, grid.aMax, grid.width);
  const row = cell(b, grid.bMin, grid.bMax, grid.height);
  return losses[row * grid.width + column] ?? NaN;
}
