/** The words of the answer, which come with its card. */
import { both, phrases } from './phrases.ts';

export const ANSWER = phrases({
  answer: {
    title: ['Answer', '结果'],
    value: ['value', '数值'],
    interval: (level: string) => [`${level} interval`, `${level} 区间`],
    converged: ['converged', '已收敛'],
    'not-converged': ['not converged', '未收敛'],
    direct: ['solved at once', '直接求解'],
    iterations: (iterations: string) => [`${iterations} iterations`, `迭代 ${iterations} 次`],
    minima: (minima: string) => [`${minima} minima`, `${minima} 个最小值`],
    lacks: {
      fixed: ['held', '固定'],
      'at-bound': ['at its bound', '在界限上'],
      undetermined: ['not determined', '不确定'],
      unknown: ['not known', '未知'],
    },
    s: 's',
    rSquared: { mean: 'R²', zero: ['R² about 0', 'R²（相对于 0）'] },
    unit: ['unit', '单位'],
    aicc: 'AICc',
    degrees: ['d.f.', '自由度'],
    rows: ['rows', '行数'],
    correlation: (pair: string) => [`r(${pair})`, `r(${pair})`],
    busy: both`Fitting: many starts are tried, and the best go on to the minimum.
      正在拟合：试很多起点，最好的几个继续走到最小值。`,
    stop: ['Stop', '停止'],
    failed: (message: string) => [`No answer: ${message}.`, `没有结果：${message}。`],
    copy: ['Copy', '复制'],
    copies: {
      text: ['Text', '文本'],
      latex: 'LaTeX',
      csv: 'CSV',
      python: 'Python',
      json: 'JSON',
    },
    compare: {
      title: ['Formulas compared', '公式比较'],
      with: ['Compare with another formula', '与另一个公式比较'],
      example: 'a*x + b',
      busy: ['Fitting it to the same data …', '正在用同样的数据拟合……'],
      formula: ['formula', '公式'],
      parameters: ['parameters', '参数'],
    },
    descend: ['Show how it descended', '演示如何下降到这里'],
    noDescent: both`No rate that can be set leads there by plain steps.
      能设置的学习率都不能用普通步子走到那里。`,
    residuals: ['Residuals', '残差'],
    noPattern: (chance: string) => [`runs test p ${chance}`, `游程检验 p ${chance}`],
    residualsSpoken: (rows: string, deviation: string) => [
      `${rows} residuals about 0, with a standard deviation of ${deviation}.`,
      `${rows} 个残差，标准差为 ${deviation}。`,
    ],
    at: (x: string, residual: string) => [
      `x ${x} · residual ${residual}`,
      `x ${x} · 残差 ${residual}`,
    ],
  },
});
