import { contains } from '../../../../core/landscape.ts';
import { predictedPath, trajectoryOf } from '../../../../core/quadratic/index.ts';
import type { Landscape, LandscapeWindow } from '../../../../core/types.ts';
import { startOf } from '../../../../core/settings/start.ts';
import { usePage, useSelected } from '../../../app-context.ts';
import { layOut } from '../../../charts/axes.ts';
import { Canvas, CanvasFigure } from '../../../charts/Canvas.tsx';
import { lookOf } from '../../../charts/curves.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { ellipseIn, times } from '../../../landscape/extent.ts';
import {
  axisNames,
  clampedTo,
  movedTo,
  placeIn,
  placesOf,
  placeText,
  startAt,
  trainedOf,
  type Axes,
  type Place,
} from '../../../landscape/plane.ts';
import { isPending } from '../../../state.ts';
import { answerOf } from '../../../answer/answer-of.ts';
import type { Prepared } from '../../../training/made.ts';
import { useNames } from '../rivals/AddRival.tsx';
import { drawRun, type Racer } from './draw-run.ts';
import { drawSurface } from './draw-surface.ts';
import type { Seen } from './use-landscape.ts';
import { useSpoken } from './use-spoken.ts';
import { useStart } from './use-start.ts';

interface LandscapePlotProps {
  readonly prepared: Prepared;
  readonly axes: Axes;
  readonly seen: Seen;
  /** The start stays where it is. */
  readonly isStill?: boolean;
}

/** Two canvases: the landscape, which stays; and over it the run, which moves. */
export function LandscapePlot({ prepared, axes, seen, isStill = false }: LandscapePlotProps) {
  const { settings, text, numbers, config } = usePage(LANDSCAPE);
  const words = text.landscape;
  const { theory, units, parameterNames } = prepared;
  const { parameters } = prepared.problem.start;
  const { landscape, surface } = seen;
  const { grid } = landscape;
  const all = axisNames(prepared);
  const names = [all[axes.across] ?? '', all[axes.up] ?? ''] as const;
  const rivalNames = useNames();
  const isWaiting = useSelected(isPending);
  const theta = trainedOf(parameters, units);
  const start = placeIn(theta, axes);
  // Where the next run would set out, while this one is under way.
  const next =
    isWaiting && config.start !== 'drawn'
      ? startOf(config.start, parameterNames, parameters)
      : undefined;
  const asked = next && placeIn(trainedOf(next, units), axes);
  // Of standardised data a step is as long one way as the other.
  const aspect = units && (grid.aMax - grid.aMin) / (grid.bMax - grid.bMin);
  const plane = {
    x: { title: names[0], range: [grid.aMin, grid.aMax] },
    y: { title: names[1], range: [grid.bMin, grid.bMax] },
    aspect,
  } as const;
  const placeAt = (pixel: Place, context: CanvasRenderingContext2D): Place =>
    clampedTo(grid, layOut(context, plane).placeAt(pixel));
  const { moving = asked, handlers } = useStart(grid, placeAt, asked ?? start, (place) =>
    settings.commit({ start: startAt(place, axes, prepared, config.start) }),
  );
  const from = moving ?? start;
  const isAsked = !isStill && (moving !== undefined || config.start !== 'drawn');
  const predicted =
    theory && isAsked
      ? predictedPath(trajectoryOf(theory, config.lr, movedTo(theta, axes, from)))
      : [];
  const written = ([a, b]: Place): [string, string] => [
    `${names[0]} ${placeText(a, grid.aMin, grid.aMax)}`,
    `${names[1]} ${placeText(b, grid.bMin, grid.bMax)}`,
  ];
  return (
    <CanvasFigure
      label={useSpoken(prepared, axes, written)}
      read={(pixel, context) => {
        const place = placeAt(pixel, context);
        return words.at(...written(place), numbers.short(lossAt(landscape, place)));
      }}
    >
      <Canvas
        data-layer="surface"
        draw={(context, { run }) => {
          const { best } = placesOf(run, prepared, axes, undefined);
          drawSurface(layOut(context, plane), surface, best, numbers.compact);
        }}
      />
      <Canvas
        data-layer="run"
        data-start={start.join()}
        {...(!isStill && {
          class: 'is-live',
          tabIndex: 0,
          role: 'application',
          'aria-label': words.mover(written(from).join(', ')),
          ...handlers,
        })}
        of={prepared}
        following="live"
        draw={(context, state) => {
          const { run, rivals } = state;
          const places = placesOf(run, prepared, axes, moving);
          const paths = rivals.map((one) => placesOf(one, prepared, axes, undefined).path);
          const racers = [places.path, ...paths].map((path, i) => ({
            path: rivals.length > 0 ? nearBy(path, grid) : path,
            name: rivalNames[i] ?? '',
            ...lookOf(i),
          }));
          drawRun(layOut(context, plane), {
            ...places,
            racers,
            ellipse: ellipseIn(answerOf(state)?.found, prepared, axes),
            predicted: predicted.map((one) => placeIn(one, axes)),
            words: {
              best: theory === undefined ? text.numbers.truth : words.best,
              predicted: words.predicted,
            },
          });
        }}
      />
      <p class="visually-hidden" aria-live="polite">
        {moving !== undefined && words.moved(written(moving).join(', '))}
      </p>
    </CanvasFigure>
  );
}

/** Of a path among others only what is near the picture: one that diverges would fill it. */
function nearBy(path: readonly Place[], grid: LandscapeWindow): Racer['path'] {
  const wide = times(grid, 2);
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
