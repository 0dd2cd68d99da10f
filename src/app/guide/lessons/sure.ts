import { both } from '../../i18n/phrases.ts';
import { descended, fitted, type Lesson } from './row.ts';

/** A standard error: what it says, what makes it smaller, and how it looks. */
export const sure: Lesson = {
  title: ['How sure is a slope?', '斜率有多准？'],
  about: both`What stands behind ±, what it takes to halve it, and what 95% says.
    ± 后面的数说明什么，怎样让它减半，95% 又是什么意思。`,
  base: 'points=10&seed=7',
  steps: [
    {
      set: '',
      done: fitted,
      title: ['Ten points, one slope', '十个点，一个斜率'],
      ask: both`These points were drawn about a line of slope 3, and each was shaken. Will they tell that slope? Guess, then press Fit.
        这些点是围绕斜率为 3 的直线生成的，每个点都晃了一下。从它们能看出这个斜率吗？先猜，再按“拟合”。`,
      seen: both`Nearly: a = {slope} ± {error}. The noise has turned the line a little. Behind ± is the standard error: about so far off is a slope from points like these.
        差不多：a = {slope} ± {error}。噪声把直线转偏了一点。± 后面是标准误差：从这样的点得到的斜率，大约就差这么多。`,
    },
    {
      set: 'seed=13',
      done: fitted,
      title: ['Ten other points', '换十个点'],
      ask: both`The same line, shaken anew, as if the experiment were done again. Will the slope be the same? Press Fit.
        还是那条直线，重新晃一次，就像把实验再做一遍。斜率会一样吗？按“拟合”。`,
      seen: both`No: {slope}[ instead of {slope before}]. Each table tells another. About two of three come within one standard error of the truth, nearly all within two. From a single table ± says how much they would differ.
        不一样：{slope}[，而刚才是 {slope before}]。每张表各说各的：约三分之二与真值相差不到一个标准误差，几乎都不到两个。只凭一张表，± 就说出了它们会相差多少。`,
    },
    {
      set: 'points=40',
      done: fitted,
      title: ['Four times as many points', '四倍的点'],
      ask: both`Forty points about the same line, as noisy as before. How much surer is the slope now? Guess, then press Fit.
        同一条直线，四十个点，噪声不变。现在斜率准了多少？先猜，再按“拟合”。`,
      seen: both`± {error}, where ten points had 0.079: half of it, not a quarter. A standard error shrinks as 1/√n.
        ± {error}，而十个点时是 0.079：是一半，不是四分之一。标准误差按 1/√n 缩小。`,
    },
    {
      set: 'points=1000',
      done: fitted,
      title: ['One more digit', '再多一位数字'],
      ask: both`And how many points does it take for a tenth of what ten had? Guess. Here are 1,000. Press Fit.
        要让误差变成十个点时的十分之一，需要多少个点？先猜。这里有 1,000 个。按“拟合”。`,
      seen: both`± {error}: a hundred times the points for a tenth of the error. Every digit more costs a hundred times as much. Less noise, or points farther apart, may be cheaper.
        ± {error}：点要多到一百倍，误差才变成十分之一。每多准一位，代价就是一百倍。减小噪声，或者让点分得更开，也许更划算。`,
    },
    {
      set: '',
      done: descended,
      title: ['How it looks from above', '从上面看'],
      ask: both`The first ten points once more. Press Fit, then “Show how it descended”. Where the ball comes to rest there is a ring. What does it enclose?
        还是最初的十个点。按“拟合”，再按“演示如何下降到这里”。小球停下的地方有一个环。它圈住的是什么？`,
      seen: both`The lines that fit nearly as well. The ring’s shadow on each axis is the 95% interval of that parameter. It leans: a steeper line has to begin lower to meet the same points.
        拟合得几乎一样好的直线。环在每条轴上的投影，就是那个参数的 95% 区间。环是斜的：直线更陡，就得从更低处开始，才能穿过同样的点。`,
    },
    {
      title: ['What does 95% say?', '95% 是什么意思？'],
      ask: both`[Here a lies from {low} to {high}. ]The truth, 3, does not move; the interval does, with each new table. Of a hundred such intervals about 95 hold it, and none tells whether it is one of them. And if the formula is wrong, ± does not know.
        [这里 a 的区间是 {low} 到 {high}。]真值 3 不会动，动的是区间：每张新表都有自己的区间。一百个这样的区间里，大约 95 个包含真值，但没有一个知道自己是不是其中之一。如果公式本身不对，± 是不知道的。`,
    },
  ],
};
