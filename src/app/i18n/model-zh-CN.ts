import type { modelEn } from './model-en.ts';

export const modelZhCN: typeof modelEn = {
  plane: {
    value: (target) => `${target} 的预测值`,
    chance: (target) => `${target} = 1 的预测概率`,
    right: (right, points) => `共 ${points} 个点，${right} 个在正确一侧`,
    at: (place, predicted) => `${place} · 预测 ${predicted}`,
    atChance: (place, predicted, chance) => `${place} · 预测 ${predicted} · 为 1 的概率：${chance}`,
    spoken: (target, across, up) =>
      `模型在 ${across} 与 ${up} 平面上对 ${target} 的预测图，叠加数据点。`,
  },
  units: {
    title: '每个单元看到什么',
    layer: (layer) => `第 ${layer} 层`,
    part: (shown, most) => `每层至多 ${most} 个，画出前 ${shown} 个`,
    at: (layer, unit) => `第 ${layer} 层 · 第 ${unit} 个单元`,
    spoken: (units, inputs) => `${units} 个隐藏单元各一幅小图：它在 ${inputs} 上的输出。`,
  },
  weights: {
    title: '权重',
    colours: '橙色小于 0，蓝色大于 0',
    spoken: (layers, count) => `网络 ${layers} 的 ${count} 个权重与偏置，逐层画成色块图。`,
    table: '网络的权重与偏置',
    layer: '层',
    from: '从',
    to: '到',
    weight: '权重',
    bias: '偏置',
  },
};
