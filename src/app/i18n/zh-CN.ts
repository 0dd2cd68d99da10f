import { statusZhCn } from './status-zh-CN.ts';
import { dataZhCN } from './data-zh-CN.ts';
import { explainZhCN } from './explain-zh-CN.ts';
import { pointsZhCN } from './points-zh-CN.ts';
import type { Messages } from './en.ts';
import { formulaFaultZhCN } from './formula-zh-CN.ts';
import { shareZhCN } from './share-zh-CN.ts';

/** Models, and the points that scatter about them. */
const CURVES = {
  quadratic: '二次函数',
  cubic: '三次函数',
  exponential: '指数函数',
  logistic: '逻辑斯谛曲线',
  'asymmetric-sigmoid': '非对称 S 形函数',
  sine: '正弦',
  gaussian: '高斯函数',
  power: '幂函数',
  polynomial: '多项式',
};

export const zhCN = {
  places: {
    title: '页面',
    lab: '实验室',
    compare: '比较',
    hood: '内部原理',
  },
  views: {
    lab: '实验室',
    compare: '比较',
    plain: '最简单的一步',
    kernels: '内核',
    benchmark: '基准测试',
    verify: '验证',
    log: '日志',
  },
  skip: {
    lab: '跳到图表',
    compare: '跳到运行记录',
    plain: '跳到代码',
    kernels: '跳到代码',
    benchmark: '跳到结果',
    verify: '跳到结果',
    log: '跳到日志',
  },
  menu: '菜单',
  chips: {
    verified: { yes: '✓ 已验证', no: '✗ 未通过验证', unknown: '验证' },
    speed: (steps) => `每秒 ${steps} 步`,
  },

  settings: {
    title: '设置',
    advanced: '高级设置',
    presets: '选择模型',
    data: '数据',
    training: '训练',
    method: '方法',
    device: '设备',
    names: {
      model: '模型',
      formula: '公式',
      degree: '次数',
      layers: '隐藏层',
      activation: '激活函数',
      dataset: '数据集',
      loss: '损失函数',
      huberDelta: 'Huber 的 δ',
      smoothL1Beta: 'Smooth L1 的 β',
      optimizer: '优化器',
      momentum: '动量',
      dampening: '阻尼',
      nesterov: 'Nesterov',
      weightDecay: '权重衰减',
      beta1: 'β₁',
      beta2: 'β₂',
      eps: 'ε',
      amsgrad: 'AMSGrad',
      momentumDecay: '动量衰减',
      alpha: 'α',
      centered: '中心化',
      lrDecay: '学习率衰减',
      schedule: '学习率调度',
      stepSize: '衰减间隔（轮）',
      gamma: 'γ',
      tMax: '降到 0 的轮数',
      batch: '批大小',
      seed: '随机种子',
      replay: '预设',
      start: '起点',
      points: '点数',
      epochs: '轮数',
      lr: '学习率',
      logEvery: '日志间隔',
      engine: '引擎',
      strategy: '策略',
      precision: '精度',
    },
    choices: {
      replay: {
        none: '按种子生成的数据',
        parameter: '文章中的 Parameter 训练',
        linear: '文章中的 Linear 训练',
      },
      model: {
        parameter: 'Parameter：a 与 b',
        linear: 'Linear：weight 与 bias',
        ...CURVES,
        formula: '自己的公式',
        network: '神经网络',
      },
      dataset: {
        line: '直线',
        ...CURVES,
        circle: '圆（两类）',
        xor: '异或（两类）',
        spiral: '螺旋（两类）',
      },
      loss: {
        mse: '均方误差',
        l1: '平均绝对误差',
        huber: 'Huber',
        'smooth-l1': 'Smooth L1',
        'log-cosh': '对数双曲余弦',
        'bce-with-logits': '二元交叉熵',
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
        constant: '恒定',
        step: '阶梯',
        exponential: '指数',
        cosine: '余弦',
      },
      nesterov: { false: '否', true: '是' },
      amsgrad: { false: '否', true: '是' },
      centered: { false: '否', true: '是' },
    },
    startAsDrawn: '随机抽取',
    engines: {
      auto: '自动',
      webgpu: 'WebGPU',
      cpu: 'CPU 参考实现',
      wasm: 'WebAssembly SIMD',
      'cpu-f64': 'CPU 参考实现，64 位',
      'webgpu-compensated': 'WebGPU，成对 32 位',
      'cpu-compensated': 'CPU 参考实现，成对 32 位',
    },
    strategies: {
      auto: '自动',
      dispatch: '逐步（dispatch）',
      fused: '融合（fused）',
      moments: '矩（moments）',
    },
    strategyHints: {
      auto: '由引擎选择，结果见设备栏。',
      dispatch: '每步一次或两次调度，最直接的方式。',
      fused: '一个工作组在一次调度中完成许多步。',
      moments: '只遍历一次数据，此后每步开销不变。',
    },
    stableBelow: (limit: string) => `低于 ${limit} 时稳定。`,
    unstable: (limit: string) => `高于 ${limit} 时每一步都会越过最低点：训练将发散。`,
    slider: '学习率（对数刻度）',
  },

  faults: {
    integer: (least: string, most: string) => `请输入 ${least} 到 ${most} 之间的整数。`,
    number: (least: string, most: string) => `请输入 ${least} 到 ${most} 之间的数。`,
    seed: '请输入 −2⁶³ 到 2⁶⁴ − 1 之间的整数，例如 42。',
    start: '请输入 -1e12 到 1e12 之间的数，例如 1.5,-3 或 a=1.5；或留空。',
    layers: (most: string, units: string) =>
      `请输入至多 ${most} 个 1 到 ${units} 之间的整数，例如 8,8。`,
    batch: (most: string) => `请输入 full，或 1 到 ${most} 之间的整数。`,
    belongs: (ids: string) => `此项只对 ${ids} 有意义。`,
    columns: (count: string) =>
      `此模型只看一列输入，而数据有 ${count} 列：请改用神经网络或公式，或减少输入列。`,
    targets: (least: string, most: string, value: string, row: string) =>
      `目标值须在 ${least} 到 ${most} 之间，而第 ${row} 行的 y 为 ${value}：请改用两类数据，或换一种损失函数。`,
    atOdds: (other: string) => `此项与 ${other} 不能同时使用。`,
    mostEpochs: (most: string, logEvery: string) =>
      `每 ${logEvery} 轮记一行时，轮数请不要超过 ${most}：日志最多一百万行。`,
    leastLogEvery: (least: string, epochs: string) =>
      `共 ${epochs} 轮时，记录间隔请不要小于 ${least}：日志最多一百万行。`,
    choice: (choices: string) => `请从这些值中选一个：${choices}。`,
    list: (choices: string) => `请从这些值中选择，以逗号分隔：${choices}。`,
    unknown: '没有这项设置。',
    replayed: (replay: string) => `重放 ${replay} 时此项由它给定：请去掉这一项。`,
    notOnEngine: (engine: string, precision: string) =>
      `引擎 ${engine} 不支持精度 ${precision}：请改用其他引擎或精度。`,
    twice: '此项出现了不止一次，以最后一次为准。',
    formula: formulaFaultZhCN,
    untilThen: (value: string) => `在此之前仍为 ${value}。`,
  },

  refused: {
    title: '地址中有无法使用的设置。',
    more: (count: string) => `另有 ${count} 项。`,
  },
  dismiss: '关闭',
  lazy: {
    fetching: '正在获取此视图……',
    failed: '无法获取此视图。网络是否可用？',
    part: '页面的一部分未能加载：请检查网络后重试',
  },

  transport: {
    title: '播放控制',
    train: '开始训练',
    pause: '暂停',
    continue: '继续',
    again: '重新训练',
    retry: '重试',
    step: '单步',
    reset: '重置',
    epoch: '轮次',
    of: (epochs: string) => `/ ${epochs}`,
    scrub: '查看哪一轮',
    scrubbed: (epoch, loss) => `第 ${epoch} 轮，损失 ${loss}`,
    progressOfData: '数据准备进度',
    speed: '速度',
    perFrame: (steps: string) => `每帧 ${steps} 步`,
    calm: '约 7 秒',
    max: '全速',
    keys: { play: '训练或暂停', step: '单步', reset: '重置' },
    space: '空格',
  },

  ...statusZhCn,

  fit: {
    title: '数据与拟合',
    residuals: '细线为残差',
    equal: '预测 = 实测',
    curve: {
      spokenOwn: (points: string, fitted: string) => `${points} 个点的散点图，拟合曲线 ${fitted}。`,
      spoken: (points: string, fitted: string, truth: string) =>
        `${points} 个点的散点图，拟合曲线 ${fitted}，真实曲线 ${truth}。`,
    },
    waiting: '点生成后显示在这里。',
    spokenOwn: (points: string, fitted: string) => `${points} 个点的散点图，拟合直线 ${fitted}。`,
    spoken: (points: string, fitted: string, truth: string) =>
      `${points} 个点的散点图，拟合直线 ${fitted}，真实直线 ${truth}。`,
    at: (x: string, y: string, fit: string) => `x ${x} · y ${y} · 拟合 ${fit}`,
  },

  loss: {
    title: '损失',
    logEpochs: '轮次用对数刻度',
    logLoss: '损失用对数刻度',
    best: '最小二乘',
    published: '文章',
    at: (epoch: string, loss: string) => `第 ${epoch} 轮 · 损失 ${loss}`,
    spoken: (epoch: string, loss: string, best: string) =>
      `损失随轮次变化的折线图。第 ${epoch} 轮为 ${loss}；可能的最小值为 ${best}。`,
    spokenEmpty: (best: string) => `损失随轮次变化的折线图，尚无数据。可能的最小损失为 ${best}。`,
    empty: '训练开始后，这里显示损失。',
  },

  numbers: {
    title: '参数',
    name: '名称',
    truth: '真实值',
    now: '当前',
    exact: '最小二乘',
    published: '文章',
    loss: '损失',
    goodness: {
      rSquared: 'R²',
      rmse: '均方根误差',
      rows: '数据行数',
    },
    run: '本次训练',
    epoch: '轮次',
    gradient: (name: string) => `梯度 ${name}`,
    gradientLength: '梯度的长度',
    stepsPerSecond: '每秒步数',
    elapsed: '已用时间',
    left: '剩余时间',
  },

  prediction: {
    within: (epochs: string) => `约 ${epochs} 轮后，损失与最小值相差不到 1%。`,
    moreThanSet: '这超过了设定的轮数。',
    already: '起点的损失与最小值相差不到 1%。',
    grows: (factor: string, epochs: string, bits: string) =>
      `每一步误差扩大为 ${factor} 倍：约 ${epochs} 轮后损失超出 ${bits} 位浮点数的范围。`,
    standsStill: '此时每一步只是来回摆动。',
  },

  surface: {
    title: (a: string, b: string) => `损失随 ${a} 与 ${b} 的变化`,
    standardised: '采用训练所用的标准化单位：x 与 y 各自减去均值，再除以标准差。',
  },

  device: {
    title: '设备',
    software: '软件适配器',
    cpu: 'CPU 参考实现',
    precision: { f32: '32 位', f64: '64 位', compensated: '成对 32 位' },
    none: '尚无设备',
    instead: '代替图形适配器：此处的适配器由软件实现，反而更慢',
    strategy: (name: string) => `策略：${name}`,
    strategyByAuto: (name: string) => `策略：${name}（自动选择）`,
    engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'CPU 上的 WebAssembly SIMD' },
  },

  log: {
    title: '日志',
    asPrinted: '原样输出',
    besideArticle: '与文章对照',
    copy: '复制',
    copied: '已复制',
    copyFailed: '无法复制',
    empty: (every: string) => `每 ${every} 轮一行，与 PyTorch 脚本的输出相同。`,
    epoch: '轮次',
    published: '文章',
    replayed: '重放',
    difference: '差',
    greatest: '最大差别',
    within: (bound: string) => `不超过 ${bound}`,
    beyond: (bound: string) => `超过 ${bound}`,
    otherSettings: '文章以学习率 0.001 训练 20,000 轮：设置不同，各行自然不同。',
  },

  ownData: dataZhCN,
  ...shareZhCN,
  explain: explainZhCN,
  points: pointsZhCN,

  theme: { title: '主题', auto: '自动', light: '浅色', dark: '深色' },
  language: { title: '语言' },
} satisfies Messages;
