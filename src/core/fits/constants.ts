/** What the engines of f32 have in common with kernels/fit-many.wgsl, where the same is written once more. */

/** Of columns of length 1: a damping of 1 doubles their squares. */
export const FIRST_DAMPING = 1e-3;
export const LEAST_DAMPING = 1e-6;
export const MOST_DAMPING = 1e6;
export const FIRST_GROWTH = 8;
/** A pivot that small may be rounding; it is looked for with hardly a damping. */
export const LEAST_PIVOT = 2 ** -20;
export const PIVOT_DAMPING = 2 ** -24;
/** χ² of residuals that are nothing but eight roundings of y, a row. */
export const NOISE = 2 ** -42;
/** The greatest f32: WGSL has no infinity. */
export const GREATEST = 3.4028234663852886e38;
