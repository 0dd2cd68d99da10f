const MOST_STEPS = 100;

/**
 * Where a function that is below 0 at one place and above at another crosses 0: by secants, halved where one end stays (the
 * Illinois method, Dowell and Jarratt 1971); by halves where a value is not finite, which counts as above.
 * @param below a place, and the value there
 * @param above another, on either side
 * @param tolerance how near two places are that pass for one
 */
export function crossing(
  of: (place: number) => number,
  below: readonly [place: number, value: number],
  above: readonly [place: number, value: number],
  tolerance: number,
): number {
  let [[low, atLow], [high, atHigh]] = [below, above];
  let kept: 'low' | 'high' | undefined;
  for (let i = 0; i < MOST_STEPS && Math.abs(high - low) > tolerance; i++) {
    const secant = high - (atHigh * (high - low)) / (atHigh - atLow);
    const place = Number.isFinite(atHigh) ? secant : (low + high) / 2;
    const value = of(place);
    if (value === 0) return place;
    if (value < 0) {
      [low, atLow] = [place, value];
      if (kept === 'high') atHigh /= 2;
      kept = 'high';
    } else {
      [high, atHigh] = [place, value];
      if (kept === 'low') atLow /= 2;
      kept = 'low';
    }
  }
  return Math.abs(atLow) < Math.abs(atHigh) ? low : high;
}
