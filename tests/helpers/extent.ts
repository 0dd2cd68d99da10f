/** How much of a suite runs: all of it, or of its sizes and seeds as few as lead into every kernel. */
export type Extent = 'whole' | 'covering';
