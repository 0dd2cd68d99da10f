/** A place in a chart, in CSS pixels from the top left of what it frames. */
export interface ChartPlace {
  readonly left: number;
  readonly top: number;
}

/** The index of the place nearest to `at`, and no farther from it than `reach`; undefined where none is. */
export function nearestPoint(
  places: Iterable<ChartPlace>,
  at: ChartPlace,
  reach: number,
): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  let index = 0;
  for (const { left, top } of places) {
    const distance = Math.hypot(left - at.left, top - at.top);
    if (distance <= reach && distance < least) {
      nearest = index;
      least = distance;
    }
    index++;
  }
  return nearest;
}
