import type { FormulaFault, FormulaSentences } from '../../core/formula/fault.ts';

/** What is wrong with a formula, and the mend. */
const SENTENCES: FormulaSentences = {
  empty: () => '还没有公式：请写一个，例如 a*x + b',
  character: ({ text, instead }) =>
    `公式中不能出现“${text}”：请${instead === undefined ? '删去' : `改写为 ${instead}`}`,
  number: ({ text }) => `${text} 不是数：请写成 0.5 或 1e-3 这样的形式`,
  'decimal-comma': ({ text }) => `逗号只用来分隔函数的自变量：小数请写成 ${text.replace(',', '.')}`,
  operand: ({ after }) => `${after} 后面缺少内容：请写一个数、一个名称或 ( )`,
  unopened: ({ text }) => `多了一个 ${text}：请删去，或在前面补上与它配对的括号`,
  unclosed: ({ text, closing }) => `${text} 没有闭合：请补上 ${closing}`,
  'unknown-function': ({ name, near }) =>
    near === undefined
      ? `没有函数 ${name}：若是乘积，请写成 ${name}*( )`
      : `没有函数 ${name}：是否想写 ${near}？若是乘积，请写成 ${name}*( )`,
  'no-argument': ({ name }) => `${name} 的自变量要写在括号里：请写成 ${name}(x)`,
  'argument-count': ({ name, due, given }) =>
    `${name} 需要 ${due} 个自变量，这里有 ${given} 个：请写成 ${name}(${due === 1 ? 'x' : 'x, y'})`,
  'column-called': ({ name }) => `${name} 是数据列，不是函数：请写成 ${name}*( )`,
  'column-is-function': ({ name }) =>
    `${name} 既是数据列又是函数：请给该列改名；若是乘积，请写成 ${name}*( )`,
  'number-beside-number': () => '两个数相邻：请在中间写上 *',
  'product-in-divisor': ({ divisor }) =>
    `/ 后面省略了 * 的乘积有两种读法：请写成 /(${divisor} …)，或在相乘处写上 *`,
  glued: ({ name, factor, input }) =>
    `${name} 是一个完整的名称，公式因此与 ${input} 无关：若是乘积，请写成 ${factor}*${input}`,
  'no-parameter': () => '没有可拟合的参数：请至少写一个名称，例如 a*x 中的 a',
  'no-input': ({ inputs }) => `公式与数据无关：请在该用数据列的地方写 ${inputs}`,
  'many-parameters': ({ count, most }) =>
    `有 ${count} 个参数，最多只能拟合 ${most} 个：请把其中一些换成数`,
  long: ({ length, most }) => `公式有 ${length} 个字符，最多读取 ${most} 个：请缩短`,
  deep: ({ most }) => `括号嵌套超过 ${most} 层：请减少`,
  'left-side': ({ text }) => `= 左边不能是 ${text}：请写 y =，或省去左边`,
  constant: ({ name }) => `${name} 是常数，不能另作他用：请换一个名称`,
};

/** The sentence, with its full stop. */
export function formulaFaultZhCN(fault: FormulaFault): string {
  return `${(SENTENCES[fault.kind] as (fault: FormulaFault) => string)(fault)}。`;
}
