/** An optimizer as a row says it: what happens to one parameter in a step. */
export interface Recipe {
  /** What it keeps of a parameter from one step to the next, by name; all 0 at first. [S] */
  readonly slots?: readonly string[];
  /**
   * Lines of formulas that give `theta` and the slots their new values, from g = dL/dθ, the old ones, and
   * the step's numbers.
   */
  readonly lines: readonly string[];
  /** The numbers of a step that are the same for all parameters, by name; `lr` alone where it is left out. */
  readonly perStep?: (learningRate: number, step: number) => Readonly<Record<string, number>>;
}

/** The numbers of a step where a recipe does not say any. */
export function lrAlone(lr: number): { readonly lr: number } {
  return { lr };
}

/** `g = g + wd·θ`, where there is a decay. */
export function decayed(weightDecay: number): readonly string[] {
  return weightDecay === 0 ? [] : [`g = g + ${weightDecay}*theta`];
}
