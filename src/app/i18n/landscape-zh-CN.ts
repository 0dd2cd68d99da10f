import type { landscapeEn } from './landscape-en.ts';

export const landscapeZhCN = {
  computing: '正在计算视野内每条直线的损失……',
  path: {
    each: '训练路径（画出每一步）',
    then: (each: string, every: string) =>
      `训练路径（前 ${each} 步逐步画出，其后每 ${every} 步取一步）`,
    thinned: '训练路径（步数过多，只取足以保持形状的部分）',
  },
  predicted: '预测路径',
  best: '最小二乘',
  start: '起点',
  hint: '点击、拖动或用方向键设定起点。',
  useDrawn: '恢复随机抽取的起点',
  scale: '损失',
  below: (loss: string) => `低于 ${loss}`,
  from: (loss: string) => `不低于 ${loss}`,
  subset: (used: string, points: string) => `共 ${points} 个点，取用 ${used} 个`,
  at: (a: string, b: string, loss: string) => `${a} · ${b} · 损失 ${loss}`,
  mover: (place: string) => `起点：${place}。用方向键移动，按住 Shift 移动更远。`,
  ask: {
    title: '另一个起点',
    question: (place: string, epoch: string) =>
      `从 ${place} 重新开始？本次运行将在第 ${epoch} 轮结束。`,
    begin: '重新开始',
    keep: '保留本次运行',
    keys: '按 Enter 从该处重新开始并结束本次运行，按 Esc 保留本次运行。',
  },
  moved: (place: string) => `起点位于 ${place}。`,
  spoken: (start: string, startLoss: string, best: string, bestLoss: string, now: string) =>
    `损失的等高线图，呈山谷状。从起点 ${start}（损失 ${startLoss}）下降到最小二乘直线 ${best}（损失 ${bestLoss}）。目前位于 ${now}。`,
} satisfies typeof landscapeEn;
