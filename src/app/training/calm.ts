/** A run that is watched calmly takes about this long, … */
const CALM_MS = 7000;
/** … in frames of this length, with a step in each at the least. */
const FRAME_MS = 1000 / 60;
const FRAMES = CALM_MS / FRAME_MS;

/**
 * The share of its epochs by which such a run grows in a frame. Up to epoch 1/k it does a step a frame, and then a share k:
 * that makes (1 + ln(k·E))/k frames in all.
 */
function growthOf(epochs: number): number {
  let k = 1;
  // k is where this stands still, and each turn brings it nearer: its slope there is below 1.
  for (let turn = 0; turn < 50; turn++) k = Math.max(1 + Math.log(k * epochs), 1) / FRAMES;
  return k;
}

/** How many steps there are in the frame after an epoch; the same for each who asks there. */
export type CalmPace = (epoch: number) => number;

/**
 * Steps a frame by which the eye can follow, on epochs that are evenly spaced on a logarithmic scale: any run is over in about
 * seven seconds, whatever the frames of the screen, and a short one sooner.
 * @param clock milliseconds, monotonic
 */
export function calmPace(epochs: number, clock: () => number): CalmPace {
  const k = growthOf(epochs);
  let before: number | undefined;
  let [asked, steps] = [NaN, 1];
  return (epoch) => {
    if (epoch === asked) return steps;
    asked = epoch;
    const now = clock();
    const frames = before === undefined ? 1 : (now - before) / FRAME_MS;
    before = now;
    const at = epoch * k < 1 ? epoch : (1 + Math.log(epoch * k)) / k;
    const then = at + frames;
    const due = then * k < 1 ? then : Math.exp(then * k - 1) / k;
    steps = Math.max(1, Math.round(Math.min(due, epochs) - epoch));
    return steps;
  };
}
