import type { runsEn } from './runs-en.ts';

export const runsZhCN = {
  title: '保存的运行',
  about:
    '每次结束或停止的运行都保存在此浏览器中。未命名的运行超过五十次后，最早的会被清除；已命名的会一直保留。',
  empty: '还没有运行。训练一次，结束或停止后就会出现在这里。',
  session: (why: string) =>
    `此浏览器不保存运行（${why}）。关闭页面后运行即丢失：请导出需要的内容。`,
  unread: (why: string) => `以前的运行仍保存在此浏览器中，但暂时无法读取：${why}。`,
  table: {
    shown: '图中',
    name: '名称',
    settings: '设置',
    loss: '损失',
    parameters: '参数',
    epochs: '轮数',
    rate: '步/秒',
    engine: '引擎',
    actions: '操作',
  },
  engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'WASM SIMD' },
  software: '软件适配器',
  outcomes: { done: '完成', stopped: '已停止', diverged: '发散' },
  current: '本次运行',
  defaults: '全部为默认值',
  overlay: (name: string) => `在损失图中显示 ${name}`,
  nameOf: (name: string) => `${name} 的名称`,
  restore: '恢复',
  restoreOf: (name: string) => `恢复 ${name} 的设置`,
  exportOf: (name: string) => `将 ${name} 导出为 JSON`,
  remove: '删除',
  removeOf: (name: string) => `删除 ${name}`,
  removed: (name: string) => `已删除：${name}。`,
  undo: '撤销',
  missingData: (name: string, x: string, y: string, rows: string) =>
    `此运行使用 ${name} 训练（x：${x}，y：${y}，${rows} 行）。运行不保存数据，而这里没有载入它们：请先载入，再恢复此运行。未作任何更改。`,
  dataAreHere: '此运行的数据已载入：现在可以恢复。',
  seeded: (points: string, seed: string) => `按种子生成的数据：${points} 个点，种子 ${seed}`,
  here: '当前页面上的数据',
  json: 'JSON',
  chartNote:
    '最近的运行显示在损失图中，最多四次：勾选其他运行可作比较。只显示与当前页面使用相同数据的运行，数据不同，损失无法相比。',

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
