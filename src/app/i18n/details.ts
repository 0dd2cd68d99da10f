/** The texts of what the Lab tells whoever asks for more, which come with it. */
import { both, phrases } from './phrases.ts';

export const DETAILS = phrases({
  start: {
    called: ['Its parameters are called', '参数名称'],
    names: { parameter: 'a, b', linear: 'weight, bias' },
    title: ['Start', '起点'],
    of: (name: string) => [`Start of ${name}`, `${name} 的起点`],
    hint: ['Type, press ↑ ↓, or drag sideways', '可直接输入，按 ↑ ↓，或左右拖动'],
    hold: (name: string) => [`Hold ${name} at its start`, `将 ${name} 固定在起点`],
    bounds: (name: string) => [`Bounds of ${name}`, `${name} 的界限`],
    boundsHint: both`Such as 0..10, 0.. or ..5. Fit keeps to them; gradient descent does not know them.
      例如 0..10、0.. 或 ..5。拟合遵守界限；梯度下降不知道界限。`,
    noRange: ['Write it as 0..10, the lesser end first', '请写成 0..10，小的在前'],
    guess: ['Guess the start', '估计起点'],
    guessing: ['Guessing…', '正在估计…'],
    noGuess: both`No start was found at which the formula has a value in every row: try one by hand.
      没有找到使公式在每一行都有值的起点：请手动输入。`,
    drawn: ['As drawn', '恢复随机起点'],
    derived: ['gradient derived ✓', '梯度已推导 ✓'],
  },
  tables: {
    fit: ['Points, fitted values and residuals', '数据点、拟合值与残差'],
    loss: ['Loss by epoch', '各轮的损失'],
    fitted: ['fit', '拟合值'],
    residual: ['residual', '残差'],
    difference: ['difference', '差'],
    within: (found: string, bound: string) => both`
      Greatest difference from the article: ${found}, within the allowed ${bound}.
      与文章的最大差别为 ${found}，不超过允许 ${bound}。`,
    beyond: (found: string, bound: string) => both`
      Greatest difference from the article: ${found}, more than the allowed ${bound}.
      与文章的最大差别为 ${found}，超过允许 ${bound}。`,
    otherSettings: both`The article trained with learning rate 0.001 for 20,000 epochs: with other settings the lines must differ.
      文章以学习率 0.001 训练 20,000 轮：设置不同，各行自然不同。`,
    part: (shown: string, all: string) => both`${shown} of ${all} rows, evenly chosen.
      共 ${all} 行，均匀选取 ${shown} 行。`,
    empty: ['No epoch yet: press Train.', '还没有任何一轮：请按“开始训练”。'],
  },
  engine: {
    instead: both`Taken in the place of the graphics adapter, which is software and slower here
      代替图形适配器：此处的适配器由软件实现，反而更慢`,
    strategy: (name: string) => [`Strategy: ${name}`, `策略：${name}`],
    strategyByAuto: (name: string) => both`Strategy: ${name}, chosen automatically
      策略：${name}（自动选择）`,
  },
  figures: {
    title: ['This run', '本次训练'],
    stepsPerSecond: ['steps per second', '每秒步数'],
    elapsed: ['elapsed', '已用时间'],
    left: ['time left', '剩余时间'],
    gradient: (name: string) => [`gradient ${name}`, `梯度 ${name}`],
    gradientLength: ['length of the gradient', '梯度的长度'],
  },
});
