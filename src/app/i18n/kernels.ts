/** The texts of the Kernels view, which come with it. */
import { both, phrases } from './phrases.ts';

export const KERNELS = phrases({
  kernels: {
    lead: (strategy: string) => both`
      A step of gradient descent is three pieces of work. This is the code that does them here (strategy ${strategy}), word for word as the device compiles it, beside what it has just computed.
      梯度下降的一步由三项工作组成。这里就是完成它们的代码（策略：${strategy}），与设备编译的文本逐字相同，旁边是它刚刚算出的数值。`,
    leadCpu: both`
      This run computes on the CPU, with the same formulas in the same order. These are the GPU kernels of the plain strategy that it mirrors.
      本次运行在 CPU 上计算，公式与次序都相同。这里显示的是它所对应的 GPU 普通策略的内核。`,
    leadElsewhere: both`
      No kernel is at work in this run. These are the GPU kernels that would do it, with the same formulas.
      本次运行不使用 GPU 内核。这里显示的是能完成同样工作的 GPU 内核，公式相同。`,
    standardised: both`
      The run trains on standardised data, and these are its numbers as the kernels have them, marked ′. Everywhere else the page shows them in the units of your data.
      训练使用标准化后的数据，这里的数值即内核所用的数值，以 ′ 标记。页面其他各处均以数据自身的单位显示。`,
    epoch: (epoch: string, epochs: string) => both`After epoch ${epoch} of ${epochs}
      第 ${epoch} 轮之后，共 ${epochs} 轮`,
    untrained: both`Nothing computed yet: press Train, or Step.
      尚未计算：请按“开始训练”或“单步”。`,
    titles: {
      predict: ['1. Predict and compare', '1. 预测并比较'],
      sum: ['2. Add up', '2. 求和'],
      update: ['3. Go downhill', '3. 下山'],
    },
    line: both`
      For each point: where the line is at x, how far that is from y (the residual r = ŷ − y), its square, and which way the square would grow.
      对每个点：直线在 x 处的值、它与 y 的差（残差 r = ŷ − y）、差的平方，以及平方朝哪个方向增大。`,
    descent: both`
      The gradient points uphill. Each parameter moves against it, by the learning rate times the gradient, and the step is counted.
      梯度指向上坡。每个参数朝相反方向移动学习率乘以梯度，然后步数加一。`,
    any: {
      predict: both`
        For each point: what the model says of its inputs (ŷ), the loss l(ŷ, y), and ∂l/∂ŷ, which the chain rule carries back to each parameter. The functions under made/ are written for this model and this loss.
        对每个点：模型由输入算出的值 ŷ、损失 l(ŷ, y)，以及 ∂l/∂ŷ，再由链式法则传回每个参数。made/ 下的函数是专为这个模型和这种损失写出的。`,
      sum: both`
        Loss and gradient are means over all points of the batch. Many invocations add at once, so the order is fixed: sums of floats depend on it, and two runs shall agree to the bit.
        损失和梯度是一个批次中所有点的平均值。许多调用同时相加，因此次序是固定的：浮点数之和取决于次序，而两次运行应当逐位一致。`,
      update: both`
        The gradient points uphill. Each parameter moves against it by the rule of the optimizer, which may keep numbers of its own from step to step, and the step is counted.
        梯度指向上坡。每个参数按优化器的规则朝相反方向移动，优化器可以在各步之间保留自己的数值，然后步数加一。`,
    },
    firstPoint: both`The first point, with the parameters as they are now:
      以第一个点和当前参数为例：`,
    more: (shown: string, all: string) => both`The first ${shown} of ${all} parameters
      共 ${all} 个参数，显示前 ${shown} 个`,
    moments: both`
      This strategy never looks at a point again: the sums over all points follow from the data’s mean and variance, which are taken once.
      这种策略不再查看任何数据点：所有点的和都由数据的均值与方差得出，而它们只计算一次。`,
    meanResidual: ['mean residual, ½·∂L/∂b', '平均残差，½·∂L/∂b'],
    loss: ['loss', '损失'],
    gradient: (name: string) => `∂L/∂${name}`,
    change: (name: string) => both`step of ${name}, −lr·∂L/∂${name}
      ${name} 的变化，−lr·∂L/∂${name}`,
    helpers: ['Files that these use', '它们使用的文件'],
    whole: (kernel: string) => both`All of ${kernel}, as it is compiled
      ${kernel} 的全文，即编译的文本`,
    fileOf: (path: string) => [`WGSL source ${path}`, `WGSL 源文件 ${path}`],
  },
});
