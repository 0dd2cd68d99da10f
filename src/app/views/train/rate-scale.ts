/** The learning-rate slider: six decades, so many positions each that two digits tell them apart. */
const LEAST_EXPONENT = -6;
const GREATEST_EXPONENT = 0;
const PER_DECADE = 20;

export const POSITIONS = (GREATEST_EXPONENT - LEAST_EXPONENT) * PER_DECADE;

/** Where a learning rate is on the slider; the nearest end where it is off it. */
export function positionOf(lr: number): number {
  const position = (Math.log10(lr) - LEAST_EXPONENT) * PER_DECADE;
  return Math.round(Math.min(Math.max(position, 0), POSITIONS));
}

/** The learning rate at a position, to two digits. */
export function rateAt(position: number): number {
  return Number((10 ** (position / PER_DECADE + LEAST_EXPONENT)).toPrecision(2));
}
