import type { rivalsEn } from './rivals-en.ts';

export const rivalsZhCN: typeof rivalsEn = {
  title: '对手：数据与起点相同',
  locked: '各方相同：数据、模型、损失、起点和种子。',
  remove: '移除',
  first: '谁先到？',
  same: '数据、起点和种子都相同',
  columns: {
    name: '对手',
    steps: ['到 1% 的步数', '损失与最小值相差不到 1% 所用的步数'],
    loss: '当前损失',
  },
  diverged: '已发散',
  failed: '已停止',
  along: '损失的横轴',
  axes: { steps: '步数', evaluations: '梯度计算', time: '时间' },
  titles: { steps: '步', evaluations: '单点梯度的次数', time: '秒' },
  spoken: (losses) => `损失的折线图，每个对手一条曲线：${losses}。`,
  leads: (name, steps) => `${name} 最先到达距最小损失 1% 以内，用了 ${steps} 步。其余的继续。`,
  won: (name, steps) => `${name} 最先到达距最小损失 1% 以内，用了 ${steps} 步`,
  next: (others) => `；随后是 ${others}`,
  none: '训练完成：没有一个到达距最小损失 1% 以内。请增加轮数，或提高学习率。',
  divergedOf: (names) => `已发散：${names}。`,
};
