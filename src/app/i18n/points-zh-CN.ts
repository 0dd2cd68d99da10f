import type { pointsEn } from './points-en.ts';

export const pointsZhCN = {
  edited: '已编辑的点',
  editedOf: (name: string) => `${name}（已编辑）`,
  subset: (drawn: string, points: string) =>
    `共 ${points} 个点，画出 ${drawn} 个：点太多，不能单独移动`,
  held: (y: string, line: string) => `y ${y} · 最小二乘 ${line}`,
  keys: '图中的数据点。左右方向键选择点，上下方向键移动点。',
  hint: '← → 选择 · ↑ ↓ 移动',
  at: (index: string, points: string, x: string, y: string) =>
    `第 ${index} 个点，共 ${points} 个：x ${x}，y ${y}。`,
  moved: (where: string, line: string) => `${where}最小二乘：${line}。`,
  listed: '在数据图中：选择点并移动它',
} satisfies typeof pointsEn;
