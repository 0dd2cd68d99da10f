import type { Line } from '../../../examples/plain-step/step.ts';
import { both, phrases } from './phrases.ts';

/** Of a line, already written as text. */
type Written = Readonly<Record<Exclude<keyof Line, 'steps'>, string>>;

/** The texts of the view of a plain step, which come with it. */
export const PLAIN = phrases({
  plain: {
    lead: both`
      A whole training step in two short files: the first to read. The shader is one step: it goes over the points, adds up loss and gradient, and moves a and b. The script puts the points on the GPU, asks for 20,000 steps one after the other, and reads the line back.
      完整的一步训练，只有两个短文件，请先读它们。着色器就是一步：逐点计算，累加损失和梯度，再移动 a 和 b。脚本把数据点放到 GPU 上，依次请求 20,000 步，最后读回直线。`,
    shader: ['The step, in WGSL', '一步，用 WGSL 写成'],
    script: ['All around it, in TypeScript', '其余部分，用 TypeScript 写成'],
    run: ['Run these two files', '运行这两个文件'],
    running: ['Running…', '正在运行……'],
    about: (points: string, rate: string) => both`
      As they stand, in this browser, on the article’s ${points} points, learning rate ${rate}.
      原样在这个浏览器中运行：文章的 ${points} 个点，学习率 ${rate}。`,
    ran: (steps: string, time: string, { a, b, loss }: Written) => both`
      ${steps} steps in ${time}: a = ${a}, b = ${b}, loss ${loss}.
      ${steps} 步，用时 ${time}：a = ${a}，b = ${b}，损失 ${loss}。`,
    failed: (message: string) => [`It did not run: ${message}`, `未能运行：${message}`],
    noGpu: ['this browser has no WebGPU.', '这个浏览器没有 WebGPU。'],
    faster: ['How the fast ones differ', '快的内核有何不同'],
    differences: [
      [
        'Fewer dispatches: to ask for a step takes longer than the step. Fused makes thousands of steps in one dispatch.',
        'More hands: each invocation takes some of the points, and they add up their sums in shared memory, in a fixed order.',
        'Fewer loads: the points of an invocation stay in its registers, four at a time.',
        'Or no points at all: Moments takes the sums over them once, and then a step costs the same for any number.',
        'Exact roundings, where the digits are to be PyTorch’s on every device.',
      ],
      [
        '更少的调度：请求一步比计算一步更费时。“融合”在一次调度中完成数千步。',
        '更多人手：每个调用负责一部分点，再按固定次序在共享内存中把各自的和相加。',
        '更少的读取：每个调用的点留在寄存器中，一次处理四个。',
        '或者根本不看数据点：“矩”只求一次和，此后无论有多少点，每一步的代价都相同。',
        '精确的舍入：需要在每台设备上都得到 PyTorch 的数字时使用。',
      ],
    ],
    kernels: ['The kernels that train here', '这里用于训练的内核'],
    benchmark: ['What that brings', '效果如何'],
  },
});
