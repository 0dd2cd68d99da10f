import type { kernelsEn } from './kernels-en.ts';

export const kernelsZhCN = {
  lead: (strategy: string) =>
    `梯度下降的一步由三项工作组成。这里就是完成它们的代码（策略：${strategy}），与设备编译的文本逐字相同，旁边是它刚刚算出的数值。`,
  leadCpu: '本次运行在 CPU 上计算，公式与次序都相同。这里显示的是它所对应的 GPU 普通策略的内核。',
  leadElsewhere: '本次运行不使用 GPU 内核。这里显示的是能完成同样工作的 GPU 内核，公式相同。',
  standardised:
    '训练使用标准化后的数据，这里的数值即内核所用的数值，以 ′ 标记。页面其他各处均以数据自身的单位显示。',
  epoch: (epoch: string, epochs: string) => `第 ${epoch} 轮之后，共 ${epochs} 轮`,
  untrained: '尚未计算：请按“开始训练”或“单步”。',
  stages: {
    predict: {
      title: '1. 预测并比较',
      text: '对每个点：直线在 x 处的值、它与 y 的差（残差 r = ŷ − y）、差的平方，以及平方朝哪个方向增大。',
    },
    sum: {
      title: '2. 求和',
      text: '损失和梯度是所有点的平均值。许多调用同时相加，因此次序是固定的：浮点数之和取决于次序，而两次运行应当逐位一致。',
    },
    update: {
      title: '3. 下山',
      text: '梯度指向上坡。每个参数朝相反方向移动学习率乘以梯度，然后步数加一。',
    },
  },
  any: {
    predict:
      '对每个点：模型由输入算出的值 ŷ、损失 l(ŷ, y)，以及 ∂l/∂ŷ，再由链式法则传回每个参数。made/ 下的函数是专为这个模型和这种损失写出的。',
    sum: '损失和梯度是一个批次中所有点的平均值。许多调用同时相加，因此次序是固定的：浮点数之和取决于次序，而两次运行应当逐位一致。',
    update:
      '梯度指向上坡。每个参数按优化器的规则朝相反方向移动，优化器可以在各步之间保留自己的数值，然后步数加一。',
  },
  firstPoint: '以第一个点和当前参数为例：',
  more: (shown: string, all: string) => `共 ${all} 个参数，显示前 ${shown} 个`,
  moments: '这种策略不再查看任何数据点：所有点的和都由数据的均值与方差得出，而它们只计算一次。',
  meanResidual: '平均残差，½·∂L/∂b',
  loss: '损失',
  gradient: (name: string) => `∂L/∂${name}`,
  change: (name: string) => `${name} 的变化，−lr·∂L/∂${name}`,
  helpers: '它们使用的文件',
  whole: (kernel: string) => `${kernel} 的全文，即编译的文本`,
  fileOf: (path: string) => `WGSL 源文件 ${path}`,
} satisfies typeof kernelsEn;
