import type { FormulaFault } from '../../core/formula/faults.ts';
import type { ConfigKey } from '../../core/settings/index.ts';
import { statusEn } from './status-en.ts';
import { dataEn } from './data-en.ts';
import { explainEn } from './explain-en.ts';
import { pointsEn } from './points-en.ts';

/** Models, and the points that scatter about them. */
const CURVES = {
  quadratic: 'Quadratic',
  cubic: 'Cubic',
  exponential: 'Exponential',
  logistic: 'Logistic',
  'asymmetric-sigmoid': 'Asymmetric sigmoid',
  sine: 'Sine',
  gaussian: 'Gaussian',
  power: 'Power',
  polynomial: 'Polynomial',
};

/**
 * The texts of the page; a view that is fetched later brings its own. Functions take what a sentence is
 * built around, already written as text.
 */
export const en = {
  places: {
    title: 'Places',
    lab: 'Lab',
    compare: 'Compare',
    hood: 'Under the hood',
  },
  views: {
    lab: 'Lab',
    compare: 'Compare',
    plain: 'A plain step',
    kernels: 'Kernels',
    benchmark: 'Benchmark',
    verify: 'Verify',
    log: 'Log',
  },
  skip: {
    lab: 'Skip to the charts',
    compare: 'Skip to the runs',
    plain: 'Skip to the code',
    kernels: 'Skip to the code',
    benchmark: 'Skip to the results',
    verify: 'Skip to the results',
    log: 'Skip to the log',
  },
  learn: 'Learn',
  menu: 'Menu',
  headed: { share: 'Share', export: 'Export' },
  chips: {
    verified: { yes: '✓ verified', no: '✗ not verified', unknown: 'verify' },
    speed: (steps: string) => `${steps} steps/s`,
  },

  settings: {
    title: 'Settings',
    advanced: 'Advanced',
    presets: 'Choose a model',
    data: 'Data',
    training: 'Training',
    method: 'Method',
    device: 'Device',
    names: {
      model: 'Model',
      formula: 'Formula',
      degree: 'Degree',
      layers: 'Hidden layers',
      activation: 'Activation',
      dataset: 'Dataset',
      loss: 'Loss',
      huberDelta: 'δ of Huber',
      smoothL1Beta: 'β of smooth L1',
      optimizer: 'Optimizer',
      momentum: 'Momentum',
      dampening: 'Dampening',
      nesterov: 'Nesterov',
      weightDecay: 'Weight decay',
      beta1: 'β₁',
      beta2: 'β₂',
      eps: 'ε',
      amsgrad: 'AMSGrad',
      momentumDecay: 'Decay of the momentum',
      alpha: 'α',
      centered: 'Centered',
      lrDecay: 'Decay of the rate',
      schedule: 'Schedule',
      stepSize: 'Epochs a fall',
      gamma: 'γ',
      tMax: 'Epochs to 0',
      batch: 'Batch',
      seed: 'Seed',
      replay: 'Preset',
      start: 'Start',
      points: 'Points',
      epochs: 'Epochs',
      lr: 'Learning rate',
      logEvery: 'Log every',
      engine: 'Engine',
      strategy: 'Strategy',
      precision: 'Precision',
    } satisfies Readonly<Record<ConfigKey, string>>,
    /** Of the settings that are choices. */
    choices: {
      replay: {
        none: 'Seeded data',
        parameter: 'The article’s Parameter run',
        linear: 'The article’s Linear run',
      },
      model: {
        parameter: 'Parameter: a and b',
        linear: 'Linear: weight and bias',
        ...CURVES,
        formula: 'A formula of your own',
        network: 'Network',
      },
      dataset: {
        line: 'Line',
        ...CURVES,
        circle: 'Circle, two classes',
        xor: 'XOR, two classes',
        spiral: 'Spiral, two classes',
      },
      loss: {
        mse: 'Mean squared error',
        l1: 'Mean absolute error',
        huber: 'Huber',
        'smooth-l1': 'Smooth L1',
        'log-cosh': 'Log-cosh',
        'bce-with-logits': 'Binary cross-entropy',
      },
      optimizer: {
        sgd: 'SGD',
        adam: 'Adam',
        adamw: 'AdamW',
        nadam: 'NAdam',
        rmsprop: 'RMSprop',
        adagrad: 'Adagrad',
      },
      schedule: {
        constant: 'Constant',
        step: 'Step',
        exponential: 'Exponential',
        cosine: 'Cosine',
      },
      nesterov: { false: 'No', true: 'Yes' },
      amsgrad: { false: 'No', true: 'Yes' },
      centered: { false: 'No', true: 'Yes' },
    },
    startAsDrawn: 'drawn',
    engines: {
      auto: 'Automatic',
      webgpu: 'WebGPU',
      cpu: 'CPU reference',
      wasm: 'WebAssembly SIMD',
      'cpu-f64': 'CPU reference, 64-bit',
      'webgpu-compensated': 'WebGPU, pairs of 32-bit',
      'cpu-compensated': 'CPU reference, pairs of 32-bit',
    },
    strategies: {
      auto: 'Automatic',
      dispatch: 'Dispatch',
      fused: 'Fused',
      moments: 'Moments',
    },
    strategyHints: {
      auto: 'The engine chooses; see Device.',
      dispatch: 'One dispatch a step, or two: the plain one.',
      fused: 'Many steps in one dispatch, by one workgroup.',
      moments: 'One pass over the data, then a constant cost a step.',
    },
    stableBelow: (limit: string) => `stable below ${limit}`,
    unstable: (limit: string) => `overshoots: stable below ${limit}`,
    addRival: '+ Rival',
    slider: 'Learning rate, logarithmic',
  },

  undo: {
    title: 'Changes',
    rivals: 'Rivals',
    undo: (what: string) => `Undo: ${what}`,
    redo: (what: string) => `Redo: ${what}`,
    nothing: { undo: 'Nothing to undo', redo: 'Nothing to redo' },
    keys: { undo: 'Ctrl+Z', redo: 'Ctrl+Y' },
    listed: 'take a change back; with Shift, bring it back',
  },

  faults: {
    integer: (least: string, most: string) => `A whole number from ${least} to ${most}, please.`,
    number: (least: string, most: string) => `A number from ${least} to ${most}, please.`,
    seed: 'A whole number from −2⁶³ to 2⁶⁴ − 1, please, such as 42.',
    start: 'Numbers from -1e12 to 1e12, please, such as 1.5,-3 or a=1.5; or nothing.',
    layers: (most: string, units: string) =>
      `Up to ${most} whole numbers from 1 to ${units}, please, such as 8,8.`,
    batch: (most: string) => `full, or a whole number from 1 to ${most}, please.`,
    belongs: (ids: string) => `It says something about ${ids} alone.`,
    columns: (count: string) =>
      `It looks at one column, and the data have ${count}: a network or a formula, please, or fewer inputs.`,
    targets: (least: string, most: string, value: string, row: string) =>
      `It takes targets from ${least} to ${most}, and y is ${value} in row ${row}: data of two classes, or another loss, please.`,
    atOdds: (other: string) => `It does not go together with ${other}.`,
    mostEpochs: (most: string, logEvery: string) =>
      `At most ${most} with a line every ${logEvery}, please: a log holds a million lines.`,
    leastLogEvery: (least: string, epochs: string) =>
      `At least ${least} for ${epochs} epochs, please: a log holds a million lines.`,
    choice: (choices: string) => `One of these, please: ${choices}.`,
    list: (choices: string) => `Some of these, please, with commas between them: ${choices}.`,
    unknown: 'There is no such setting.',
    replayed: (replay: string) => `The replay ${replay} brings its own: leave this out, please.`,
    notOnEngine: (engine: string, precision: string) =>
      `The engine ${engine} has no precision ${precision}: another of the two, please.`,
    table: 'It carries no table that can be read: ask for the link again, please.',
    twice: 'It stands there more than once: the last one counts.',
    formula: (_: FormulaFault, words: string) => `${words}.`,
    untilThen: (value: string) => `Until then it is ${value}.`,
  },

  refused: {
    title: 'The address asks for what is not to be had.',
    more: (count: string) => `And ${count} more.`,
  },
  dismiss: 'Dismiss',
  lazy: {
    fetching: 'Fetching this view…',
    failed: 'This view could not be fetched. Is the network there?',
    part: 'a part of the page could not be fetched: see to the network, and try again',
  },

  transport: {
    title: 'Transport',
    train: 'Train',
    pause: 'Pause',
    continue: 'Continue',
    again: 'Train again',
    retry: 'Try again',
    step: 'Step',
    reset: 'Reset',
    epoch: 'Epoch',
    of: (epochs: string) => `of ${epochs}`,
    scrub: 'Epoch that is looked at',
    scrubbed: (epoch: string, loss: string) => `epoch ${epoch}, loss ${loss}`,
    progressOfData: 'Progress of the data',
    speed: 'Speed',
    perFrame: (steps: string) => `${steps} / frame`,
    calm: 'About 7 s',
    max: 'Full speed',
    keys: { play: 'train or pause', step: 'step', reset: 'reset' },
    space: 'Space',
  },

  ...statusEn,

  fit: {
    title: 'Data and fit',
    residuals: 'residuals faint',
    boundary: { title: 'Decision boundary', note: 'what the model answers, everywhere' },
    equal: 'predicted = measured',
    curve: {
      spokenOwn: (points: string, fitted: string) =>
        `Scatter chart of ${points} points, with the fitted curve ${fitted}.`,
      spoken: (points: string, fitted: string, truth: string) =>
        `Scatter chart of ${points} points, with the fitted curve ${fitted} and the true curve ${truth}.`,
    },
    waiting: 'The points appear here as soon as they are made.',
    spokenOwn: (points: string, fitted: string) =>
      `Scatter chart of ${points} points, with the fitted line ${fitted}.`,
    spoken: (points: string, fitted: string, truth: string) =>
      `Scatter chart of ${points} points, with the fitted line ${fitted} and the true line ${truth}.`,
    at: (x: string, y: string, fit: string) => `x ${x} · y ${y} · fit ${fit}`,
  },

  loss: {
    title: 'Loss',
    logEpochs: 'Epochs on a logarithmic scale',
    logLoss: 'Loss on a logarithmic scale',
    best: 'least squares',
    published: 'published',
    at: (epoch: string, loss: string) => `epoch ${epoch} · loss ${loss}`,
    spoken: (epoch: string, loss: string, best: string) =>
      `Line chart of the loss over the epochs. At epoch ${epoch} it is ${loss}; the least possible is ${best}.`,
    spokenEmpty: (best: string) =>
      `Line chart of the loss over the epochs, still empty. The least possible loss is ${best}.`,
    empty: 'The loss appears here as soon as the training starts.',
  },

  numbers: {
    title: 'Parameters',
    name: 'Name',
    truth: 'true',
    now: 'now',
    exact: 'least squares',
    published: 'published',
    loss: 'loss',
    goodness: {
      rSquared: 'R²',
      rmse: 'RMSE',
      rows: 'rows',
    },
    run: 'This run',
    epoch: 'epoch',
    gradient: (name: string) => `gradient ${name}`,
    gradientLength: 'length of the gradient',
    stepsPerSecond: 'steps per second',
    elapsed: 'elapsed',
    left: 'time left',
  },

  /** Before a run: how long it will take, or how it will fail. */
  prediction: {
    within: (epochs: string) =>
      `About ${epochs} ${epochs === '1' ? 'epoch' : 'epochs'} to within 1 % of the best loss.`,
    moreThanSet: ' That is more than are set.',
    already: 'The start is within 1 % of the best loss.',
    grows: (factor: string, epochs: string, bits: string) =>
      `The distance grows ${factor}-fold a step: after about ${epochs} epochs the loss is too large for ${bits} bits.`,
    standsStill: 'Here the steps only swing to and fro.',
  },

  /** The landscape in its own chart, and in a picture of it. */
  surface: {
    title: (a: string, b: string) => `Loss over ${a} and ${b}`,
    standardised:
      'In standardised units, as it is trained: x and y each less their mean, over their spread.',
  },

  device: {
    title: 'Device',
    software: 'software adapter',
    cpu: 'CPU reference',
    precision: { f32: '32-bit', f64: '64-bit', compensated: 'pairs of 32-bit' },
    none: 'no device yet',
    instead: 'Taken in the place of the graphics adapter, which is software and slower here',
    strategy: (name: string) => `Strategy: ${name}`,
    strategyByAuto: (name: string) => `Strategy: ${name}, chosen automatically`,
    engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'WebAssembly SIMD on the CPU' },
  },

  log: {
    title: 'Log',
    asPrinted: 'As printed',
    besideArticle: 'Beside the article',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Not allowed',
    empty: (every: string) =>
      `A line every ${every === '1' ? 'epoch' : `${every} epochs`}, as the PyTorch script prints it.`,
    epoch: 'epoch',
    published: 'published',
    replayed: 'replayed',
    difference: 'difference',
    greatest: 'greatest difference',
    within: (bound: string) => `within ${bound}`,
    beyond: (bound: string) => `more than ${bound}`,
    otherSettings:
      'The article trained with learning rate 0.001 for 20,000 epochs: with other settings the lines must differ.',
  },

  ownData: dataEn,
  retuned: 'learning rate changed on the way',
  overlays: 'Earlier runs',
  explain: explainEn,
  points: pointsEn,

  theme: { title: 'Theme', auto: 'Auto', light: 'Light', dark: 'Dark' },
  language: { title: 'Language' },
};

export type Messages = typeof en;
