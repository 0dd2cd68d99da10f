/** The texts of the Landscape view. */
export const landscapeEn = {
  title: 'The loss from above',
  computing: 'Computing the loss of every place in sight…',
  onlyOne:
    'This model has one parameter, and a landscape lies over two: choose a model of two or more.',
  axes: { across: 'Across', up: 'Up' },
  held: {
    values: (others: string, epoch: string) => `held as at epoch ${epoch}: ${others}`,
    many: (count: string, epoch: string) =>
      `the other ${count} parameters held as at epoch ${epoch}`,
  },
  notFinite: 'a loss that is no finite number drawn as the greatest',
  colours: 'log colour',
  standardised: 'standardised units',
  path: {
    each: 'every step drawn',
    every: (every: string) => `one step in ${every} drawn`,
    then: (each: string, every: string) => `each of the first ${each} steps, then one in ${every}`,
    thinned: 'as many steps as keep the shape of the path',
  },
  predicted: 'predicted',
  best: 'least squares',
  hint: 'click or drag to set the start',
  useDrawn: 'Back to the drawn start',
  subset: (used: string, points: string) => `${used} of ${points} points taken`,
  at: (a: string, b: string, loss: string) => `${a} · ${b} · loss ${loss}`,
  mover: (place: string) => `Start: ${place}. The arrow keys move it, with Shift farther.`,
  moved: (place: string) => `Start at ${place}.`,
  spokenStart: (start: string, loss: string) =>
    `Contours of the loss. The start at ${start} has loss ${loss}.`,
  spokenAny: (start: string, startLoss: string, now: string, loss: string) =>
    `Contours of the loss. From the start at ${start}, loss ${startLoss}, the run has come to where it stands at ${now}, loss ${loss}.`,
  spoken: (start: string, startLoss: string, best: string, bestLoss: string, now: string) =>
    `Contours of the loss, a valley. From the start at ${start}, loss ${startLoss}, the run goes down to the line of least squares at ${best}, loss ${bestLoss}. Now it stands at ${now}.`,
};
