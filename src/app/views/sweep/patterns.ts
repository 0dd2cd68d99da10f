/** What fills cells that have no value: hatched where they diverged, dotted where they are unfinished. */
import { colour } from '../../charts/colours.ts';
import { textScale, type Sheet } from '../../charts/pen.ts';
import { STATES, type Shades } from '../../sweep/shades.ts';

/** Draws one tile, as wide as it is high, in device pixels. @param px so long is one that does not scale */
type Tile = (context: OffscreenCanvasRenderingContext2D, size: number, px: number) => void;

const hatch: Tile = (context, size, px) => {
  context.globalAlpha = 0.55;
  context.lineWidth = px;
  // From corner to corner, with what the two other corners have of the lines beside.
  for (const x of [-size, 0, size]) {
    context.moveTo(x - size, 2 * size);
    context.lineTo(x + 2 * size, -size);
  }
  context.stroke();
};

const dots: Tile = (context, size, px) => {
  context.globalAlpha = 0.8;
  context.fillRect(size / 2, size / 2, 1.5 * px, 1.5 * px);
};

/** From one line to the next, and from one dot. CSS px */
const PATTERNS = [
  { state: STATES.diverged, tile: hatch, px: 7 },
  { state: STATES.unfinished, tile: dots, px: 6 },
] as const;

/**
 * Fills such cells: pixel by pixel those that the colours of the others leave free.
 * @param shown of each cell the one whose state it has. [height × width]
 */
export function drawPatterns(
  { ctx, box }: Sheet,
  { width, height, states }: Pick<Shades, 'width' | 'height' | 'states'>,
  shown: Uint32Array,
): void {
  const scale = devicePixelRatio;
  const [columns, rows] = [
    Array.from({ length: width + 1 }, (_, i) => sharp(box.left + (box.width * i) / width)),
    Array.from({ length: height + 1 }, (_, i) => sharp(box.top + (box.height * (height - i)) / height)), // prettier-ignore
  ];
  function sharp(px: number): number {
    return Math.round(px * scale) / scale;
  }
  for (const { state, tile, px } of PATTERNS) {
    const isOf = (cell: number): boolean => states[shown[cell] ?? 0] === state;
    if (!shown.some((cell) => states[cell] === state)) continue;
    const pattern = patternOf(ctx, tile, px * textScale() * scale);
    // Its tile has whole pixels.
    pattern?.setTransform(new DOMMatrix().scale(1 / scale));
    if (pattern) ctx.fillStyle = pattern;
    for (let row = 0; row < height; row++) {
      const [bottom = 0, top = 0] = [rows[row], rows[row + 1]];
      let from: number | undefined;
      // Neighbours are filled at once.
      for (let column = 0; column <= width; column++) {
        const isIn = column < width && isOf(row * width + column);
        if (isIn) from ??= column;
        else if (from !== undefined) {
          const [left = 0, right = 0] = [columns[from], columns[column]];
          ctx.fillRect(left, top, right - left, bottom - top);
          from = undefined;
        }
      }
    }
  }
}

/** The tiles as they were drawn last: a map is drawn with each part that comes. */
const known = new Map<Tile, { readonly key: string; readonly drawn: OffscreenCanvas }>();

function patternOf(ctx: CanvasRenderingContext2D, tile: Tile, px: number): CanvasPattern | null {
  const size = Math.round(px);
  const [ground, ink] = [colour('pressed'), colour('line-strong')];
  const key = [size, ground, ink].join();
  let drawn = known.get(tile);
  if (drawn?.key !== key) {
    drawn = { key, drawn: new OffscreenCanvas(size, size) };
    const context = drawn.drawn.getContext('2d');
    if (context !== null) {
      context.fillStyle = ground;
      context.fillRect(0, 0, size, size);
      context.fillStyle = context.strokeStyle = ink;
      tile(context, size, textScale() * devicePixelRatio);
    }
    known.set(tile, drawn);
  }
  return ctx.createPattern(drawn.drawn, 'repeat');
}
