import uPlot from 'uplot';

/** Whole decades about the values, which are above 0: any other range can hang uPlot. */
export function decadesAbout(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1, 10];
  const least = Math.min(...values);
  const most = Math.max(...values);
  const [low, high] = uPlot.rangeLog(least, most === least ? most * 1.01 : most, 10, true);
  return [low ?? 1, high ?? 10];
}
