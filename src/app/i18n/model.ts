/** The texts of the pictures of a model that are no curve, which come with them. */
import { both, phrases } from './phrases.ts';

export const MODEL = phrases({
  agreement: {
    measured: (name: string) => [`${name}, measured`, `${name}（实测）`],
    predicted: (name: string) => [`${name}, predicted`, `${name}（预测）`],
    spoken: (points: string, target: string) => both`
      Scatter chart of ${points} points: what the model says ${target} is, against what was measured.
      ${points} 个点的散点图：模型对 ${target} 的预测值，对照实测值。`,
    at: (measured: string, predicted: string) => both`measured ${measured} · predicted ${predicted}
      实测 ${measured} · 预测 ${predicted}`,
  },
  model: {
    plane: {
      value: (target: string) => [`Predicted ${target}`, `${target} 的预测值`],
      chance: (target: string) => [`Predicted chance of ${target} = 1`, `${target} = 1 的预测概率`],
      right: (right: string, points: string) => both`${right} of ${points} points on their side
        共 ${points} 个点，${right} 个在正确一侧`,
      at: (place: string, predicted: string) => both`${place} · predicted ${predicted}
        ${place} · 预测 ${predicted}`,
      atChance: (place: string, predicted: string, chance: string) => both`
        ${place} · predicted ${predicted} · chance of 1: ${chance}
        ${place} · 预测 ${predicted} · 为 1 的概率：${chance}`,
      spoken: (target: string, across: string, up: string) => both`
        Map of what the model predicts of ${target} over ${across} and ${up}, with the points over it.
        模型在 ${across} 与 ${up} 平面上对 ${target} 的预测图，叠加数据点。`,
    },
    units: {
      title: ['What each unit sees', '每个单元看到什么'],
      layer: (layer: string) => [`layer ${layer}`, `第 ${layer} 层`],
      part: (shown: string, most: string) => both`the first ${shown} of up to ${most} a layer
        每层至多 ${most} 个，画出前 ${shown} 个`,
      at: (layer: string, unit: string) => both`layer ${layer} · unit ${unit}
        第 ${layer} 层 · 第 ${unit} 个单元`,
      spoken: (units: string, inputs: string) => both`
        A small picture of each of the ${units} hidden units: what it answers over ${inputs}.
        ${units} 个隐藏单元各一幅小图：它在 ${inputs} 上的输出。`,
    },
    weights: {
      title: ['Weights', '权重'],
      colours: ['orange below 0, blue above', '橙色小于 0，蓝色大于 0'],
      spoken: (layers: string, count: string) => both`
        The ${count} weights and biases of the network ${layers}, layer by layer as a map of colours.
        网络 ${layers} 的 ${count} 个权重与偏置，逐层画成色块图。`,
      table: ['Weights and biases of the network', '网络的权重与偏置'],
      layer: ['layer', '层'],
      from: ['from', '从'],
      to: ['to', '到'],
      weight: ['weight', '权重'],
      bias: ['bias', '偏置'],
    },
  },
});
