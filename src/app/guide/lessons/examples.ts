import { CLASSES, WAVE } from './settings.ts';
import type { EXAMPLE_IDS } from '../ids.ts';
import { MGH09 } from './mgh09.ts';
import type { Example } from './row.ts';

export const EXAMPLES = {
  parameter: {
    en: `The article’s Parameter run
      y = a·x + b by hand, as the article printed it.
      The article’s first script, number for number
      Press Train. After 20,000 steps it printed a = 2.9913, b = 10.1255, loss 0.977931. The Log under the hood lays the lines side by side.`,
    'zh-CN': `文章中的 Parameter 训练
      手写的 y = a·x + b，与文章的输出一致。
      文章的第一个程序，数字逐一对得上
      按“开始训练”。20,000 步之后，文章的结果是 a = 2.9913，b = 10.1255，损失 0.977931。“内部原理”的日志把两者逐行对照。`,
    base: 'replay=parameter',
    picture: { from: -2, to: 12, curve: (x) => 3 * x + 10, points: 0.1 },
  },
  linear: {
    en: `The article’s Linear run
      The same line as nn.Linear(1, 1).
      The article’s second script: weight and bias
      Press Train. Other points, another start, the same task: it printed weight 2.9816, bias 10.3128, loss 0.972535.`,
    'zh-CN': `文章中的 Linear 训练
      同样的直线，用 nn.Linear(1, 1) 写成。
      文章的第二个程序：weight 与 bias
      按“开始训练”。点不同，起点不同，题目相同：文章的结果是 weight 2.9816，bias 10.3128，损失 0.972535。`,
    base: 'replay=linear',
    picture: { from: -2, to: 12, curve: (x) => 2.98 * x + 10.3, points: 0.12 },
  },
  decay: {
    en: `Decay
      a·exp(−b·x) + c: how fast does it fade?
      A cup of tea that cools
      The points were drawn with a = 5, b = 1.2, c = 1. Press Train, and see how near it gets to each: the noise leaves a little of all three unknown.`,
    'zh-CN': `衰减
      a·exp(−b·x) + c：消退得有多快？
      一杯慢慢变凉的茶
      这些点按 a = 5，b = 1.2，c = 1 生成。按“开始训练”，看每个参数能接近到什么程度：有噪声，三个都不会完全准确。`,
    base: 'model=exponential&lr=0.1&epochs=600&log-every=1',
    picture: { from: 0, to: 5, curve: (x) => 5 * Math.exp(-1.2 * x) + 1, points: 0.12 },
  },
  sine: {
    en: `Sine trap
      Several valleys: the start decides.
      Which start ends where?
      Press Train: from b = 1 it finds the wave. Then click on the map at b = 3.5 and train again: it ends in another valley, forty times as high.`,
    'zh-CN': `正弦陷阱
      好几个山谷：起点说了算。
      哪个起点停在哪里？
      按“开始训练”：从 b = 1 出发，它能找到这条波。再在地形图上点 b = 3.5 重新训练：它停在另一个山谷，损失是前者的四十倍。`,
    base: `${WAVE}&start=1,0&epochs=300&log-every=1`,
    picture: {
      from: -3,
      to: 3,
      curve: (x) => 2 * Math.sin(1.5 * x + 0.5) + 1,
      trap: (x) => 2 * Math.sin(4.07 * x + 0.43) + 1,
      points: 0.16,
    },
  },
  logistic: {
    en: `Logistic
      Growth that comes to a limit.
      Growth with a ceiling
      a is the ceiling, c the middle, b how steep it is there. Press Train: a and c are soon found, b takes longest. Which points tell it b?`,
    'zh-CN': `逻辑斯谛曲线
      增长终会到头。
      有上限的增长
      a 是上限，c 是中点，b 是中点处的陡度。按“开始训练”：a 和 c 很快就找到，b 最慢。是哪些点告诉它 b 的？`,
    base: 'model=logistic&lr=0.1&epochs=1000&log-every=1',
    picture: { from: -6, to: 6, curve: (x) => 4 / (1 + Math.exp(-1.5 * (x - 1))), points: 0.12 },
  },
  xor: {
    en: `XOR network
      Four hidden units for what no straight line divides.
      Four straight cuts make a cross
      Press Train and watch the boundary bend. Then try 2 hidden units instead of 4: it gets stuck.`,
    'zh-CN': `异或网络
      一条直线分不开的，用四个隐藏单元。
      四刀切成十字
      按“开始训练”，看边界弯起来。再把隐藏单元从 4 个改成 2 个：它会卡住。`,
    base: `model=network&layers=4&dataset=xor&${CLASSES}&epochs=400`,
    picture: { isAbove: (x1, x2) => x1 * x2 > 0 },
  },
  spiral: {
    en: `Spiral
      Two arms, and a network with two layers.
      It takes a second layer
      Press Train. For a while nothing seems to happen, then the boundary winds itself in. Watch the loss fall in stages.`,
    'zh-CN': `螺旋
      两条臂，一个两层的网络。
      需要第二层
      按“开始训练”。起初好像没有动静，随后边界一圈圈卷进去。看损失一级一级地下降。`,
    base: `model=network&layers=16,16&dataset=spiral&points=200&${CLASSES}&lr=0.02&epochs=600`,
    picture: {
      isAbove: (x1, x2) => {
        // An arm of the data goes 1.75 times around while it gets 5 away, and the second lies opposite.
        const turns = Math.atan2(x1, x2) / (2 * Math.PI) - 0.35 * Math.min(Math.hypot(x1, x2), 5);
        return Math.cos(2 * Math.PI * turns) > 0;
      },
    },
  },
  mgh09: MGH09,
} as const satisfies Record<(typeof EXAMPLE_IDS)[number], Example>;
