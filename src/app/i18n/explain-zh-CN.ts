import type { explainEn } from './explain-en.ts';

export const explainZhCN = {
  keys: {
    title: '键盘',
    close: '关闭',
    show: '显示此列表',
    escape: '关闭此列表，或从回看返回当前',
    tab: '到下一个控件；方向键在控件内移动',
    enabled: (space: string) => `${space}、→、R 和 ? 在页面任何位置都有效`,
  },

  table: {
    toggle: '表格',
    fit: '数据点、拟合值与残差',
    loss: '各轮的损失',
    x: 'x',
    y: 'y',
    fitted: '拟合值',
    residual: '残差',
    epoch: '轮',
    lossColumn: '损失',
    part: (shown: string, all: string) => `共 ${all} 行，均匀选取 ${shown} 行。`,
    empty: '还没有任何一轮：请按“开始训练”。',
  },

  residuals: '残差',
} satisfies typeof explainEn;
