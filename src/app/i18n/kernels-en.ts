/** The texts of the Kernels view. */
export const kernelsEn = {
  lead: (strategy: string) =>
    `A step of gradient descent is three pieces of work. This is the code that does them here (strategy ${strategy}), word for word as the device compiles it, beside what it has just computed.`,
  leadCpu:
    'This run computes on the CPU, with the same formulas in the same order. These are the GPU kernels of the plain strategy that it mirrors.',
  leadElsewhere:
    'No kernel is at work in this run. These are the GPU kernels that would do it, with the same formulas.',
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
  any: {
    predict:
      'For each point: what the model says of its inputs (ŷ), the loss l(ŷ, y), and ∂l/∂ŷ, which the chain rule carries back to each parameter. The functions under made/ are written for this model and this loss.',
    sum: 'Loss and gradient are means over the points of a batch. Many invocations add at once, so the order is fixed: sums of floats depend on it, and two runs shall agree to the bit.',
    update:
      'The gradient points uphill. Each parameter moves against it by the rule of the optimizer, which may keep numbers of its own from step to step, and the step is counted.',
  },
  firstPoint: 'The first point, with the parameters as they are now:',
  more: (shown: string, all: string) => `The first ${shown} of ${all} parameters`,
  moments:
    'This strategy never looks at a point again: the sums over all points follow from the data’s mean and variance, which are taken once.',
  meanResidual: 'mean residual, ½·∂L/∂b',
  loss: 'loss',
  gradient: (name: string) => `∂L/∂${name}`,
  change: (name: string) => `step of ${name}, −lr·∂L/∂${name}`,
  helpers: 'Files that these use',
  whole: (kernel: string) => `All of ${kernel}, as it is compiled`,
  fileOf: (path: string) => `WGSL source ${path}`,
};
