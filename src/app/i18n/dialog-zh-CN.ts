import type { dialogEn } from './dialog-en.ts';

export const dialogZhCN = {
  file: '文件',
  drop: '或把文件拖放到页面任意位置',
  paste: '或粘贴表格',
  pasteHint: '每行一条记录，列之间用逗号、分号或制表符分隔。',
  usePaste: '读取粘贴的表格',
  pasted: '粘贴的表格',
  examples: '或使用示例',
  example: {
    'boiling-points.csv': '沸点与气压，Forbes 1857',
    'galaxies.csv': '星系的距离与速度，Hubble 1929',
  },

  reading: (name: string, rows: string) => `正在读取 ${name}：已读 ${rows} 行。`,
  progress: '读取进度',
  cancel: '停止读取',
  stopped: '已停止：未采用任何数据。',
  failed: (message: string) => `无法使用这些数据：${message}。`,
  found: (rows: string, all: string) =>
    rows === all ? `${rows} 行可用。` : `共 ${all} 行，${rows} 行可用。`,
  delimiters: { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线', ' ': '空格' },

  x: 'x 列',
  others: '其他输入列',
  y: 'y 列',
  column: (number: string) => `第 ${number} 列`,
  none: '请选择……',
  preview: '前几行',
  moreColumns: (count: string) => `另有 ${count} 列`,

  bad: (count: string) => `${count} 行有误，已略去`,
  line: '行号',
  reason: '原因',
  cell: '内容',
  faults: {
    missing: '没有数值',
    'not-a-number': '不是数字',
    'too-large': '超出 32 位浮点数的范围',
    'wrong-width': '列数不同',
    quotes: '引号不成对',
    footer: '合计行，不是数据点',
    'other-unit': '单位与其他行不同',
    'not-a-date': '日期写法与其他行不同',
  },

  offer: '如何训练',
  standardise: '标准化：用 (x − 均值) ÷ 标准差训练，y 同理',
  standardiseWhy: {
    wanted: '数据的尺度如此，不标准化会训练极慢或发散。',
    coarse: (column: string, spacing: string, spread: string) =>
      `32 位浮点数只能把 ${column} 精确到 ${spacing}，而其标准差为 ${spread}：标准化可保留细节。`,
    free: '这些数据不标准化也能训练好。',
  },
  ownUnits: '无论是否标准化，参数和损失都以数据自身的单位显示。',
  rate: (lr: string) => `使用合适的学习率：${lr}`,
  rateWhy: {
    diverges: (lr: string) => `当前设置的 ${lr} 会发散。`,
    crawls: (lr: string, epochs: string) => `以当前设置的 ${lr}，${epochs} 轮到不了最优直线。`,
    fine: (lr: string) => `当前设置的 ${lr} 也可以。`,
  },
  noRate: '不标准化时，没有可设置的合适学习率。',
  equalX: '所有 x 都相等：许多直线拟合得一样好，训练会停在离起点最近的那一条。',
  use: '使用这些数据',
} satisfies typeof dialogEn;
