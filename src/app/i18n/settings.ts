/** What settings and their choices are called, and what is wrong with a value. */
import type { Fault } from '../../core/settings/fault.ts';
import { formulaFaultZhCN } from './formula-zh-CN.ts';
import { both, phrases, type Phrase } from './phrases.ts';

/** What a fault says, as text. */
type Said<F> = {
  readonly [Key in keyof F]: F[Key] extends number | readonly unknown[] ? string : F[Key];
};

/** A sentence for a kind of fault, or how one is built around what that says. */
type FaultWords<Kind, F = Fault> = F extends Fault & { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Phrase | ((said: Said<F>) => Phrase)
    : never
  : never;

type FaultsInWords = { readonly [Kind in Fault['kind']]: FaultWords<Kind> } & {
  readonly integer: FaultWords<'number'>;
  readonly table: Phrase;
  readonly untilThen: (value: string) => Phrase;
};

/** Models, and the points that scatter about them. */
const CURVES = {
  quadratic: ['Quadratic', '二次函数'],
  cubic: ['Cubic', '三次函数'],
  exponential: ['Exponential', '指数函数'],
  logistic: ['Logistic', '逻辑斯谛曲线'],
  'asymmetric-sigmoid': ['Asymmetric sigmoid', '非对称 S 形函数'],
  sine: ['Sine', '正弦'],
  gaussian: ['Gaussian', '高斯函数'],
  power: ['Power', '幂函数'],
  polynomial: ['Polynomial', '多项式'],
} as const;

const NO_OR_YES = { false: ['No', '否'], true: ['Yes', '是'] } as const;

export const SETTING_WORDS = phrases({
  settings: {
    title: ['Settings', '设置'],
    advanced: ['Advanced', '高级设置'],
    presets: ['Choose a model', '选择模型'],
    data: ['Data', '数据'],
    training: ['Training', '训练'],
    method: ['Method', '方法'],
    device: ['Device', '设备'],
    names: {
      model: ['Model', '模型'],
      formula: ['Formula', '公式'],
      degree: ['Degree', '次数'],
      layers: ['Hidden layers', '隐藏层'],
      activation: ['Activation', '激活函数'],
      dataset: ['Data', '数据'],
      seed: ['Seed', '随机种子'],
      replay: ['Preset', '预设'],
      start: ['Start', '起点'],
      fixed: ['Held at the start', '固定的参数'],
      bounds: ['Bounds of Fit', '拟合的界限'],
      points: ['Points', '点数'],
      rows: ['Rows', '数据行'],
      epochs: ['Epochs', '轮数'],
      lr: ['Learning rate', '学习率'],
      rates: ['Rates of their own', '单独的学习率'],
      loss: ['Loss', '损失函数'],
      huberDelta: ['δ of Huber', 'Huber 的 δ'],
      smoothL1Beta: ['β of smooth L1', 'Smooth L1 的 β'],
      optimizer: ['Optimizer', '优化器'],
      momentum: ['Momentum', '动量'],
      dampening: ['Dampening', '阻尼'],
      nesterov: 'Nesterov',
      weightDecay: ['Weight decay', '权重衰减'],
      beta1: 'β₁',
      beta2: 'β₂',
      eps: 'ε',
      amsgrad: 'AMSGrad',
      momentumDecay: ['Decay of the momentum', '动量衰减'],
      alpha: 'α',
      centered: ['Centered', '中心化'],
      lrDecay: ['Decay of the rate', '学习率衰减'],
      schedule: ['Schedule', '学习率调度'],
      stepSize: ['Epochs a fall', '衰减间隔（轮）'],
      gamma: 'γ',
      tMax: ['Epochs to 0', '降到 0 的轮数'],
      batch: ['Batch', '批大小'],
      logEvery: ['Log every', '日志间隔'],
      engine: ['Engine', '引擎'],
      strategy: ['Strategy', '策略'],
      precision: ['Precision', '精度'],
    },
    /** Of the settings that are choices. */
    choices: {
      replay: {
        none: ['Seeded data', '按种子生成的数据'],
        parameter: ['The article’s Parameter run', '文章中的 Parameter 训练'],
        linear: ['The article’s Linear run', '文章中的 Linear 训练'],
      },
      model: {
        parameter: ['Parameter: a and b', 'Parameter：a 与 b'],
        linear: ['Linear: weight and bias', 'Linear：weight 与 bias'],
        ...CURVES,
        formula: ['A formula of your own', '自己的公式'],
        network: ['Network', '神经网络'],
      },
      dataset: {
        line: ['Line', '直线'],
        ...CURVES,
        circle: ['Circle, two classes', '圆（两类）'],
        xor: ['XOR, two classes', '异或（两类）'],
        spiral: ['Spiral, two classes', '螺旋（两类）'],
      },
      loss: {
        mse: ['Mean squared error', '均方误差'],
        l1: ['Mean absolute error', '平均绝对误差'],
        huber: 'Huber',
        'smooth-l1': 'Smooth L1',
        'log-cosh': ['Log-cosh', '对数双曲余弦'],
        'bce-with-logits': ['Binary cross-entropy', '二元交叉熵'],
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
        constant: ['Constant', '恒定'],
        step: ['Step', '阶梯'],
        exponential: ['Exponential', '指数'],
        cosine: ['Cosine', '余弦'],
      },
      nesterov: NO_OR_YES,
      amsgrad: NO_OR_YES,
      centered: NO_OR_YES,
    },
    startAsDrawn: ['drawn', '随机抽取'],
    engines: {
      auto: ['Automatic', '自动'],
      webgpu: 'WebGPU',
      cpu: ['CPU reference', 'CPU 参考实现'],
      wasm: 'WebAssembly SIMD',
      'cpu-f64': ['CPU reference, 64-bit', 'CPU 参考实现，64 位'],
      'webgpu-compensated': ['WebGPU, pairs of 32-bit', 'WebGPU，成对 32 位'],
      'cpu-compensated': ['CPU reference, pairs of 32-bit', 'CPU 参考实现，成对 32 位'],
    },
    strategies: {
      auto: ['Automatic', '自动'],
      dispatch: ['Dispatch', '逐步（dispatch）'],
      fused: ['Fused', '融合（fused）'],
      moments: ['Moments', '矩（moments）'],
    },
    strategyHints: {
      auto: ['The engine chooses; see Device.', '由引擎选择，结果见设备栏。'],
      dispatch: both`One dispatch a step, or two: the plain one.
        每步一次或两次调度，最直接的方式。`,
      fused: both`Many steps in one dispatch, by one workgroup.
        一个工作组在一次调度中完成许多步。`,
      moments: both`One pass over the data, then a constant cost a step.
        只遍历一次数据，此后每步开销不变。`,
    },
    stableBelow: (limit: string) => [`stable below ${limit}`, `低于 ${limit} 时稳定`],
    unstable: (limit: string) => both`overshoots: stable below ${limit}
      高于 ${limit} 时每一步都会越过最低点：训练将发散。`,
    addRival: ['+ Rival', '+ 对手'],
    slider: ['Learning rate, logarithmic', '学习率（对数刻度）'],
  },

  undo: {
    title: ['Changes', '更改'],
    preferred: {
      rivals: ['Rivals', '对手'],
      over: ['Axes of the map', '地图的坐标轴'],
      measure: ['Colour of the map', '地图的颜色'],
      target: ['Arrived at loss', '到达时的损失'],
    },
    undo: (what: string) => [`Undo: ${what}`, `撤销：${what}`],
    redo: (what: string) => [`Redo: ${what}`, `重做：${what}`],
    nothing: {
      undo: ['Nothing to undo', '没有可撤销的更改'],
      redo: ['Nothing to redo', '没有可重做的更改'],
    },
    keys: { undo: 'Ctrl+Z', redo: 'Ctrl+Y' },
  },

  faults: {
    integer: ({ least, most }) => both`A whole number from ${least} to ${most}, please.
      请输入 ${least} 到 ${most} 之间的整数。`,
    number: ({ least, most }) => both`A number from ${least} to ${most}, please.
      请输入 ${least} 到 ${most} 之间的数。`,
    seed: both`A whole number from −2⁶³ to 2⁶⁴ − 1, please, such as 42.
      请输入 −2⁶³ 到 2⁶⁴ − 1 之间的整数，例如 42。`,
    start: both`Numbers from -1e12 to 1e12, please, such as 1.5,-3 or a=1.5; or nothing.
      请输入 -1e12 到 1e12 之间的数，例如 1.5,-3 或 a=1.5；或留空。`,
    fixed: both`Names of parameters, please, such as b,c, but not of all; or nothing.
      请输入参数名，例如 b,c，但不能是全部参数；或留空。`,
    rates: ({ least, most }) => both`
      Names of parameters with rates from ${least} to ${most}, please, such as w=0.1,b=0.01, each once and none that is held; or nothing.
      请输入参数名及 ${least} 到 ${most} 之间的学习率，例如 w=0.1,b=0.01，各参数只出现一次且未被固定；或留空。`,
    bounds: both`Ranges, please, such as tau=0..10,c=..5, the lesser end first; or nothing.
      请输入范围，例如 tau=0..10,c=..5，小的在前；或留空。`,
    rows: ({ least }) => both`
      Rows such as 1..80, ..80 or 20.., please, at least ${least}, the first being 1; or nothing for all of them.
      请输入行的范围，例如 1..80、..80 或 20..，至少 ${least} 行，首行为 1；留空表示全部。`,
    'rows-beyond': ({ least, count }) => both`
      The data have ${count} rows: a range among these, please, of at least ${least}.
      数据共有 ${count} 行：请在其中选取范围，至少 ${least} 行。`,
    text: ['A text, please.', '请输入文本。'],
    layers: ({ most, mostUnits }) => both`
      Up to ${most} whole numbers from 1 to ${mostUnits}, please, such as 8,8.
      请输入至多 ${most} 个 1 到 ${mostUnits} 之间的整数，例如 8,8。`,
    batch: ({ most }) => both`full, or a whole number from 1 to ${most}, please.
      请输入 full，或 1 到 ${most} 之间的整数。`,
    belongs: ({ ids }) => [`It says something about ${ids} alone.`, `此项只对 ${ids} 有意义。`],
    columns: ({ count }) => both`
      It looks at one column, and the data have ${count}: a network or a formula, please, or fewer inputs.
      此模型只看一列输入，而数据有 ${count} 列：请改用神经网络或公式，或减少输入列。`,
    targets: ({ least, most, value, row }) => both`
      It takes targets from ${least} to ${most}, and y is ${value} in row ${row}: data of two classes, or another loss, please.
      目标值须在 ${least} 到 ${most} 之间，而第 ${row} 行的 y 为 ${value}：请改用两类数据，或换一种损失函数。`,
    'at-odds': ({ with: other }) => both`It does not go together with ${other}.
      此项与 ${other} 不能同时使用。`,
    'most-epochs': ({ most, logEvery }) => both`
      At most ${most} with a line every ${logEvery}, please: a log holds a million lines.
      每 ${logEvery} 轮记一行时，轮数请不要超过 ${most}：日志最多一百万行。`,
    'least-log-every': ({ least, epochs }) => both`
      At least ${least} for ${epochs} epochs, please: a log holds a million lines.
      共 ${epochs} 轮时，记录间隔请不要小于 ${least}：日志最多一百万行。`,
    choice: ({ choices }) => both`One of these, please: ${choices}.
      请从这些值中选一个：${choices}。`,
    list: ({ choices }) => both`Some of these, please, with commas between them: ${choices}.
      请从这些值中选择，以逗号分隔：${choices}。`,
    unknown: ['There is no such setting.', '没有这项设置。'],
    replayed: ({ replay }) => both`The replay ${replay} brings its own: leave this out, please.
      重放 ${replay} 时此项由它给定：请去掉这一项。`,
    'not-on-engine': ({ engine, precision }) => both`
      The engine ${engine} has no precision ${precision}: another of the two, please.
      引擎 ${engine} 不支持精度 ${precision}：请改用其他引擎或精度。`,
    table: both`It carries no table that can be read: ask for the link again, please.
      其中没有可读取的表格：请重新索取链接。`,
    twice: both`It stands there more than once: the last one counts.
      此项出现了不止一次，以最后一次为准。`,
    formula: ({ words, fault }) => [`${words}.`, formulaFaultZhCN(fault)],
    untilThen: (value: string) => [`Until then it is ${value}.`, `在此之前仍为 ${value}。`],
  } satisfies FaultsInWords,
});
