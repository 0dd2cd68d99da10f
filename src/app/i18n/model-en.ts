export const modelEn = {
  plane: {
    value: (target: string) => `Predicted ${target}`,
    chance: (target: string) => `Predicted chance of ${target} = 1`,
    right: (right: string, points: string) => `${right} of ${points} points on their side`,
    at: (place: string, predicted: string) => `${place} · predicted ${predicted}`,
    atChance: (place: string, predicted: string, chance: string) =>
      `${place} · predicted ${predicted} · chance of 1: ${chance}`,
    spoken: (target: string, across: string, up: string) =>
      `Map of what the model predicts of ${target} over ${across} and ${up}, with the points over it.`,
  },
  weights: {
    title: 'Weights',
    spoken: (layers: string, count: string) =>
      `The network ${layers}, drawn as units and ${count} weights between them.`,
    above: 'above 0',
    below: 'below 0',
    part: (shown: string, most: string) => `The first ${shown} of up to ${most} units of a layer`,
    table: 'Weights and biases of the network',
    layer: 'layer',
    from: 'from',
    to: 'to',
    weight: 'weight',
    bias: 'bias',
  },
};
