import type { startEn } from './start-en.ts';

export const startZhCN: typeof startEn = {
  called: '参数名称',
  names: { parameter: 'a, b', linear: 'weight, bias' },
  title: '起点',
  of: (name) => `${name} 的起点`,
  hint: '可直接输入，按 ↑ ↓，或左右拖动',
  guess: '估计起点',
  guessing: '正在估计…',
  noGuess: '没有找到使公式在每一行都有值的起点：请手动输入。',
  drawn: '恢复随机起点',
  derived: '梯度已推导 ✓',
};
