/** What helps to understand: the keys, the tour, the kernels, residuals and edited points. */
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

  kernels: {
    lead: (strategy: string) =>
      `A step of gradient descent is three pieces of work. This is the code that does them here (strategy ${strategy}), word for word as the device compiles it, beside what it has just computed.`,
    leadCpu:
      'This run computes on the CPU, with the same formulas in the same order. These are the GPU kernels of the plain strategy that it mirrors.',
    standardised:
      'The run trains on standardised data, and these are its numbers as the kernels have them, marked ′. Everywhere else the page shows them in the units of your data.',
    epoch: (epoch: string, epochs: string) => `After epoch ${epoch} of ${epochs}`,
    untrained: 'Nothing computed yet: press Train, or Step.',
    stages: {
      predict: {
        title: '1. Predict and compare',
        text: 'For each point: where the line is at x, how far that is from y (the residual r = ŷ − y), its square, and which way the square would grow.',
      },
      sum: {
        title: '2. Add up',
        text: 'Loss and gradient are means over all points. Many invocations add at once, so the order is fixed: sums of floats depend on it, and two runs shall agree to the bit.',
      },
      update: {
        title: '3. Go downhill',
        text: 'The gradient points uphill. Each parameter moves against it, by the learning rate times the gradient, and the step is counted.',
      },
    },
    moments:
      'This strategy never looks at a point again: the sums over all points follow from the data’s mean and variance, which are taken once.',
    meanResidual: 'mean residual, ½·∂L/∂b',
    loss: 'loss',
    gradient: (name: string) => `∂L/∂${name}`,
    change: (name: string) => `step of ${name}, −lr·∂L/∂${name}`,
    helpers: 'Files that these use',
    whole: (kernel: string) => `All of ${kernel}, as it is compiled`,
    fileOf: (path: string) => `WGSL source ${path}`,
  },
};
