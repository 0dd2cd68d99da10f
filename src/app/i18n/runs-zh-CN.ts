import type { runsEn } from './runs-en.ts';

export const runsZhCN = {
  title: '保存的运行',
  about:
    '每次结束或停止的运行都只保存在此浏览器中。未命名的运行超过五十次后，最早的会被清除；已命名的会一直保留。在数据和模型相同的运行中最多勾选四次，它们的曲线就会画在一起，在实验室里也是如此。',
  empty:
    '还没有运行。到实验室训练一次，结束或停止后就会出现在这里；换一个学习率或优化器再训练，就可以比较。',
  toLab: '去实验室',
  filter: '筛选：Adam、lr、发散……',
  noneFound: '没有同时包含这些词的运行。',
  csv: '表格存为 CSV',
  allJson: '运行存为 JSON',
  forget: '全部清除',
  spoken: (runs: string) => `损失随轮数变化的折线图，各次运行及其最终损失：${runs}。`,
  session: (why: string) =>
    `此浏览器不保存运行（${why}）。关闭页面后运行即丢失：请导出需要的内容。`,
  unread: (why: string) => `以前的运行仍保存在此浏览器中，但暂时无法读取：${why}。`,
  table: {
    shown: '图中',
    name: '名称',
    curve: '曲线',
    loss: '损失',
    epochs: '结束于轮',
    rate: '步/秒',
    engine: '引擎',
    actions: '操作',
  },
  engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'WASM SIMD' },
  software: '软件适配器',
  outcomes: { done: '完成', stopped: '已停止', diverged: '发散' },
  current: '本次运行',
  overlay: (name: string) => `在损失图中显示 ${name}`,
  nameOf: (name: string) => `${name} 的名称`,
  open: '打开',
  openOf: (name: string) => `在实验室中打开 ${name}`,
  exportOf: (name: string) => `将 ${name} 导出为 JSON`,
  remove: '删除',
  removeOf: (name: string) => `删除 ${name}`,
  removed: (name: string) => `已删除：${name}。`,
  undo: '撤销',
  missingData: (name: string, x: string, y: string, rows: string) =>
    `此运行使用 ${name} 训练（x：${x}，y：${y}，${rows} 行）。运行不保存数据，而这里没有载入它们：请先载入，再打开此运行。未作任何更改。`,
  dataAreHere: '此运行的数据已载入：现在可以打开。',
  seeded: (dataset: string, points: string, seed: string) =>
    `${dataset}，${points} 个点，种子 ${seed}`,
  here: '当前页面上的数据',
  json: 'JSON',

  import: '导入运行……',
  imported: (name: string) => `已导入：${name}。`,
  faults: {
    'too-large': '文件太大，不会是一次运行。请选择 Downhill 导出的文件。',
    'not-json': '文件不是 JSON，或不完整。请重新导出。',
    'not-a-run': '文件是 JSON，但不是 Downhill 的运行。',
    'other-version': '此运行由另一版本的 Downhill 生成，请在该版本中打开。',
    damaged: '文件已损坏。请重新导出。',
  },
  part: (part: string) => `出错处：${part}。`,
  unreadable: '无法读取文件。',
} satisfies typeof runsEn;
