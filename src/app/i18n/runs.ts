/** The texts of the Runs view, which come with it. */
import { both, phrases } from './phrases.ts';

export const RUNS = phrases({
  runs: {
    title: ['Kept runs', '保存的运行'],
    about: both`Every run that ends or stops is kept in this browser, and nowhere else. Runs without a name make room after fifty; named ones stay. Tick up to four of the same data, model and loss to see their curves together, here and in the Lab.
      每次结束或停止的运行都只保存在此浏览器中。未命名的运行超过五十次后，最早的会被清除；已命名的会一直保留。在数据、模型和损失相同的运行中最多勾选四次，它们的曲线就会画在一起，在实验室里也是如此。`,
    empty: both`No run yet. Train one in the Lab: it appears here when it ends or stops. Train it again with another rate or optimizer, and compare.
      还没有运行。到实验室训练一次，结束或停止后就会出现在这里；换一个学习率或优化器再训练，就可以比较。`,
    toLab: ['To the Lab', '去实验室'],
    filter: ['Filter: Adam, lr, diverged…', '筛选：Adam、lr、发散……'],
    noneFound: ['No run has all of these words.', '没有同时包含这些词的运行。'],
    csv: ['Table as CSV', '表格存为 CSV'],
    allJson: ['Runs as JSON', '运行存为 JSON'],
    forget: ['Forget all', '全部清除'],
    spoken: (runs: string) => both`
      Line chart of the loss over the epochs of these runs, each with its last loss: ${runs}.
      损失随轮数变化的折线图，各次运行及其最终损失：${runs}。`,
    session: (why: string) => both`
      This browser does not store runs (${why}). They stay until the page is closed: export what you need.
      此浏览器不保存运行（${why}）。关闭页面后运行即丢失：请导出需要的内容。`,
    unread: (why: string) => both`
      Runs of earlier visits lie in this browser, but are not read: ${why}.
      以前的运行仍保存在此浏览器中，但暂时无法读取：${why}。`,
    table: {
      shown: ['In chart', '图中'],
      name: ['Name', '名称'],
      curve: ['Curve', '曲线'],
      loss: ['Loss', '损失'],
      epoch: ['Ended at', '结束于轮'],
      rate: ['Steps/s', '步/秒'],
      engine: ['Engine', '引擎'],
      actions: ['Actions', '操作'],
    },
    engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'WASM SIMD' },
    software: ['software adapter', '软件适配器'],
    outcomes: {
      done: ['done', '完成'],
      stopped: ['stopped', '已停止'],
      diverged: ['diverged', '发散'],
    },
    current: ['this run', '本次运行'],
    overlay: (name: string) => [`Show ${name} in the loss chart`, `在损失图中显示 ${name}`],
    nameOf: (name: string) => [`Name of ${name}`, `${name} 的名称`],
    open: ['Open', '打开'],
    remove: ['Delete', '删除'],
    removed: (name: string) => [`Deleted: ${name}.`, `已删除：${name}。`],
    undo: ['Undo', '撤销'],
    missingData: (name: string, x: string, y: string, rows: string) => both`
      This run was trained on ${name} (x: ${x}, y: ${y}, ${rows} rows). A run keeps no data, and they are not loaded here: load them, then open the run again. Nothing was changed.
      此运行使用 ${name} 训练（x：${x}，y：${y}，${rows} 行）。运行不保存数据，而这里没有载入它们：请先载入，再打开此运行。未作任何更改。`,
    dataAreHere: both`The data of the run are loaded: it can be opened now.
      此运行的数据已载入：现在可以打开。`,
    seeded: (dataset: string, points: string, seed: string) => both`
      ${dataset}, ${points} points, seed ${seed}
      ${dataset}，${points} 个点，种子 ${seed}`,
    here: ['these are on the page now', '当前页面上的数据'],
    json: 'JSON',
    actionOf: {
      open: (name: string) => [`Open ${name} in the Lab`, `在实验室中打开 ${name}`],
      json: (name: string) => [`Export ${name} as JSON`, `将 ${name} 导出为 JSON`],
      remove: (name: string) => [`Delete ${name}`, `删除 ${name}`],
    },

    import: ['Import runs…', '导入运行……'],
    imported: (name: string) => [`Imported: ${name}.`, `已导入：${name}。`],
    faults: {
      'too-large': both`The file is too large to be a run. Choose one that Downhill exported.
        文件太大，不会是一次运行。请选择 Downhill 导出的文件。`,
      'not-json': both`The file is not JSON, or it was cut short. Export the run again.
        文件不是 JSON，或不完整。请重新导出。`,
      'not-a-run': both`The file is JSON, but not a run of Downhill.
        文件是 JSON，但不是 Downhill 的运行。`,
      'other-version': both`The run was made by another version of Downhill. Open it there.
        此运行由另一版本的 Downhill 生成，请在该版本中打开。`,
      damaged: ['The file is damaged. Export the run again.', '文件已损坏。请重新导出。'],
    },
    part: (part: string) => [`Wrong: ${part}.`, `出错处：${part}。`],
    unreadable: ['The file could not be read.', '无法读取文件。'],
  },
});
