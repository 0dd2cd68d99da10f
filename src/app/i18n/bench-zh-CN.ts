import type { benchEn } from './bench-en.ts';

export const benchZhCN = {
  choices: '测量内容',
  engines: '引擎',
  strategies: '策略',
  points: '点数',
  from: '从',
  to: '到',
  run: '全部运行',
  again: '重新运行',
  stop: '停止',
  clear: '清除',
  controls: '基准测试控制',
  progress: '基准测试进度',
  cases: '项目',
  of: (cases: string) => `/ ${cases}`,
  left: (time: string) => `约剩 ${time}`,
  estimating: '估算中……',
  names: { webgpu: 'WebGPU', cpu: 'CPU 参考实现', wasm: 'WASM SIMD' },

  status: {
    empty: (cases: string) => `共 ${cases} 项。按“全部运行”，看 GPU 从哪里开始领先。`,
    nothing: '没有可测的内容：请至少选择一个引擎和一个策略。',
    held: '验证正在使用设备，结束后才能运行基准测试。',
    opening: '正在准备设备……',
    running: (what: string) => `正在测量 ${what}。训练在此期间暂停。`,
    stopped: (done: string, cases: string) =>
      `已停止，完成 ${cases} 项中的 ${done} 项。已测结果保留。`,
    done: (cases: string) => `完成：${cases} 项，结果均已核对。`,
    doneSome: (done: string, failed: string) =>
      `完成：${done} 项已测量并核对，${failed} 项未能测量，原因见表。`,
    failed: (message: string) => `基准测试中止：${message}。可重新运行。`,
  },

  crossover: {
    title: '交叉点',
    at: (strategy: string, points: string) => `${strategy}：GPU 在 ${points} 个点处超过 CPU。`,
    notFor: (strategies: string) => `${strategies}：此设备上没有。`,
    never: '此设备上没有交叉点：在所有测量的点数下 CPU 都更快。',
    neverSoftware: '此设备上没有交叉点：适配器由软件实现，两边都是 CPU，在所有点数下 CPU 都更快。',
    unknown: '需要在相同点数下同时有 GPU 与 CPU 的结果，才能看出 GPU 从哪里开始领先。',
    waiting: '两者都测完后，这里说明 GPU 在多少个点时超过 CPU。',
    mark: 'GPU 领先',
  },

  chart: {
    title: '每秒步数与点数',
    axis: '点数',
    empty: '每个引擎与策略的组合在这里各有一条线，每项一个点。',
    spoken: (rows: string) =>
      `每秒步数随点数变化的折线图，两轴均为对数刻度，共 ${rows} 项测量结果。表中有同样的数值。`,
    at: (points: string) => `${points} 个点`,
  },

  table: {
    title: '结果',
    heads: {
      state: '状态',
      engine: '引擎',
      strategy: '策略',
      points: '点数',
      rate: '步/秒',
      rates: '最小 – 最大',
      ms: ['毫秒', '毫秒，多次运行的中位数'],
    },
    empty: '每项占一行。',
    states: {
      waiting: '等待',
      running: '运行中',
      done: '完成',
      failed: '未测量',
      left: '未运行',
    },
  },

  export: {
    title: '导出',
    format: '格式',
    copy: '复制',
    copied: '已复制',
    copyFailed: '无法复制',
    download: '下载',
  },

  environment: {
    title: '环境',
    browser: '浏览器',
    adapter: '适配器',
    cores: '核心数',
    notYet: '运行后显示',
    none: '无',
  },

  notes: {
    title: '测量方法',
    timed: '计时从发出第一步开始，到读回最后一个损失为止，不含生成数据和上传数据的时间。',
    warmUp:
      '每项先预热，使编译和缓存就绪，然后计时若干次。表中为中位数，旁边是最慢与最快的一次。浏览器的时钟有舍入：不足一毫秒的时间只是粗略值。',
    checked:
      '每次运行的结果都与精确的梯度下降核对：结果错误就不算时间，并在该行说明。这里 CPU 参考实现以 64 位计算，对它来说更快。',
    loses:
      '100 个点时，一步只有几百次运算：GPU 的时间花在接收指令上，而 CPU 早已算完。每一步工作量很大时，GPU 才会领先。',
  },
} satisfies typeof benchEn;
