/** The parts of a DOMRect that matter here, in CSS px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;

/** Where a box of some size stands beside another: below it, above it, or else within; never off the screen. */
export function placeBeside(
  target: Box,
  { width, height }: Pick<Box, 'width' | 'height'>,
  screen: Pick<Box, 'width' | 'height'>,
): Pick<Box, 'left' | 'top'> {
  const below = target.top + target.height + GAP;
  const above = target.top - GAP - height;
  const fitsBelow = below + height + GAP <= screen.height;
  const wanted = fitsBelow
    ? below
    : above >= GAP
      ? above
      : target.top + target.height - height - GAP;
  const middle = target.left + target.width / 2 - width / 2;
  return {
    left: within(middle, screen.width - width),
    top: within(wanted, screen.height - height),
  };
}

function within(value: number, room: number): number {
  return Math.max(GAP, Math.min(value, room - GAP));
}
