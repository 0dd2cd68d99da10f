export const rivalsEn = {
  title: 'Rivals, same data and start',
  locked: 'The same for all: data, model, loss, start and seed.',
  remove: 'Remove',
  first: 'Which is first?',
  same: 'Same data, start and seed',
  columns: {
    name: 'rival',
    steps: ['steps to 1 %', 'Steps until the loss is within 1 % of the best'] as [string, string],
    loss: 'loss now',
  },
  diverged: 'diverged',
  failed: 'stopped',
  along: 'Loss over',
  axes: { steps: 'Steps', evaluations: 'Evaluations', time: 'Time' },
  titles: { steps: 'step', evaluations: 'gradients of a point', time: 'seconds' },
  spoken: (losses: string) => `Line chart of the losses, a curve a rival: ${losses}.`,
  leads: (name: string, steps: string) =>
    `${name} is the first within 1 % of the best loss, after ${steps} steps. The others go on.`,
  won: (name: string, steps: string) =>
    `${name} was the first within 1 % of the best loss, after ${steps} steps`,
  next: (others: string) => `; then ${others}`,
  none: 'Done: none came within 1 % of the best loss. Raise the epochs, or a learning rate.',
  divergedOf: (names: string) => ` Diverged: ${names}.`,
};
