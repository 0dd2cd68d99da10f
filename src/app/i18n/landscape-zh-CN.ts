import type { landscapeEn } from './landscape-en.ts';

export const landscapeZhCN = {
  title: '从上方看损失',
  computing: '正在计算视野内各处的损失……',
  onlyOne: '这个模型只有一个参数，而损失地形需要两个：请选择有两个或更多参数的模型。',
  axes: { across: '横轴', up: '纵轴' },
  held: {
    values: (others: string, epoch: string) => `其余参数固定在第 ${epoch} 轮时的值：${others}`,
    many: (count: string, epoch: string) => `其余 ${count} 个参数固定在第 ${epoch} 轮时的值`,
  },
  notFinite: '损失不是有限数的地方按最大的损失上色',
  colours: '颜色按损失的对数',
  standardised: '标准化单位',
  path: {
    each: '画出每一步',
    every: (every: string) => `每 ${every} 步画出一步`,
    then: (each: string, every: string) => `前 ${each} 步逐步画出，其后每 ${every} 步取一步`,
    thinned: '步数过多，只画出足以保持形状的部分',
  },
  predicted: '预测路径',
  best: '最小二乘',
  hint: '点击或拖动可设定起点',
  useDrawn: '恢复随机抽取的起点',
  subset: (used: string, points: string) => `共 ${points} 个点，取用 ${used} 个`,
  at: (a: string, b: string, loss: string) => `${a} · ${b} · 损失 ${loss}`,
  mover: (place: string) => `起点：${place}。用方向键移动，按住 Shift 移动更远。`,
  moved: (place: string) => `起点位于 ${place}。`,
  spokenStart: (start: string, loss: string) => `损失的等高线图。起点 ${start}，损失 ${loss}。`,
  spokenAny: (start: string, startLoss: string, now: string, loss: string) =>
    `损失的等高线图。训练从起点 ${start}（损失 ${startLoss}）下降，目前位于 ${now}，损失 ${loss}。`,
  spoken: (start: string, startLoss: string, best: string, bestLoss: string, now: string) =>
    `损失的等高线图，呈山谷状。从起点 ${start}（损失 ${startLoss}）下降到最小二乘直线 ${best}（损失 ${bestLoss}）。目前位于 ${now}。`,
} satisfies typeof landscapeEn;
