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
  units: {
    title: 'What each unit sees',
    layer: (layer: string) => `layer ${layer}`,
    part: (shown: string, most: string) => `the first ${shown} of up to ${most} a layer`,
    at: (layer: string, unit: string) => `layer ${layer} · unit ${unit}`,
    spoken: (units: string, inputs: string) =>
      `A small picture of each of the ${units} hidden units: what it answers over ${inputs}.`,
  },
  weights: {
    title: 'Weights',
    colours: 'orange below 0, blue above',
    spoken: (layers: string, count: string) =>
      `The ${count} weights and biases of the network ${layers}, layer by layer as a map of colours.`,
    table: 'Weights and biases of the network',
    layer: 'layer',
    from: 'from',
    to: 'to',
    weight: 'weight',
    bias: 'bias',
  },
};
