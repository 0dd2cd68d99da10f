import type { verifyEn } from './verify-en.ts';

export const verifyZhCN = {
  comma: '，',
  space: '',
  run: '开始验证',
  again: '重新验证',
  stop: '停止',
  controls: '验证控制',
  progress: '验证进度',
  runs: '训练',
  of: (runs: string) => `/ ${runs}`,

  status: {
    empty: '这些数值可信吗？“开始验证”用每种策略训练，并将每个采样与精确解核对。',
    held: '基准测试正在使用设备，结束后才能验证。',
    opening: '正在准备设备……',
    running: (who: string, epoch: string, epochs: string) =>
      `正在训练${who}：第 ${epoch} 轮，共 ${epochs} 轮。`,
    again: (who: string) => `${who}（第二次，比较各位）`,
    stopped: '已停止，未作判断。“重新验证”将从头开始。',
    passed: (checks: string) => `${checks} 项检查全部通过：在这些设置下，数值正确。`,
    someFailed: (failed: string, checks: string) =>
      `${checks} 项检查中有 ${failed} 项未通过。详情和误差大小见表。`,
    nothing: '引擎拒绝了所有策略，没有验证任何内容。原因见下文。',
    failed: (message: string) => `验证中止：${message}。`,
    useWasm: '改为验证 WebAssembly',
    useAuto: '验证引擎支持的策略',
  },

  references: { oracle: ' f64 基准', mirror: ' f32 镜像' },

  settings: {
    title: '设置',
    seed: (seed: string) => `种子 ${seed}`,
    points: (points: string) => `${points} 个点`,
    epochs: (epochs: string) => `${epochs} 轮`,
    lr: (lr: string) => `学习率 ${lr}`,
    allStrategies: '所有策略',
    strategy: (name: string) => `策略 ${name}`,
    change: '到“实验室”中修改',
    columns: (file: string, x: string, y: string) => `${file}（${x} → ${y}）`,
    stale: '“实验室”中的设置已更改，“重新验证”将采用：',
  },

  chart: {
    title: '误差与轮次',
    strategy: '策略',
    against: '对照',
    of: '量',
    loss: '损失',
    standards: { exact: '精确轨迹', oracle: 'f64 基准', mirror: 'f32 镜像' },
    hints: {
      exact: '精确轨迹：闭式解 θ* + (I − ηH)ᵏ (θ₀ − θ*)，不做任何一步迭代。',
      oracle: 'f64 基准：在 CPU 上以双精度对各点直接循环。',
      mirror: 'f32 镜像：在 CPU 上以 f32 做同样的循环，加法顺序与内核相同。',
    },
    error: '误差',
    bound: '允许值',
    beyond: '超出允许值',
    empty: '这里显示各轮的误差，以及所允许的大小。',
    equal: (equal: string, samples: string) =>
      equal === samples
        ? `没有任何误差：采样的 ${samples} 轮逐位相同。`
        : `采样的 ${samples} 轮中有 ${equal} 轮逐位相同；对数轴上没有 0 的位置。`,
    at: (epoch: string, error: string, bound: string) =>
      `第 ${epoch} 轮 · 误差 ${error} · 允许 ${bound}`,
    spoken: (what: string, error: string, bound: string, epoch: string) =>
      `${what}的误差随轮次变化的折线图，两轴均为对数刻度。最大误差 ${error} 在第 ${epoch} 轮，该处允许 ${bound}。表中有同样的数值。`,
    what: (of: string, strategy: string, against: string) => `${strategy} 的 ${of} 对照${against}`,
  },

  facts: {
    title: '结论',
    empty: '这里说明 32 位精度从哪一轮起不再前进，以及那时离最优解有多远。',
    stands: (strategy: string, epoch: string, far: string) =>
      `${strategy}：从第 ${epoch} 轮起不再变化，与最优解相差 ${far}。`,
    moves: (strategy: string, far: string) =>
      `${strategy}：直到最后一轮仍在变化，最终与最优解相差 ${far}。`,
    far: (distance: string, name: string) => `${name} ${distance}`,
    due: (epoch: string, far: string) =>
      `从第 ${epoch} 轮起，学习率乘以梯度不足半个 ulp，由此最多相差 ${far}。`,
    bitEqual: (strategy: string) => `${strategy}：两次运行逐位相同。`,
    diverges: (lr: string, epoch: string) =>
      `学习率 ${lr} 会发散：精确下降在第 ${epoch} 轮后超出 f32 范围，验证到此为止。`,
    refused: (strategy: string) => `未验证：${strategy}。`,
  },

  table: {
    title: '检查',
    check: '检查',
    found: '实际',
    bound: '允许',
    epoch: '轮次',
    result: '结果',
    pass: '通过',
    fail: '未通过',
    references: '对照实现',
    passing: (passing: string, all: string) => `${all} 项中 ${passing} 项通过`,
    show: (what: string) => `在图中显示${what}的误差`,
    empty: '每项检查占一行：实际值、允许值和所在轮次。对照的是',
    emptyToo: '此外，每种策略运行两次，须逐位相同；步数由设备自己计数。',
    names: {
      error: (of: string, against: string) => `${of}，${against}`,
      reference: (who: string, of: string, against: string) => `${who}：${of}，${against}`,
      run: '引擎的错误',
      steps: '设备自己计的步数',
      finite: '非有限的采样',
      bitwise: '第二次运行中不同的采样',
      stall: (of: string) => `停滞时 ${of} 与最优解的距离`,
      step: (of: string) => `单步的 ${of}，与 64 位结果相比`,
    },
  },

  exchange: {
    title: '两台机器',
    hint: '保存这份报告，与另一浏览器或终端程序的报告比较。',
    download: '保存 JSON',
    choose: '与文件比较……',
    reading: (name: string) => `正在读取 ${name}……`,
    refused: '无法与此文件比较。',
    agree: (name: string) => `两者一致：本次运行与 ${name}。`,
    disagree: (name: string) => `两者不一致：本次运行与 ${name}。`,
    difference: '差',
    bitEqual: '逐位相同',
    own: '本次运行',
  },
} satisfies typeof verifyEn;
