/** The charts that can be taken along as pictures. */
export type ChartId = 'loss' | 'fit' | 'landscape';

/** @returns none where another view is in sight, or a table in the chart's place */
export function canvasesOf(chart: ChartId): readonly HTMLCanvasElement[] {
  return [...document.querySelectorAll<HTMLCanvasElement>(`.card.is-${chart} canvas`)];
}
