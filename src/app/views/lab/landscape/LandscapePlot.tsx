import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { predictedPath, trajectoryOf } from '../../../../core/quadratic/index.ts';
import type { Landscape, LandscapeWindow } from '../../../../core/types.ts';
import { usePage } from '../../../app-context.ts';
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
import { isUnderWay } from '../../../state.ts';
import { AskToBegin } from './AskToBegin.tsx';
import type { Cells } from '../../../charts/raster.ts';
import { textScale } from '../../../charts/text.ts';
import type { Contour } from './contours.ts';
import { drawRun } from './draw-run.ts';
import { drawSurface } from './draw-surface.ts';
import { frameOf, placeAt, placeText, sheetOf, type Frame } from './frame.ts';
import { useCanvas } from './use-canvas.ts';
import { useSpoken } from './use-spoken.ts';
import { useStart } from './use-start.ts';
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
  const [asked, setAsked] = useState<Place>();
  const begin = (place: Place): void => {
    setAsked(undefined);
    settings.commit({ start: startAt(place, axes, prepared, config.start) });
  };
  const keep = (): void => {
    setAsked(undefined);
  };
  const { moving: held, handlers } = useStart(frame, asked ?? start, (place) => {
    // A stray click shall not end a run.
    if (isUnderWay(store.get().run)) setAsked(place);
    else begin(place);
  });
  const moving = held ?? asked;
  const from = moving ?? start;
  // Another run: what was asked of the one before is of no use.
  useEffect(keep, [prepared, across, up]);
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
      const { run } = store.get();
      if (run.prepared !== prepared) return;
      const places = placesOf(run, prepared, axes, moving);
      // A pen has the pixels of the canvas.
      context.resetTransform();
      drawRun(sheetOf(context, framed(width, height)), { predicted, words, ...places });
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
        onKeyDown={(event) => {
          if (asked !== undefined && event.key === 'Enter') begin(asked);
          else if (asked !== undefined && event.key === 'Escape') keep();
          else handlers.onKeyDown(event);
        }}
        onPointerMove={(event) => {
          handlers.onPointerMove(event);
          read(event);
        }}
        onPointerLeave={() => {
          if (reading.current !== null) reading.current.textContent = '';
        }}
      />
      <p class="reading" ref={reading} aria-hidden="true" />
      {asked !== undefined && (
        <AskToBegin
          place={written(asked).join(', ')}
          above={isLow(placeIn(trainedOf(store.get().run.parameters, units), axes), grid)}
          onBegin={() => {
            begin(asked);
          }}
          onKeep={keep}
        />
      )}
      <p class="visually-hidden" aria-live="polite">
        {moving !== undefined && text.landscape.moved(written(moving).join(', '))}
        {asked !== undefined && held === undefined && text.landscape.ask.keys}
      </p>
    </div>
  );
}

/** Whether a place is in the lower half of the window. */
function isLow([, b]: Place, { bMin, bMax }: LandscapeWindow): boolean {
  return b < (bMin + bMax) / 2;
}

/** Of the cell that a place is in. */
function lossAt({ grid, losses }: Landscape, [a, b]: Place): number {
  const cell = (value: number, least: number, most: number, cells: number): number =>
    Math.min(Math.max(Math.floor(((value - least) / (most - least)) * cells), 0), cells - 1);
  const column = cell(a, grid.aMin, grid.aMax, grid.width);
  const row = cell(b, grid.bMin, grid.bMax, grid.height);
  return losses[row * grid.width + column] ?? NaN;
}
