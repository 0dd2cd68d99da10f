/** The texts of rivals, which come with the first of them. */
import { both, phrases } from './phrases.ts';

export const RIVALS = phrases({
  rivals: {
    title: ['Rivals, same data and start', '对手：数据与起点相同'],
    remove: ['Remove', '移除'],
    first: ['Which is first?', '谁先到？'],
    same: ['Same data, model, loss, start and seed', '数据、模型、损失、起点和种子都相同'],
    columns: {
      name: ['rival', '对手'],
      steps: [
        ['steps to 1 %', 'Steps until the loss is within 1 % of the best'],
        ['到 1% 的步数', '损失与最小值相差不到 1% 所用的步数'],
      ],
      loss: ['loss now', '当前损失'],
    },
    diverged: ['diverged', '已发散'],
    failed: ['stopped', '已停止'],
    along: ['Loss over', '损失的横轴'],
    axes: {
      steps: ['Steps', '步数'],
      evaluations: ['Evaluations', '梯度计算'],
      time: ['Time', '时间'],
    },
    titles: {
      steps: ['step', '步'],
      evaluations: ['gradients of a point', '单点梯度的次数'],
      time: ['seconds of computing', '计算用时（秒）'],
    },
    spoken: (losses: string) => both`Line chart of the losses, a curve a rival: ${losses}.
      损失的折线图，每个对手一条曲线：${losses}。`,
    leads: (name: string, steps: string) => both`
      ${name} is the first within 1 % of the best loss, after ${steps} steps. The others go on.
      ${name} 最先到达距最小损失 1% 以内，用了 ${steps} 步。其余的继续。`,
    won: (name: string, steps: string, then: string) => both`
      ${name} was the first within 1 % of the best loss, after ${steps} steps${then && `; then ${then}`}.
      ${name} 最先到达距最小损失 1% 以内，用了 ${steps} 步${then && `；随后是 ${then}`}。`,
    none: both`Done: none came within 1 % of the best loss. Raise the epochs, or a learning rate.
      训练完成：没有一个到达距最小损失 1% 以内。请增加轮数，或提高学习率。`,
    divergedOf: (names: string) => [` Diverged: ${names}.`, `已发散：${names}。`],
  },
});
