/** The texts of the Sweep view, which come with it. */
import { both, phrases } from './phrases.ts';

export const SWEEP = phrases({
  sweep: {
    title: ['Sweep', '扫描'],
    across: ['Across', '横轴'],
    up: ['Up', '纵轴'],
    colour: ['Colour', '颜色'],
    presets: ['Presets', '预设'],
    setting: ['Setting', '设置'],
    scale: ['Scale', '刻度'],
    scales: { log: ['logarithmic', '对数'], linear: ['linear', '线性'], listed: ['list', '列表'] },
    from: ['From', '从'],
    to: ['to', '到'],
    count: ['Values', '取值个数'],
    startOf: (name: string) => [`start of ${name}`, `${name} 的起点`],
    rateOf: (name: string) => [`rate of ${name}`, `${name} 的学习率`],
    log: ['log', '对数'],
    nothing: ['nothing', '无'],
    models: ['several models', '多个模型'],
    fault: both`Two numbers, the lesser first and above 0 on a logarithmic scale, and 2 to 512 values; the axes differ.
      两个数，小的在前，对数刻度须大于 0；取值 2 到 512 个；两条轴须不同。`,
    faultOfList: both`1 to 512 values that the setting takes, each once, with commas between them; the axes differ.
      1 到 512 个该设置可取的值，各一次，以逗号分隔；两条轴须不同。`,
    list: ['Values, with commas or semicolons between', '取值，以逗号或分号分隔'],
    due: ['Arrived at loss', '到达时的损失'],
    dueUnsaid: ['least + 1 %', '最小值 + 1%'],
    faultOfDue: ['A number above 0, please, or nothing.', '请填大于 0 的数，或留空。'],
    run: (amount: string) => [`${amount} runs`, `${amount} 次训练`],
    stop: ['Stop', '停止'],
    back: ['Zoom out', '缩小'],
    closer: ['Zoom in', '放大'],
    measures: {
      'epochs-to': ['steps to arrive', '到达的步数'],
      'last-loss': ['last loss', '最后的损失'],
      'best-loss': ['least loss', '最小的损失'],
      'best-epoch': ['step of the least loss', '损失最小的一步'],
      'diverged-at': ['step of divergence', '发散的一步'],
      'ratio-sum': ['trainability', '可训练性'],
      minimum: ['minimum reached', '到达的极小值'],
    },
    learns: ['learns', '学得会'],
    fails: ['does not', '学不会'],
    heading: (amount: string, fitted: string, long: string) => both`
      ${amount} runs of ${fitted}, ${long} epochs each
      ${fitted} 的 ${amount} 次训练，各 ${long} 轮`,
    spent: (work: string, span: string) => [`${work} steps in ${span}`, `${span} 内 ${work} 步`],
    best: ['best', '最佳'],
    none: ['none', '无'],
    diverged: ['diverged', '已发散'],
    unfinished: ['not finished', '未完成'],
    waiting: ['to come', '待计算'],
    limit: ['theory’s limit', '理论界限'],
    targets: {
      given: (due: string) => [`arrived: loss ${due}`, `到达：损失 ${due}`],
      'least-squares': (due: string) => both`
        arrived: loss ${due}, 1 % above the least squares
        到达：损失 ${due}，高于最小二乘 1%`,
      'best-of-some': (due: string) => both`
        arrived: loss ${due}, 1 % above the best of some runs
        到达：损失 ${due}，高于部分训练的最佳值 1%`,
    },
    epoch: ['Epoch of the map', '地图显示的轮次'],
    mapSpoken: (lain: string, meant: string, told: string) => both`
      Map of ${meant} over ${lain}. ${told} Arrow keys move from run to run, Enter runs the one again, a drag zooms in.
      ${meant} 随 ${lain} 变化的地图。${told}方向键逐格移动，回车重新运行该次训练，拖动可放大。`,
    bestSpoken: (spot: string, peak: string) => both`
      The best, ${peak}, is at ${spot}.
      最佳值 ${peak} 位于 ${spot}。`,
    cell: {
      title: ['One of the runs', '其中一次'],
      empty: both`Point at the map to read it, and click to run that one again here.
        指向地图可读数，点击则在这里重新运行那一次。`,
      open: ['Open in Lab', '在实验室打开'],
      pin: ['Pin', '固定到比较'],
      pinned: ['Pinned', '已固定'],
      views: { path: ['Path', '路径'], fit: ['Fit', '拟合'], loss: ['Loss', '损失'] },
      view: ['What is shown of it', '显示内容'],
      equal: ['✓ the cell’s loss to the digit', '✓ 与地图上的损失逐位相同'],
      differs: (by: string) => [`within ${by} of the cell`, `与地图相差 ${by}`],
      running: ['Running it again…', '正在重新运行……'],
    },
    table: {
      title: ['The best ten', '最佳的十次'],
      empty: ['The best runs are listed here as they come.', '最好的几次训练会列在这里。'],
      open: ['Open in Lab', '在实验室打开'],
    },
    exports: { csv: 'CSV', npy: '.npy', png: 'PNG', link: ['Link', '链接'] },
    status: {
      empty: (amount: string) => both`
        Press ▶ ${amount} runs: each cell is a whole run of the Lab with settings of its own.
        按“▶ ${amount} 次训练”：每一格都是实验室里的一次完整训练，只有轴上的设置不同。`,
      broken: both`The axes cannot be read: choose them anew, or take a preset.
        坐标轴无法读取：请重新选择，或采用预设。`,
      opening: ['Opening an engine…', '正在打开引擎……'],
      running: (ended: string, whole: string, span: string) => both`
        ${ended} of ${whole} runs${span && `, ${span} to go`}. You can point and click already; Stop ends it at once.
        已完成 ${ended} / ${whole} 次${span && `，还需 ${span}`}。现在就可以指向和点击；“停止”立即结束。`,
      stopped: (ended: string, whole: string) => both`
        Stopped at ${ended} of ${whole} runs. What is there stays; press ▶ to begin anew.
        停在 ${ended} / ${whole} 次。已有的保留；按 ▶ 重新开始。`,
      done: (whole: string, span: string) => both`
        ${whole} runs in ${span}. Click a cell to see that run, or drag over some to zoom in.
        ${whole} 次训练，用时 ${span}。点击一格查看那次训练，拖过几格可放大。`,
      nothing: (amount: string) => both`
        All ${amount} runs diverged. Lower the learning rate, or begin nearer to the points.
        ${amount} 次训练全部发散。请降低学习率，或从更近处出发。`,
      other: both`The map is of other settings: press ▶ to run those that are set now.
        这张地图用的是另一套设置：按 ▶ 运行现在的设置。`,
      f32: both`f32 from here: so near, the picture is of rounding as much as of the model. Zoom out for the model alone.
        由此起为 f32：放得这么大，图中既有模型，也有舍入。缩小可只看模型。`,
    },
  },
});
