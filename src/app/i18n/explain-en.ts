/** What helps to understand: the keys, the tour, the tables of the charts and residuals. */
export const explainEn = {
  keys: {
    title: 'Keyboard',
    close: 'Close',
    all: 'all keys',
    show: 'show this list',
    escape: 'close this list, or end the tour',
    tab: 'to the next control; arrow keys move within it',
    enabled: (space: string) => `${space}, →, R and ? act from anywhere on the page`,
  },

  tour: {
    take: 'Take the tour',
    refuse: 'No tour, thank you',
    skip: 'Skip the tour',
    back: 'Back',
    next: 'Next',
    end: 'Done',
    step: (step: string, steps: string) => `Step ${step} of ${steps}`,
    steps: {
      play: {
        title: 'One button',
        text: 'Everything is set as in the article. Train starts the run: 20,000 steps downhill, on the GPU where there is one. Step takes a single one.',
      },
      fit: {
        title: 'What is fitted',
        text: 'The points scatter about the dashed line, which the training never sees. The blue line begins at random and turns until it suits the points. Drag a point to change the task.',
      },
      loss: {
        title: 'How far it is',
        text: 'The loss is the mean squared distance from the points to the line. Each step goes a little down; the dotted line is as low as a line can get.',
      },
      numbers: {
        title: 'Numbers to check',
        text: 'The parameters as they are now, beside the true line and the exact least-squares line. The differences shrink as the run goes on.',
      },
      settings: {
        title: 'Now break it',
        text: 'Push the learning rate past the mark on its slider and train again: every step overshoots. The Kernels view shows the code that does it.',
      },
    },
  },

  /** What is another story with own data. */
  tourOfOwnData: {
    play: {
      title: 'One button',
      text: 'Your data are loaded. Train starts the run: thousands of steps downhill, on the GPU where there is one. Step takes a single one.',
    },
    fit: {
      title: 'What is fitted',
      text: 'The points are yours. The blue line begins at random and turns until it suits them as well as a line can. Drag a point to change the task.',
    },
    numbers: {
      title: 'Numbers to check',
      text: 'The parameters as they are now, in the units of your data, beside the exact least-squares line. The differences shrink as the run goes on.',
    },
  },

  table: {
    toggle: 'Table',
    fit: 'Points, fitted values and residuals',
    loss: 'Loss by epoch',
    x: 'x',
    y: 'y',
    fitted: 'fit',
    residual: 'residual',
    epoch: 'epoch',
    lossColumn: 'loss',
    part: (shown: string, all: string) => `${shown} of ${all} rows, evenly chosen.`,
    empty: 'No epoch yet: press Train.',
  },

  residuals: 'Residuals',
};
