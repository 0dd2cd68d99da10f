import { significant } from '../../core/text/numbers.ts';
import type { ConclusionSentences } from '../../run/fit/compared-words.ts';
import { middleOf, type FitSentences } from '../../run/fit/words.ts';

const short = (value: number): string => significant(value, 3, 9);
const place = (value: number): string => significant(value, 6, 9);

const whole = (value: number): string => significant(value, 12, 15);

const STOPPED = {
  iterations: '允许的步数不够',
  step: '再走一步，各位数字都不变，但这里不是最小值',
  cost: '再走一步，平方和不再减小，但这里不是最小值',
  gradient: '这里坡度为 0，但不是最小值',
  'not-finite': '公式在这里不是有限值',
  plateau: '这里曲线对某些参数没有反应，而在别处有',
  direct: '方程组无法求解',
} as const;

/** What a fit's warnings say in Chinese, each with its remedy. */
export const WARNINGS_ZH = {
  'not-converged': ({ reason }) =>
    `未收敛，${STOPPED[reason]}：请不要使用这些数值；可给出起点或界限，或减少参数`,
  undetermined: ({ along }) => {
    const [[first, by] = ['', 1], ...others] = along;
    if (others.length === 0) return `数据没有给出 ${first} 的任何信息：请固定它，或从公式中去掉`;
    const moves = others.map(([name, other]) => `${name} 变 ${short(other / by)}`).join('，');
    return `数据无法区分 ${along.map(([name]) => name).join('、')}：${first} 变 1、${moves}，曲线不变；请固定其中一个`;
  },
  'nearly-undetermined': ({ condition }) =>
    `参数的某个组合只是勉强确定（条件数 ${short(condition)}）：请增加数据、扩大范围，或减少参数`,
  'at-bound': ({ name, bound }) =>
    `${name} 停在界限 ${place(bound)} 上，越过它会拟合得更好：它没有标准误差，其他参数的误差把它当作已知`,
  'other-minimum': ({ parameters, rss }) =>
    `另一个最小值几乎一样好，RSS ${place(rss)}，位于 ${parameters.map(([name, value]) => `${name} = ${place(value)}`).join('，')}：区间没有覆盖到那里；请用界限选定一个`,
  'few-rows': ({ rows, parameters }) =>
    rows < parameters
      ? `${rows} 行数据定不出 ${parameters} 个参数：别的数值同样合适，请不要使用这些数值；至少要 ${parameters + 1} 行，或固定一些参数，或减少参数`
      : `${rows} 行数据，${parameters} 个参数：没有余下的数据来估计误差，RSS 小也说明不了什么；请增加数据或减少参数`,
  outlier: ({ at, chance }) =>
    `${at.map(([name, value]) => `${name} = ${whole(value)}`).join('、')} 这一行与其他行相差太远（概率 ${chance < 1e-4 ? '小于 0.0001' : significant(chance, 2)}），拟合被它带偏：如果是错误，请去掉这一行；或用损失 huber 来拟合，它就不起决定作用`,
  'not-random': ({ runs, expected, pValue }) =>
    `残差不是随机的：同号的段有 ${runs} 个，应有约 ${place(expected)} 个（概率 ${pValue < 1e-4 ? '小于 0.0001' : significant(pValue, 2)}）：公式可能漏掉了一处弯曲，误差就偏小`,
  'far-from-zero': ({ name, column, from, to }) =>
    `${name} 是 ${column} = 0 处的值，离所有数据都很远（${whole(from)} 到 ${whole(to)}）：它的误差是外推的误差；可把 ${column} 写成 (${column} - ${whole(middleOf(from, to))})`,
  exact: () => '拟合是精确的，只差 y 的舍入：误差和检验没有意义',
  'out-of-range': ({ name, value, column, from }) =>
    `${name} = ${short(value)} 已到数值表示范围的尽头：请把 ${column} 写成 (${column} - ${whole(from)})`,
  'left-out': ({ rows }) => `略去了 ${rows} 行：所需的列里没有数值，或权重为 0`,
  'approximate-errors': ({ loss }) =>
    `损失为 ${loss} 时，标准误差和区间是近似的，适用于数据较多的情形`,
  'better-on-profile': ({ name, value }) =>
    `剖面上在 ${name} = ${place(value)} 处有更好的拟合：请从那里出发`,
} as const satisfies FitSentences;

/** What a comparison comes to. */
export const CONCLUSIONS_ZH = {
  open: ({ formula }) => `${formula} 未收敛：无法得出结论`,
  close: ({ by, formulas, simplest }) =>
    `按 ${by}，${formulas.join(' 与 ')} 不相上下：如果没有别的理由，请用最简单的 ${simplest}`,
  better: ({ by, formula, weight }) =>
    `按 ${by}，${formula} 更好，占权重的 ${significant(weight * 100, 3)}%`,
  rejected: ({ simpler, fuller, test, chance }) =>
    `应舍弃 ${simpler}，改用 ${fuller}：${test}，p = ${short(chance)}`,
  enough: ({ simpler, fuller, test, chance }) =>
    `${simpler} 已经足够，${fuller} 多解释的部分不超过偶然：${test}，p = ${short(chance)}`,
} as const satisfies ConclusionSentences;
