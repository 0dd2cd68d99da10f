import type { TableFate } from '../tables/kept-table.ts';
import type { Fault } from '../../core/settings/fault.ts';
import { CONFIG_KEYS, flagOf } from '../../core/settings/index.ts';
import { DATASET_IDS } from '../../core/data/datasets.ts';
import { MODEL_IDS } from '../../core/models/rows.ts';
import { SCHEDULE_IDS } from '../../core/schedules/index.ts';
import { STRATEGIES } from '../../core/types.ts';

/** What a fault says, as text. */
type Said<F> = {
  readonly [Key in keyof F]: F[Key] extends number | readonly unknown[] ? string : F[Key];
};

/** A sentence for a kind of fault, or how one is built around what that says. */
type FaultWords<Kind, F = Fault> = F extends Fault & { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? string | ((said: Said<F>) => string)
    : never
  : never;

/** What ids are called in English where nothing better is said: `asymmetric-sigmoid` is Asymmetric sigmoid. */
function spelt<Id extends string>(ids: readonly Id[]): Record<Id, string> {
  const spell = (id: Id): string => {
    const words = flagOf(id).replaceAll('-', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  return Object.fromEntries(ids.map((id) => [id, spell(id)])) as Record<Id, string>;
}

/** Settings that are called the same in each language, … */
export const SYMBOLS = {
  nesterov: 'Nesterov',
  beta1: 'β₁',
  beta2: 'β₂',
  eps: 'ε',
  amsgrad: 'AMSGrad',
  alpha: 'α',
  gamma: 'γ',
};

/** … and optimizers. */
export const OPTIMIZERS = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  nadam: 'NAdam',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
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
    sweep: 'Sweep',
    hood: 'Under the hood',
  },
  views: {
    lab: 'Lab',
    compare: 'Compare',
    sweep: 'Sweep',
    plain: 'A plain step',
    kernels: 'Kernels',
    benchmark: 'Benchmark',
    verify: 'Verify',
  },
  skip: 'Skip to the content',
  learn: 'Learn',
  menu: 'Menu',
  copied: 'Copied',
  copyFailed: 'Not allowed',
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
      ...spelt(CONFIG_KEYS),
      layers: 'Hidden layers',
      dataset: 'Data',
      huberDelta: 'δ of Huber',
      smoothL1Beta: 'β of smooth L1',
      ...SYMBOLS,
      momentumDecay: 'Decay of the momentum',
      lrDecay: 'Decay of the rate',
      stepSize: 'Epochs a fall',
      tMax: 'Epochs to 0',
      replay: 'Preset',
      fixed: 'Held at the start',
      bounds: 'Bounds of Fit',
      lr: 'Learning rate',
      rates: 'Rates of their own',
    },
    /** Of the settings that are choices. */
    choices: {
      replay: {
        none: 'Seeded data',
        parameter: 'The article’s Parameter run',
        linear: 'The article’s Linear run',
      },
      model: {
        ...spelt(MODEL_IDS),
        parameter: 'Parameter: a and b',
        linear: 'Linear: weight and bias',
        formula: 'A formula of your own',
      },
      dataset: {
        ...spelt(DATASET_IDS),
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
      optimizer: OPTIMIZERS,
      schedule: spelt(SCHEDULE_IDS),
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
    strategies: { auto: 'Automatic', ...spelt(STRATEGIES) },
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
  },

  faults: {
    integer: ({ least, most }) => `A whole number from ${least} to ${most}, please.`,
    number: ({ least, most }) => `A number from ${least} to ${most}, please.`,
    seed: 'A whole number from −2⁶³ to 2⁶⁴ − 1, please, such as 42.',
    start: 'Numbers from -1e12 to 1e12, please, such as 1.5,-3 or a=1.5; or nothing.',
    fixed: 'Names of parameters, please, such as b,c, but not of all; or nothing.',
    rates: ({ least, most }) =>
      `Names of parameters with rates from ${least} to ${most}, please, such as w=0.1,b=0.01, each once and none that is held; or nothing.`,
    bounds: 'Ranges, please, such as tau=0..10,c=..5, the lesser end first; or nothing.',
    text: 'A text, please.',
    layers: ({ most, mostUnits }) =>
      `Up to ${most} whole numbers from 1 to ${mostUnits}, please, such as 8,8.`,
    batch: ({ most }) => `full, or a whole number from 1 to ${most}, please.`,
    belongs: ({ ids }) => `It says something about ${ids} alone.`,
    columns: ({ count }) =>
      `It looks at one column, and the data have ${count}: a network or a formula, please, or fewer inputs.`,
    targets: ({ least, most, value, row }) =>
      `It takes targets from ${least} to ${most}, and y is ${value} in row ${row}: data of two classes, or another loss, please.`,
    'at-odds': ({ with: other }) => `It does not go together with ${other}.`,
    'most-epochs': ({ most, logEvery }) =>
      `At most ${most} with a line every ${logEvery}, please: a log holds a million lines.`,
    'least-log-every': ({ least, epochs }) =>
      `At least ${least} for ${epochs} epochs, please: a log holds a million lines.`,
    choice: ({ choices }) => `One of these, please: ${choices}.`,
    list: ({ choices }) => `Some of these, please, with commas between them: ${choices}.`,
    unknown: 'There is no such setting.',
    replayed: ({ replay }) => `The replay ${replay} brings its own: leave this out, please.`,
    'not-on-engine': ({ engine, precision }) =>
      `The engine ${engine} has no precision ${precision}: another of the two, please.`,
    table: 'It carries no table that can be read: ask for the link again, please.',
    twice: 'It stands there more than once: the last one counts.',
    formula: ({ words }) => `${words}.`,
    untilThen: (value: string) => `Until then it is ${value}.`,
  } satisfies { readonly [Kind in Fault['kind']]: FaultWords<Kind> } & {
    readonly integer: FaultWords<'number'>;
    readonly table: string;
    readonly untilThen: (value: string) => string;
  },

  lazy: {
    fetching: 'Fetching this view…',
    failed: 'This view could not be fetched. Is the network there?',
    part: 'a part of the page could not be fetched: see to the network, and try again',
  },

  transport: {
    title: 'Transport',
    train: 'Train',
    fit: 'Fit',
    fitHint: 'The least squares at once, and how sure they are',
    noFit: 'Fit is for a formula, and for squared, absolute or Huber’s loss',
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
    space: 'Space',
  },

  status: {
    makingData: (points: string) => `Making ${points} points… Fewer would be there at once.`,
    openingDevice: 'Getting the device ready…',
    uploading: (points: string) => `Bringing ${points} points onto the device…`,
    deviceLost: (epoch: string) =>
      `The graphics device was lost. Opening another; the run goes on from epoch ${epoch}.`,
    workCutShort: (epoch: string) =>
      `The driver cut work short. The run goes on from epoch ${epoch}, in smaller pieces.`,
    fitted: 'Fitted. Train shows the way down to it.',
    ready: (moves: string) => `Press ▶: the ball rolls, ${moves}.`,
    moves: {
      line: 'the line turns',
      curve: 'the curve bends',
      plane: 'the map takes shape',
      points: 'the points come to the diagonal',
    },
    readyUnstable:
      'Untrained, and a learning rate that overshoots: press Train and watch it diverge.',
    running: 'Training. A new learning rate takes effect from the next step.',
    paused: 'Paused. Step takes one epoch; Continue goes on.',
    looking: 'You are looking back.',
    lookNow: 'Back to the present',
    pastLimit: 'Now push the rate past ▲.',
    goBack: 'Drag the slider to go back through the run.',
    again: 'Again at full speed',
    pending: 'Restart with the new settings? This run still has its own.',
    restart: 'Restart',
    keepRun: 'Keep this run',
    kept: (loss: string, epoch: string) =>
      `A kept run, as it ended: loss ${loss} after ${epoch} ${epoch === '1' ? 'epoch' : 'epochs'}. Train again runs it anew.`,
    done: (loss: string) => `Done: loss ${loss}, as low as this model can get here.`,
    doneOnly: (loss: string) => `Done: loss ${loss}.`,
    doneAbove: (loss: string, above: string) =>
      `Done: loss ${loss}, ${above} above the best fit. Raise the epochs, or the learning rate.`,
    doneReplay: (difference: string) =>
      `Replayed: no line differs from the article’s by more than ${difference}.`,
    diverged: {
      what: (epoch: string, reason: string) =>
        `Diverged by epoch ${epoch}: the loss is no longer finite. ${reason}`,
      rate: (limit: string) =>
        `Learning rates above ${limit} overshoot here: lower the learning rate.`,
      noRate: (limit: string, least: string) =>
        `Learning rates above ${limit} overshoot here, and none below ${least} can be set: standardise the data, or bring x nearer to 0.`,
      numbers:
        'The learning rate is stable: the numbers themselves are too large for 32 bits. Standardise the data, or scale them down.',
      unknown: 'Lower the learning rate, start elsewhere, or scale the data down.',
      where: (epoch: string, expression: string, row: string, values: string, remedy: string) =>
        `Diverged in epoch ${epoch}: ${expression} is not finite in row ${row}${values && `, where ${values}`}. ${remedy}`,
      lastFinite: (epoch: string) =>
        `Diverged: these are the last finite numbers, of epoch ${epoch}.`,
    },
    useRate: (lr: string) => `Use ${lr} and reset`,
    failed: (message: string) => `The run stopped: ${message}.`,
    keepsWhatItHas: 'What was trained so far is kept.',
    refused: (message: string) => `Nothing was trained: ${message}. Data and settings are kept.`,
    useAuto: 'Let the engine choose',
    heldUp: (field: string, fault: string) =>
      `Not trained, since ${field} cannot be used. ${fault}`,
    dropFaults: 'Take the values in use',
    held: {
      benchmark: 'A benchmark has the device. The training goes on when it is done.',
      sweep: 'A sweep has the device. The training goes on when it is done.',
      verify: 'Verify has the device. The training goes on when it is done.',
    },
    silent:
      'The device has not answered for ten seconds. It may still, or the CPU reference trains.',
    useCpu: 'Use the CPU reference',
  },

  noCanvas:
    'This browser gives no canvas to draw in. The numbers are all here; try another browser for the picture.',
  noGpuAtAll: {
    'insecure-context': 'WebGPU needs a secure page: https, or localhost.',
    'no-webgpu':
      'This browser has no WebGPU: use a current Chrome, Edge, Firefox or Safari, or the CPU reference.',
    'no-adapter':
      'WebGPU is here, but it found no graphics adapter: update the driver, or use the CPU reference.',
    'adapter-timeout':
      'The graphics adapter did not answer: restart the browser, or use the CPU reference.',
    'device-refused':
      'The graphics adapter refused to open a device: close other tabs that use it, or use the CPU reference.',
  },

  fit: {
    title: 'Data and fit',
    residuals: 'Residuals',
    bands: (level: string) => `bands: ${level} of the curve; dashed, of one more point`,
    faint: 'residuals faint',
    boundary: { title: 'Decision boundary', note: 'what the model answers, everywhere' },
    equal: 'predicted = measured',
    waiting: 'The points appear here as soon as they are made.',
    spoken: (points: string, fit: string, truth: string | undefined) =>
      `Scatter chart of ${points} points, with the fit ${fit}${truth ? ` and the truth ${truth}` : ''}.`,
    at: (x: string, y: string, fit: string) => `x ${x} · y ${y} · fit ${fit}`,
  },

  loss: {
    title: 'Loss',
    logEpochs: 'Epochs on a logarithmic scale',
    logLoss: 'Loss on a logarithmic scale',
    smoothed: (share: string) => `each epoch faint, in front the mean of those within ±${share}`,
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
    held: 'held',
    exact: 'least squares',
    published: 'published',
    loss: 'loss',
    goodness: {
      rSquared: 'R²',
      rmse: 'RMSE',
      rows: 'rows',
    },
    epoch: 'epoch',
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

  device: {
    title: 'Device',
    software: 'software adapter',
    cpu: 'CPU reference',
    precision: { f32: '32-bit', f64: '64-bit', compensated: 'pairs of 32-bit' },
    none: 'no device yet',
    engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'WebAssembly SIMD on the CPU' },
  },

  ownData: {
    open: 'Use your own data…',
    pasted: 'pasted table',
    change: 'Other data or columns…',
    leave: 'Back to seeded data',
    fates: {
      kept: () => 'Kept in this browser, so that a reload does not lose them.',
      forgotten: () => 'Not kept: they go with this page.',
      'too-large': (rows: string) =>
        `Of more than ${rows} rows nothing is kept: a reload loses them. Keep the file at hand.`,
      refused: () => 'This browser does not keep them: a reload loses them. Keep the file at hand.',
    } satisfies Record<TableFate['fate'], (rows: string) => string>,
    forget: 'Forget',
    title: 'Your own data',
    lead: 'Columns of numbers: CSV or other text, JSON, also gzipped. They stay in your browser.',

    rows: (rows: string) => `${rows} rows`,
    standardised: 'standardised',
    asIs: 'as they are',
    counted: (column: string, unit: 'day' | 'second', origin: string) =>
      `${column}, in ${unit}s since ${origin}`,
  },

  retuned: 'learning rate changed on the way',
  overlays: 'Earlier runs',
  keys: 'Keyboard',
  close: 'Close',
  table: 'Table',

  points: {
    edited: 'edited points',
    editedOf: (name: string) => `${name} (edited)`,
    subset: (drawn: string, points: string) =>
      `${drawn} of ${points} points drawn: too many to move single ones`,
    held: (y: string, line: string) => `y ${y} · least squares ${line}`,
    keys: 'Points of the chart. Left and right arrow choose one, up and down arrow move it.',
    hint: '← → choose · ↑ ↓ move',
    at: (index: string, points: string, x: string, y: string) =>
      `Point ${index} of ${points}: x ${x}, y ${y}.`,
    moved: (where: string, line: string) => `${where} Least squares: ${line}.`,
    curve:
      'The curve at the start. Left and right arrow choose where, up and down arrow move it there.',
    curveAt: (x: string, y: string, curve: string) => `At x ${x} the curve is at ${y}: ${curve}.`,
  },

  theme: { title: 'Theme', auto: 'Auto', light: 'Light', dark: 'Dark' },
  language: { title: 'Language' },
};

export type Messages = typeof en;
