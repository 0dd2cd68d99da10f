/** Faults in losses, optimizers, schedules, batches and networks. */
const METHODS = 'methods';
const F32_GOLDENS = 'model-goldens-device';

export const faults = {
  'core/losses/rows.ts': [
    ["mse: withoutOptions('(p - y)^2')", "mse: withoutOptions('0.5*(p - y)^2')", METHODS],
    ["l1: withoutOptions('abs(p - y)')", "l1: withoutOptions('abs(p + y)')", METHODS],
    ['(abs(p - y) - 0.5*${linear})', '(abs(p - y) - ${linear})', METHODS],
    ['2*step(y - p) - 1', '2*step(p - y) - 1', METHODS],
    ['`${bent(beta)}/${beta}`', '`${bent(beta)}`', METHODS],
    ['- p*y + log1p', '+ p*y + log1p', METHODS],
    ['log1p(exp(-abs(p)))', 'log1p(exp(-p))', METHODS],
    ['targets: { least: 0, most: 1 }', 'targets: { least: -1, most: 2 }', 'cli-formula'],
  ],
  'core/optimizers/sgd.ts': [
    ["'taken*g' : 'g'", "'g' : 'g'", METHODS],
    ['t === 1 ? 1 : 1 - dampening', '1 - dampening', METHODS],
    ["`(g + ${momentum}*v)` : 'v'", "'v' : 'v'", METHODS],
    ['if (momentum === 0) return', 'if (momentum >= 0) return', METHODS],
  ],
  'core/optimizers/recipe.ts': [
    ['`g = g + ${weightDecay}*theta`', '`g = g - ${weightDecay}*theta`', METHODS],
  ],
  'core/optimizers/index.ts': [
    ['const kept = slots.map(placeOf);', 'const kept = slots.map(placeOf).reverse();', METHODS],
    ['isSteady: perStep === lrAlone', 'isSteady: true', F32_GOLDENS],
    ['Object.values(perStep(learningRate, step))', 'Object.values(perStep(1, step))', METHODS],
  ],
  'core/optimizers/groups.ts': [
    ['groupOf[p] = g + 1', 'groupOf[p] = g', 'groups'],
    ['{ ...own, ...Object.fromEntries(options) }', '{ ...own }', 'groups'],
    ['Math.max(...recipesOf(optimizer)', 'Math.min(...recipesOf(optimizer)', 'groups'],
    ["['.', '['].some((part) =>", "['', '['].some((part) =>", 'groups'],
    ['?.lr === 0 ? HELD : recipe', '?.lr === -1 ? HELD : recipe', 'fixed'],
  ],
  'core/optimizers/movement.ts': [
    ['(rates[g] ?? learningRate) * factor', 'rates[g] ?? learningRate * factor', 'groups'],
    ['rates[g] ?? learningRate', 'learningRate', 'groups'],
    ['every(({ isSteady })', 'some(({ isSteady })', 'groups'],
  ],
  'run/groups.ts': [['if (taken.has(p)) throw', 'if (taken.has(-p)) throw', 'groups']],
  'core/settings/fixed.ts': [
    ['places.size === names.length', 'places.size > names.length', 'fixed'],
    ['placesFixed(fixed, namesOf(get));', '', 'app-settings'],
  ],
  'core/settings/rates.ts': [
    ['!(rate >= RATES.least && rate <= RATES.most)', '!(rate <= RATES.most)', 'rates'],
    ['if (before.has(p)) refuse', 'if (before.has(-p)) refuse', 'rates'],
    ["if (name.includes('['))", "if (name.includes(']]'))", 'rates'],
    ['groupsOfRates(rates, namesOf(get));', '', 'rates'],
  ],
  'core/export/method-script.ts': [
    ['[...new Set(names.map(tensorOf))]', 'names.map(tensorOf)', 'rates'],
  ],
  'core/setting-up.ts': [
    ['[{ parameters: fixed, lr: 0 }]', '[{ parameters: fixed }]', 'fixed'],
    ['groupsOfRates(config.rates, parameterNames, fixed)', '[]', 'rates'],
    ['groups.length === 0 ? optimizer', 'groups.length < 0 ? optimizer', 'fixed'],
  ],
  'core/models/through.ts': [
    ['Math.abs(value) || 1', '1', 'through'],
    ['size === 0 ? 0 : size', 'size', 'through'],
    ['else share /= 2;', 'else break;', 'through'],
  ],
  'app/editing/editing.ts': [['[x, y], fixedIn(problem)', '[x, y], []', 'app-editing']],
  'core/data/fits.ts': [['optimizer.groups !== undefined', 'false', 'fixed']],
  'run/divergence.ts': [['filter((rate) => rate > 0)', 'filter((rate) => rate >= 0)', 'fixed']],
  'core/export/start-script.ts': [['if (isOfOnes) return', 'if (!isOfOnes) return', 'export']],
  'run/training.ts': [
    [
      'resumed(inGroups(setUpFit(columns, raw), groups), resume)',
      'inGroups(resumed(setUpFit(columns, raw), resume), groups)',
      'groups',
    ],
  ],
  'shaders/movement.ts': [
    ['(p, gradient, numbers.ofGroup${g})', '(p, gradient, numbers.ofGroup0)', 'groups'],
    ['if (p < ${end})', 'if (p <= ${end})', 'groups'],
    ['groupOf[end - 1] ?? 0', 'groupOf[end] ?? 0', 'groups'],
  ],
  'core/optimizers/nadam.ts': [
    ['next: momentum(t + 1)', 'next: momentum(t)', METHODS],
    ['left + (1 - left)*rest', 'left + rest', METHODS],
  ],
  'core/optimizers/adam.ts': [
    ['lr / (1 - beta1 ** t)', 'lr', METHODS],
    ['1 / Math.sqrt(1 - beta2 ** t)', '1', METHODS],
    ['most = max(most, v)', 'most = v', METHODS],
    ['(sqrt(${square})*scale + ${eps})', 'sqrt(${square}*scale*scale + ${eps})', METHODS],
    ['${1 - beta2}*g*g', '${1 - beta1}*g*g', METHODS],
    ['(1 - lr*${options.weightDecay})', '(1 + lr*${options.weightDecay})', METHODS],
  ],
  'core/optimizers/rmsprop.ts': [
    ["' - mean*mean'", "' + mean*mean'", METHODS],
    ['`b = ${momentum}*b + g/${size}`', '`b = g/${size}`', METHODS],
    ['v + ${1 - alpha}*g*g', 'v + g*g', METHODS],
    ['mean + ${1 - alpha}*g`', 'mean + g`', METHODS],
  ],
  'core/optimizers/adagrad.ts': [
    ['lr / (1 + (t - 1) * lrDecay)', 'lr / (1 + t * lrDecay)', METHODS],
    ["'s = s + g*g'", "'s = g*g'", METHODS],
  ],
  'core/schedules/step.ts': [
    ['Math.floor(epoch / stepSize)', 'Math.ceil(epoch / stepSize)', METHODS],
  ],
  'core/schedules/exponential.ts': [['gamma ** epoch', 'gamma ** (epoch + 1)', METHODS]],
  'core/schedules/cosine.ts': [['(1 + Math.cos(', '(1 - Math.cos(', METHODS]],
  'core/batches/batches.ts': [
    ['first < order.length', 'first + this.#size <= order.length', 'descent', 'model-goldens'],
    ['first, first + this.#size)', 'first, first + this.#size - 1)', 'model-goldens'],
    ['return this.#generator?.state;', 'return undefined;', 'checkpoints'],
  ],
  'core/models/network.ts': [
    ['round(1 - round(t * t))', 'round(1 + round(t * t))', 'descent', 'model-goldens'],
    ['round(s * round(1 - s))', 'round(s * s)', 'descent', 'model-goldens'],
    ['r > 0 ? 1 : 0', 'r >= 0 ? 1 : 0', 'descent', 'model-goldens'],
    ['Math.sqrt(3) * (gain', 'Math.sqrt(2) * (gain', 'model-goldens'],
    ['weights + inputs * outputs;', 'weights + inputs;', 'descent', 'model-goldens'],
  ],
  'core/models/network-values.ts': [
    ['round(sum * slope(taken[i] ?? NaN, arithmetic))', 'sum', 'descent', 'model-goldens'],
    [
      '(theta[weights + o * count + i] ?? NaN) * (delta[o] ?? NaN)',
      '(theta[weights + i * outputs + o] ?? NaN) * (delta[o] ?? NaN)',
      'descent',
      'model-goldens',
    ],
  ],
  'core/models/network-graph.ts': [
    ['builder.parameter(biases + o)', 'builder.parameter(biases)', 'wasm-models'],
    ["builder.unary('step', builder.negate(z))", "builder.unary('step', z)", 'wasm-models'],
  ],
};
