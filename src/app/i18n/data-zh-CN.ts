import type { dataEn } from './data-en.ts';

export const dataZhCN = {
  open: '使用自己的数据……',
  change: '更换数据或列……',
  leave: '回到按种子生成的数据',
  lost: (name: string) => `页面重新加载后，${name} 已不在，现在是随机种子数据：请再次载入。`,
  fates: {
    kept: () => '已保存在此浏览器中，重新加载页面后仍在。',
    forgotten: () => '未保存：关闭或重新加载页面后即消失。',
    'too-large': (rows: string) => `超过 ${rows} 行的数据不保存，重新加载后会丢失：请保留原文件。`,
    refused: () => '此浏览器不保存数据，重新加载后会丢失：请保留原文件。',
  },
  forget: '清除',
  title: '自己的数据',
  close: '关闭',
  lead: '含有数字列的表格：CSV 等文本或 JSON，也可用 gzip 压缩。数据不会离开你的浏览器。',

  rows: (rows: string) => `${rows} 行`,
  standardised: '已标准化',
  asIs: '未标准化',
  counted: (column, unit, origin) =>
    `${column}，自 ${origin} 起的${unit === 'day' ? '天数' : '秒数'}`,
} satisfies typeof dataEn;
