import type { agreementEn } from './agreement-en.ts';

export const agreementZhCN: typeof agreementEn = {
  measured: (name) => `${name}（实测）`,
  predicted: (name) => `${name}（预测）`,
  spoken: (points, target) => `${points} 个点的散点图：模型对 ${target} 的预测值，对照实测值。`,
  at: (measured, predicted) => `实测 ${measured} · 预测 ${predicted}`,
};
