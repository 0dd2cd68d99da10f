/**
 * The texts of the page; a view that is fetched later brings its own. Functions take what a sentence is
 * built around, already written as text.
 */
import { both, phrases } from './phrases.ts';

export const PAGE = phrases({
  places: {
    title: ['Places', '页面'],
    lab: ['Lab', '实验室'],
    compare: ['Compare', '比较'],
    sweep: ['Sweep', '扫描'],
    hood: ['Under the hood', '内部原理'],
  },

  views: {
    lab: ['Lab', '实验室'],
    compare: ['Compare', '比较'],
    sweep: ['Sweep', '扫描'],
    plain: ['A plain step', '最简单的一步'],
    kernels: ['Kernels', '内核'],
    benchmark: ['Benchmark', '基准测试'],
    verify: ['Verify', '验证'],
  },

  skip: ['Skip to the content', '跳到内容'],
  learn: ['Learn', '学习'],
  menu: ['Menu', '菜单'],
  copied: ['Copied', '已复制'],
  copyFailed: ['Not allowed', '无法复制'],
  headed: { share: ['Share', '分享'], export: ['Export', '导出'] },

  chips: {
    verified: {
      yes: ['✓ verified', '✓ 已验证'],
      no: ['✗ not verified', '✗ 未通过验证'],
      unknown: ['verify', '验证'],
    },
    speed: (steps: string) => [`${steps} steps/s`, `每秒 ${steps} 步`],
  },

  lazy: {
    fetching: ['Fetching this view…', '正在获取此视图……'],
    failed: both`This view could not be fetched. Is the network there?
      无法获取此视图。网络是否可用？`,
    part: both`a part of the page could not be fetched: see to the network, and try again
      页面的一部分未能加载：请检查网络后重试`,
  },

  transport: {
    title: ['Transport', '播放控制'],
    train: ['Train', '开始训练'],
    fit: ['Fit', '拟合'],
    fitHint: ['The least squares at once, and how sure they are', '直接得到最小二乘解及其误差'],
    noFit: both`Fit is for a formula, and for squared, absolute or Huber’s loss
      拟合只用于公式，损失为均方、绝对或 Huber`,
    pause: ['Pause', '暂停'],
    continue: ['Continue', '继续'],
    again: ['Train again', '重新训练'],
    retry: ['Try again', '重试'],
    step: ['Step', '单步'],
    reset: ['Reset', '重置'],
    epoch: ['Epoch', '轮次'],
    of: (epochs: string) => [`of ${epochs}`, `/ ${epochs}`],
    scrub: ['Epoch that is looked at', '查看哪一轮'],
    scrubbed: (epoch: string, loss: string) => both`epoch ${epoch}, loss ${loss}
      第 ${epoch} 轮，损失 ${loss}`,
    progressOfData: ['Progress of the data', '数据准备进度'],
    speed: ['Speed', '速度'],
    perFrame: (steps: string) => [`${steps} / frame`, `每帧 ${steps} 步`],
    calm: ['About 7 s', '约 7 秒'],
    max: ['Full speed', '全速'],
    space: ['Space', '空格'],
  },

  status: {
    makingData: (points: string) => both`Making ${points} points… Fewer would be there at once.
      正在生成 ${points} 个点……点数较少时立即可用。`,
    openingDevice: ['Getting the device ready…', '正在准备设备……'],
    uploading: (points: string) => both`Bringing ${points} points onto the device…
      正在将 ${points} 个点传到设备……`,
    deviceLost: (epoch: string) => both`
      The graphics device was lost. Opening another; the run goes on from epoch ${epoch}.
      图形设备已丢失。正在打开新的设备，从第 ${epoch} 轮继续训练。`,
    workCutShort: (epoch: string) => both`
      The driver cut work short. The run goes on from epoch ${epoch}, in smaller pieces.
      驱动程序提前中断了计算。将以更小的批次从第 ${epoch} 轮继续训练。`,
    fitted: ['Fitted. Train shows the way down to it.', '已拟合。“开始训练”演示如何下降到这里。'],
    ready: (moves: string) => both`Press ▶: the ball rolls, ${moves}.
      按 ▶：小球滚下去，${moves}。`,
    moves: {
      line: ['the line turns', '直线随之转动'],
      curve: ['the curve bends', '曲线随之弯曲'],
      plane: ['the map takes shape', '图形逐渐成形'],
      points: ['the points come to the diagonal', '各点向对角线靠拢'],
    },
    readyUnstable: both`
      Untrained, and a learning rate that overshoots: press Train and watch it diverge.
      尚未训练，而学习率会使每一步越过最低点：按“开始训练”，看它发散。`,
    running: both`Training. A new learning rate takes effect from the next step.
      训练中。修改学习率，从下一步起生效。`,
    paused: both`Paused. Step takes one epoch; Continue goes on.
      已暂停。“单步”前进一轮，“继续”接着训练。`,
    looking: ['You are looking back.', '正在回看先前的一轮。'],
    lookNow: ['Back to the present', '回到当前'],
    pastLimit: ['Now push the rate past ▲.', '现在把学习率调过 ▲ 试试。'],
    goBack: ['Drag the slider to go back through the run.', '拖动滑块，可回看整个过程。'],
    again: ['Again at full speed', '全速再来一次'],
    pending: both`Restart with the new settings? This run still has its own.
      用新的设置重新开始吗？当前运行仍用原来的设置。`,
    restart: ['Restart', '重新开始'],
    keepRun: ['Keep this run', '保留当前运行'],
    kept: (loss: string, epoch: string) => both`
      A kept run, as it ended: loss ${loss} after ${epoch} ${epoch === '1' ? 'epoch' : 'epochs'}. Train again runs it anew.
      保存的运行，保持结束时的样子：${epoch} 轮后损失为 ${loss}。“重新训练”会从头再来。`,
    done: (loss: string) => both`Done: loss ${loss}, as low as this model can get here.
      完成：损失 ${loss}，已是这个模型所能达到的最低值。`,
    doneOnly: (loss: string) => [`Done: loss ${loss}.`, `完成：损失 ${loss}。`],
    doneAbove: (loss: string, above: string) => both`
      Done: loss ${loss}, ${above} above the best fit. Raise the epochs, or the learning rate.
      完成：损失 ${loss}，比最优拟合高 ${above}。可增加轮数或提高学习率。`,
    doneReplay: (difference: string) => both`
      Replayed: no line differs from the article’s by more than ${difference}.
      重放完成：与文章各行的差别不超过 ${difference}。`,
    diverged: {
      what: (epoch: string, reason: string) => both`
        Diverged by epoch ${epoch}: the loss is no longer finite. ${reason}
        第 ${epoch} 轮前已发散：损失不再是有限值。${reason}`,
      rate: (limit: string) => both`
        Learning rates above ${limit} overshoot here: lower the learning rate.
        对这组数据，高于 ${limit} 的学习率会越过最低点：请降低学习率。`,
      noRate: (limit: string, least: string) => both`
        Learning rates above ${limit} overshoot here, and none below ${least} can be set: standardise the data, or bring x nearer to 0.
        对这组数据，高于 ${limit} 的学习率会越过最低点，而能设置的最小值为 ${least}：请将数据标准化，或让 x 更接近 0。`,
      numbers: both`
        The learning rate is stable: the numbers themselves are too large for 32 bits. Standardise the data, or scale them down.
        学习率本身是稳定的，但数值过大，32 位放不下：请将数据标准化，或按比例缩小。`,
      unknown: both`Lower the learning rate, start elsewhere, or scale the data down.
        请降低学习率、换一个起点，或缩小数据。`,
      where: (
        epoch: string,
        expression: string,
        row: string,
        values: string,
        remedy: string,
      ) => both`
        Diverged in epoch ${epoch}: ${expression} is not finite in row ${row}${values && `, where ${values}`}. ${remedy}
        第 ${epoch} 轮发散：第 ${row} 行的 ${expression} 不再是有限值${values && `（${values}）`}。${remedy}`,
      lastFinite: (epoch: string) => both`
        Diverged: these are the last finite numbers, of epoch ${epoch}.
        已发散：以下为最后的有限值（第 ${epoch} 轮）。`,
    },
    useRate: (lr: string) => [`Use ${lr} and reset`, `改用 ${lr} 并重置`],
    failed: (message: string) => [`The run stopped: ${message}.`, `训练中止：${message}。`],
    keepsWhatItHas: ['What was trained so far is kept.', '已训练的结果仍然保留。'],
    refused: (message: string) => both`Nothing was trained: ${message}. Data and settings are kept.
      尚未训练：${message}。数据和设置仍然保留。`,
    useAuto: ['Let the engine choose', '由引擎选择'],
    heldUp: (field: string, fault: string) => both`
      Not trained, since ${field} cannot be used. ${fault}
      未开始训练：${field}的值无法使用。${fault}`,
    dropFaults: ['Take the values in use', '采用现用的值'],
    held: {
      benchmark: both`A benchmark has the device. The training goes on when it is done.
        基准测试正在使用设备，结束后训练继续。`,
      sweep: both`A sweep has the device. The training goes on when it is done.
        扫描正在使用设备，结束后训练继续。`,
      verify: both`Verify has the device. The training goes on when it is done.
        验证正在使用设备，结束后训练继续。`,
    },
    silent: both`
      The device has not answered for ten seconds. It may still, or the CPU reference trains.
      设备已有十秒没有应答。可以继续等待，或改由 CPU 参考实现训练。`,
    useCpu: ['Use the CPU reference', '改用 CPU 参考实现'],
  },

  noCanvas: both`
    This browser gives no canvas to draw in. The numbers are all here; try another browser for the picture.
    此浏览器没有提供绘图画布。数值都在；如需图形，请换用其他浏览器。`,
  noGpuAtAll: {
    'insecure-context': both`WebGPU needs a secure page: https, or localhost.
      WebGPU 需要安全的页面（https 或 localhost）。`,
    'no-webgpu': both`
      This browser has no WebGPU: use a current Chrome, Edge, Firefox or Safari, or the CPU reference.
      此浏览器没有 WebGPU：请使用新版 Chrome、Edge、Firefox 或 Safari，或改用 CPU 参考实现。`,
    'no-adapter': both`
      WebGPU is here, but it found no graphics adapter: update the driver, or use the CPU reference.
      有 WebGPU，但没有找到图形适配器：请更新驱动程序，或改用 CPU 参考实现。`,
    'adapter-timeout': both`
      The graphics adapter did not answer: restart the browser, or use the CPU reference.
      图形适配器没有应答：请重启浏览器，或改用 CPU 参考实现。`,
    'device-refused': both`
      The graphics adapter refused to open a device: close other tabs that use it, or use the CPU reference.
      图形适配器拒绝打开设备：请关闭其他占用它的标签页，或改用 CPU 参考实现。`,
  },

  fit: {
    title: ['Data and fit', '数据与拟合'],
    residuals: ['Residuals', '残差'],
    bands: (level: string) => both`bands: ${level} of the curve; dashed, of one more point
      带：曲线的 ${level}；虚线：下一个点的`,
    faint: ['residuals faint', '细线为残差'],
    boundary: {
      title: ['Decision boundary', '决策边界'],
      note: ['what the model answers, everywhere', '模型在各处的回答'],
    },
    equal: ['predicted = measured', '预测 = 实测'],
    waiting: ['The points appear here as soon as they are made.', '点生成后显示在这里。'],
    spoken: (points: string, fit: string, truth: string | undefined) => both`
      Scatter chart of ${points} points, with the fit ${fit}${truth ? ` and the truth ${truth}` : ''}.
      ${points} 个点的散点图，拟合 ${fit}${truth ? `，真实 ${truth}` : ''}。`,
    at: (x: string, y: string, fit: string) => both`x ${x} · y ${y} · fit ${fit}
      x ${x} · y ${y} · 拟合 ${fit}`,
  },

  loss: {
    title: ['Loss', '损失'],
    logEpochs: ['Epochs on a logarithmic scale', '轮次用对数刻度'],
    logLoss: ['Loss on a logarithmic scale', '损失用对数刻度'],
    smoothed: (share: string) => both`each epoch faint, in front the mean of those within ±${share}
      每轮为淡线，粗线为前后 ${share} 轮次的均值`,
    at: (epoch: string, loss: string) => both`epoch ${epoch} · loss ${loss}
      第 ${epoch} 轮 · 损失 ${loss}`,
    spoken: (epoch: string, loss: string, best: string) => both`
      Line chart of the loss over the epochs. At epoch ${epoch} it is ${loss}; the least possible is ${best}.
      损失随轮次变化的折线图。第 ${epoch} 轮为 ${loss}；可能的最小值为 ${best}。`,
    spokenEmpty: (best: string) => both`
      Line chart of the loss over the epochs, still empty. The least possible loss is ${best}.
      损失随轮次变化的折线图，尚无数据。可能的最小损失为 ${best}。`,
    empty: ['The loss appears here as soon as the training starts.', '训练开始后，这里显示损失。'],
  },

  numbers: {
    title: ['Parameters', '参数'],
    name: ['Name', '名称'],
    truth: ['true', '真实值'],
    now: ['now', '当前'],
    held: ['held', '固定'],
    exact: ['least squares', '最小二乘'],
    published: ['published', '文章'],
    loss: ['loss', '损失'],
    goodness: {
      rSquared: 'R²',
      rmse: ['RMSE', '均方根误差'],
      rows: ['rows', '数据行数'],
    },
    epoch: ['epoch', '轮次'],
  },

  /** Before a run: how long it will take, or how it will fail. */
  prediction: {
    within: (epochs: string) => both`
      About ${epochs} ${epochs === '1' ? 'epoch' : 'epochs'} to within 1 % of the best loss.
      约 ${epochs} 轮后，损失与最小值相差不到 1%。`,
    moreThanSet: [' That is more than are set.', '这超过了设定的轮数。'],
    already: ['The start is within 1 % of the best loss.', '起点的损失与最小值相差不到 1%。'],
    grows: (factor: string, epochs: string, bits: string) => both`
      The distance grows ${factor}-fold a step: after about ${epochs} epochs the loss is too large for ${bits} bits.
      每一步误差扩大为 ${factor} 倍：约 ${epochs} 轮后损失超出 ${bits} 位浮点数的范围。`,
    standsStill: ['Here the steps only swing to and fro.', '此时每一步只是来回摆动。'],
  },

  device: {
    title: ['Device', '设备'],
    software: ['software adapter', '软件适配器'],
    cpu: ['CPU reference', 'CPU 参考实现'],
    precision: {
      f32: ['32-bit', '32 位'],
      f64: ['64-bit', '64 位'],
      compensated: ['pairs of 32-bit', '成对 32 位'],
    },
    none: ['no device yet', '尚无设备'],
    engines: {
      webgpu: 'WebGPU',
      cpu: 'CPU',
      wasm: ['WebAssembly SIMD on the CPU', 'CPU 上的 WebAssembly SIMD'],
    },
  },

  ownData: {
    open: ['Use your own data…', '使用自己的数据……'],
    pasted: ['pasted table', '粘贴的表格'],
    change: ['Other data or columns…', '更换数据或列……'],
    leave: ['Back to seeded data', '回到按种子生成的数据'],
    fates: {
      kept: () => both`Kept in this browser, so that a reload does not lose them.
        已保存在此浏览器中，重新加载页面后仍在。`,
      forgotten: () => both`Not kept: they go with this page.
        未保存：关闭或重新加载页面后即消失。`,
      'too-large': (rows: string) => both`
        Of more than ${rows} rows nothing is kept: a reload loses them. Keep the file at hand.
        超过 ${rows} 行的数据不保存，重新加载后会丢失：请保留原文件。`,
      refused: () => both`
        This browser does not keep them: a reload loses them. Keep the file at hand.
        此浏览器不保存数据，重新加载后会丢失：请保留原文件。`,
    },
    forget: ['Forget', '清除'],
    title: ['Your own data', '自己的数据'],
    lead: both`Columns of numbers: CSV or other text, JSON, also gzipped. They stay in your browser.
      含有数字列的表格：CSV 等文本或 JSON，也可用 gzip 压缩。数据不会离开你的浏览器。`,
    rows: (rows: string) => [`${rows} rows`, `${rows} 行`],
    standardised: ['standardised', '已标准化'],
    asIs: ['as they are', '未标准化'],
    counted: (column: string, unit: 'day' | 'second', origin: string) => both`
      ${column}, in ${unit}s since ${origin}
      ${column}，自 ${origin} 起的${unit === 'day' ? '天数' : '秒数'}`,
  },

  retuned: ['learning rate changed on the way', '途中改过学习率'],
  overlays: ['Earlier runs', '之前的运行'],
  keys: ['Keyboard', '键盘'],
  close: ['Close', '关闭'],
  /** Between things that are said one after the other. */
  comma: [', ', '，'],
  table: ['Table', '表格'],
  points: {
    edited: ['edited points', '已编辑的点'],
    editedOf: (name: string) => [`${name} (edited)`, `${name}（已编辑）`],
    subset: (drawn: string, points: string) => both`
      ${drawn} of ${points} points drawn: too many to move single ones
      共 ${points} 个点，画出 ${drawn} 个：点太多，不能单独移动`,
    held: (y: string, line: string) => both`y ${y} · least squares ${line}
      y ${y} · 最小二乘 ${line}`,
    keys: both`Points of the chart. Left and right arrow choose one, up and down arrow move it.
      图中的数据点。左右方向键选择点，上下方向键移动点。`,
    hint: ['← → choose · ↑ ↓ move', '← → 选择 · ↑ ↓ 移动'],
    at: (index: string, points: string, x: string, y: string) => both`
      Point ${index} of ${points}: x ${x}, y ${y}.
      第 ${index} 个点，共 ${points} 个：x ${x}，y ${y}。`,
    moved: (where: string, line: string) => both`${where} Least squares: ${line}.
      ${where}最小二乘：${line}。`,
    curve: both`
      The curve at the start. Left and right arrow choose where, up and down arrow move it there.
      起点处的曲线。左右方向键选择位置，上下方向键在该处移动曲线。`,
    curveAt: (x: string, y: string, curve: string) => both`At x ${x} the curve is at ${y}: ${curve}.
      在 x ${x} 处曲线高度为 ${y}：${curve}。`,
  },

  theme: {
    title: ['Theme', '主题'],
    auto: ['Auto', '自动'],
    light: ['Light', '浅色'],
    dark: ['Dark', '深色'],
  },

  language: { title: ['Language', '语言'] },
});
