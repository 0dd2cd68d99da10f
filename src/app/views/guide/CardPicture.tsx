/** Small pictures of what is trained, from a formula each: nothing is fetched or trained for them. */
import { padded } from '../../../core/text/marks.ts';
import { extent } from '../../format/columns.ts';
import type { Picture } from '../../guide/lessons/row.ts';

type Class = Extract<Picture, { readonly isAbove: unknown }>;
type Map = Extract<Picture, { readonly colourAt: unknown }>;

const DOTS = 42;
/** Places of a curve. */
const FINE = 240;
/** Of a plane: so far it goes to each side, where the middle is seen of what has no room, … */
const [WIDE, HIGH] = [30, 6];
/** … so fine it is, and so many points are on all of it. */
const [CELL, DOTS_OF_PLANE] = [0.25, 96];
/** Multiples of it fill a span evenly, and in no order. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What an example is about, in small. Its title says it in words. */
export function CardPicture({ picture }: { readonly picture: Picture }) {
  if ('colourAt' in picture) return <Cells {...picture} />;
  return 'isAbove' in picture ? <Classes {...picture} /> : <Curve {...picture} />;
}

function Curve({ from, to, curve, trap, points }: Exclude<Picture, Class | Map>) {
  const along = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.5)) / count);
  const line = (of: (x: number) => number): string =>
    `M${along(FINE).map((x) => `${x} ${-of(x)}`).join('L')}`; // prettier-ignore
  const [low, high] = extent(along(FINE).map(curve));
  const dots =
    typeof points === 'number'
      ? along(DOTS).map((x, i) => [x, curve(x) + points * (high - low) * noiseOf(i)] as const)
      : points;
  const [least, most] = padded(...extent([low, high, ...dots.map(([, y]) => y)]), 0.15);
  return (
    <svg
      class="gallery-picture"
      viewBox={`${from} ${-most} ${to - from} ${most - least}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="is-dots" d={dots.map(([x, y]) => `M${x} ${-y}h0`).join('')} />
      {trap && <path class="is-trap" d={line(trap)} />}
      <path class="is-fit" d={line(curve)} />
    </svg>
  );
}

function Classes({ isAbove }: Class) {
  const dots = Array.from({ length: DOTS_OF_PLANE }, (_, i) => {
    const [x, y] = [2 * ((i * GOLDEN) % 1) - 1, (2 * (i + 0.5)) / DOTS_OF_PLANE - 1];
    return [WIDE * x, HIGH * y] as const;
  });
  return (
    <svg
      class="gallery-picture"
      viewBox={`${-WIDE} ${-HIGH} ${2 * WIDE} ${2 * HIGH}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <g class="is-region">
        <rect x={-WIDE} y={-HIGH} width={2 * WIDE} height={2 * HIGH} />
        <path class="is-above" d={regionOf(isAbove)} />
      </g>
      {dots.map(([x, y]) => (
        <circle key={x} class={isAbove(x, -y) ? 'is-above' : ''} cx={x} cy={y} r="0.3" />
      ))}
    </svg>
  );
}

/** A map is so many cells wide and high. */
const [COLUMNS, ROWS] = [36, 16];

function Cells({ colourAt }: Map) {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const [x, y] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    return [x, y, colourAt((x + 0.5) / COLUMNS, 1 - (y + 0.5) / ROWS)] as const;
  });
  return (
    <svg
      class="gallery-picture is-map"
      viewBox={`0 0 ${COLUMNS} ${ROWS}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {cells.map(
        ([x, y, ink], i) =>
          ink && (
            <rect
              key={i}
              x={x}
              y={y}
              width="1.02"
              height="1.02"
              style={{ fill: `var(--${ink})` }}
            />
          ),
      )}
    </svg>
  );
}

/** Strip by strip. */
function regionOf(isAbove: Class['isAbove']): string {
  let path = '';
  for (let y = -HIGH; y < HIGH; y += CELL) {
    let from: number | undefined;
    for (let x = -WIDE; x <= WIDE; x += CELL) {
      const isIn = x < WIDE && isAbove(x + CELL / 2, -y - CELL / 2);
      if (isIn) from ??= x;
      else if (from !== undefined) {
        path += `M${from} ${y}H${x}v${CELL}H${from}z`;
        from = undefined;
      }
    }
  }
  return path;
}

/** About 0, and the same each time. */
function noiseOf(i: number): number {
  return ((i * GOLDEN) % 1) + ((i * Math.SQRT2) % 1) - 1;
}
