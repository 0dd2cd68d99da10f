/** Where a run stands, and why there is no GPU. */
import type { statusEn } from './status-en.ts';

export const statusZhCn: typeof statusEn = {
  status: {
    makingData: (points: string) => `正在生成 ${points} 个点……点数较少时立即可用。`,
    openingDevice: '正在准备设备……',
    uploading: (points: string) => `正在将 ${points} 个点传到设备……`,
    deviceLost: (epoch: string) => `图形设备已丢失。正在打开新的设备，从第 ${epoch} 轮继续训练。`,
    workCutShort: (epoch: string) =>
      `驱动程序提前中断了计算。将以更小的批次从第 ${epoch} 轮继续训练。`,
    ready: (moves: string) => `按 ▶：小球滚下去，${moves}。`,
    moves: {
      line: '直线随之转动',
      curve: '曲线随之弯曲',
      plane: '图形逐渐成形',
      points: '各点向对角线靠拢',
    },
    readyUnstable: '尚未训练，而学习率会使每一步越过最低点：按“开始训练”，看它发散。',
    running: '训练中。修改学习率，从下一步起生效。',
    paused: '已暂停。“单步”前进一轮，“继续”接着训练。',
    looking: '正在回看先前的一轮。',
    lookNow: '回到当前',
    pastLimit: '现在把学习率调过 ▲ 试试。',
    goBack: '拖动滑块，可回看整个过程。',
    again: '全速再来一次',
    pending: '用新的设置重新开始吗？当前运行仍用原来的设置。',
    restart: '重新开始',
    keepRun: '保留当前运行',
    kept: (loss: string, epoch: string) =>
      `保存的运行，保持结束时的样子：${epoch} 轮后损失为 ${loss}。“重新训练”会从头再来。`,
    done: (loss: string) => `完成：损失 ${loss}，已是这个模型所能达到的最低值。`,
    doneOnly: (loss: string) => `完成：损失 ${loss}。`,
    doneAbove: (loss: string, above: string) =>
      `完成：损失 ${loss}，比最优拟合高 ${above}。可增加轮数或提高学习率。`,
    doneReplay: (difference: string) => `重放完成：与文章各行的差别不超过 ${difference}。`,
    diverged: {
      what: (epoch: string, reason: string) =>
        `第 ${epoch} 轮前已发散：损失不再是有限值。${reason}`,
      rate: (limit: string) => `对这组数据，高于 ${limit} 的学习率会越过最低点：请降低学习率。`,
      noRate: (limit: string, least: string) =>
        `对这组数据，高于 ${limit} 的学习率会越过最低点，而能设置的最小值为 ${least}：请将数据标准化，或让 x 更接近 0。`,
      numbers: '学习率本身是稳定的，但数值过大，32 位放不下：请将数据标准化，或按比例缩小。',
      unknown: '请降低学习率、换一个起点，或缩小数据。',
      where: (epoch: string, expression: string, row: string, values: string, remedy: string) =>
        `第 ${epoch} 轮发散：第 ${row} 行的 ${expression} 不再是有限值${values && `（${values}）`}。${remedy}`,
      lastFinite: (epoch: string) => `已发散：以下为最后的有限值（第 ${epoch} 轮）。`,
    },
    useRate: (lr: string) => `改用 ${lr} 并重置`,
    failed: (message: string) => `训练中止：${message}。`,
    keepsWhatItHas: '已训练的结果仍然保留。',
    refused: (message: string) => `尚未训练：${message}。数据和设置仍然保留。`,
    useAuto: '由引擎选择',
    heldUp: (field: string, fault: string) => `未开始训练：${field}的值无法使用。${fault}`,
    dropFaults: '采用现用的值',
    held: {
      benchmark: '基准测试正在使用设备，结束后训练继续。',
      verify: '验证正在使用设备，结束后训练继续。',
    },
    silent: '设备已有十秒没有应答。可以继续等待，或改由 CPU 参考实现训练。',
    useCpu: '改用 CPU 参考实现',
  },

  noCanvas: '此浏览器没有提供绘图画布。数值都在；如需图形，请换用其他浏览器。',
  noGpu: {
    'insecure-context': 'WebGPU 需要安全的页面（https 或 localhost）。',
    'no-webgpu': '此浏览器没有 WebGPU。',
    'no-adapter': '有 WebGPU，但没有找到图形适配器。',
    'adapter-timeout': '图形适配器没有应答。',
    'device-refused': '图形适配器拒绝打开设备。',
  },
  cpuRowsOnly: '只测量 CPU。',
  cpuInstead: (reason: string) => `${reason}改由 CPU 参考实现训练。`,
  cpuInsteadOf: (reason: string, strategy: string) =>
    `${reason}改由 CPU 参考实现逐步训练：${strategy}策略需要 GPU。`,
  noGpuAtAll: {
    'insecure-context': 'WebGPU 需要安全的页面（https 或 localhost）。',
    'no-webgpu':
      '此浏览器没有 WebGPU：请使用新版 Chrome、Edge、Firefox 或 Safari，或改用 CPU 参考实现。',
    'no-adapter': '有 WebGPU，但没有找到图形适配器：请更新驱动程序，或改用 CPU 参考实现。',
    'adapter-timeout': '图形适配器没有应答：请重启浏览器，或改用 CPU 参考实现。',
    'device-refused': '图形适配器拒绝打开设备：请关闭其他占用它的标签页，或改用 CPU 参考实现。',
  },
};
