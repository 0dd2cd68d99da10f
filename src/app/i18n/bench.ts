/** The texts of the Benchmark view, which come with it. */
import { both, phrases } from './phrases.ts';

export const BENCH = phrases({
  bench: {
    choices: ['What to measure', '测量内容'],
    engines: ['Engines', '引擎'],
    strategies: ['Strategies', '策略'],
    points: ['Points', '点数'],
    from: ['From', '从'],
    to: ['To', '到'],
    run: ['Run all', '全部运行'],
    again: ['Run again', '重新运行'],
    stop: ['Stop', '停止'],
    clear: ['Clear', '清除'],
    cases: ['Case', '项目'],
    left: (time: string) => [`about ${time} left`, `约剩 ${time}`],
    estimating: ['estimating…', '估算中……'],
    names: { webgpu: 'WebGPU', cpu: ['CPU reference', 'CPU 参考实现'], wasm: 'WASM SIMD' },

    status: {
      empty: (cases: string) => both`
        ${counted(cases)}. Press Run all and see where the GPU overtakes.
        共 ${cases} 项。按“全部运行”，看 GPU 从哪里开始领先。`,
      nothing: both`Nothing to measure: choose at least one engine and one strategy.
        没有可测的内容：请至少选择一个引擎和一个策略。`,
      running: (what: string) => both`Measuring ${what}. The training waits meanwhile.
        正在测量 ${what}。训练在此期间暂停。`,
      stopped: (done: string, cases: string) => both`
        Stopped after ${done} of ${counted(cases)}. What was measured is kept.
        已停止，完成 ${cases} 项中的 ${done} 项。已测结果保留。`,
      done: (cases: string) => both`Done: ${counted(cases)}, every result checked.
        完成：${cases} 项，结果均已核对。`,
      doneSome: (done: string, failed: string) => both`
        Done: ${counted(done)} measured and checked, ${failed} not. The table says why.
        完成：${done} 项已测量并核对，${failed} 项未能测量，原因见表。`,
    },

    crossover: {
      title: ['Crossover', '交叉点'],
      at: (strategy: string, points: string) => both`
        ${strategy}: the GPU passes the CPU at ${points} points.
        ${strategy}：GPU 在 ${points} 个点处超过 CPU。`,
      notFor: (strategies: string) => both`${strategies}: not on this device.
        ${strategies}：此设备上没有。`,
      never: both`Not on this device: at every size measured the CPU is ahead.
        此设备上没有交叉点：在所有测量的点数下 CPU 都更快。`,
      neverSoftware: both`
        Not on this device: its adapter is software, so that the CPU plays both parts and is ahead at every size.
        此设备上没有交叉点：适配器由软件实现，两边都是 CPU，在所有点数下 CPU 都更快。`,
      unknown: both`
        Each case is drawn once it is measured. It takes a GPU and a CPU row at the same points to tell where the GPU passes.
        每项测完后画在图中。要知道 GPU 从哪里开始领先，需要相同点数下 GPU 与 CPU 的结果。`,
      mark: ['GPU passes', 'GPU 领先'],
    },

    chart: {
      title: ['Steps per second over points', '每秒步数与点数'],
      spoken: (rows: string) => both`
        Line chart of the steps per second over the number of points, both logarithmic, with ${rows} measured cases. The table has the same numbers.
        每秒步数随点数变化的折线图，两轴均为对数刻度，共 ${rows} 项测量结果。表中有同样的数值。`,
      count: (points: string) => [`${points} points`, `${points} 个点`],
    },

    table: {
      title: ['Results', '结果'],
      heads: {
        state: ['State', '状态'],
        engine: ['Engine', '引擎'],
        strategy: ['Strategy', '策略'],
        points: ['Points', '点数'],
        rate: ['Steps/s', '步/秒'],
        rates: ['min – max', '最小 – 最大'],
        ms: [
          ['ms', 'Milliseconds, median of the runs'],
          ['毫秒', '毫秒，多次运行的中位数'],
        ],
      },
      states: {
        waiting: ['waiting', '等待'],
        running: ['running', '运行中'],
        done: ['done', '完成'],
        failed: ['not measured', '未测量'],
        left: ['left out', '未运行'],
      },
    },

    export: {
      format: ['Format', '格式'],
      copy: ['Copy', '复制'],
      download: ['Download', '下载'],
    },

    environment: {
      title: ['Environment', '环境'],
      browser: ['Browser', '浏览器'],
      adapter: ['Adapter', '适配器'],
      cores: ['Cores', '核心数'],
      notYet: ['known after Run all', '运行后显示'],
      none: ['none', '无'],
    },

    notes: {
      title: ['How it is measured', '测量方法'],
      timed: both`
        A time runs from the first step sent to the last loss read back. Making the data and bringing them to the device is not in it.
        计时从发出第一步开始，到读回最后一个损失为止，不含生成数据和上传数据的时间。`,
      warmUp: both`
        Each case first warms up, so that compilers and caches are ready; then it is timed several times. The table shows the median, and beside it the slowest and the fastest. Browsers round the clock: times below a millisecond are rough.
        每项先预热，使编译和缓存就绪，然后计时若干次。表中为中位数，旁边是最慢与最快的一次。浏览器的时钟有舍入：不足一毫秒的时间只是粗略值。`,
      checked: both`
        Every run is checked against exact gradient descent: a wrong result is no time, and its row says so. The CPU reference computes in 64 bits here, which is the faster way for it.
        每次运行的结果都与精确的梯度下降核对：结果错误就不算时间，并在该行说明。这里 CPU 参考实现以 64 位计算，对它来说更快。`,
      loses: both`
        At 100 points a step is a few hundred operations: a GPU spends its time on being told what to do, a CPU has long finished. A GPU wins where every step has much to do.
        100 个点时，一步只有几百次运算：GPU 的时间花在接收指令上，而 CPU 早已算完。每一步工作量很大时，GPU 才会领先。`,
    },
  },
  profile: {
    title: ['Where the time goes', '时间花在哪里'],
    timestamps: (quantum: string) => both`
      Taken apart from the runs, in the same benchmark. By the GPU’s timestamps, in steps of ${quantum} µs.
      在同一次基准测试中另行测量，不影响计时。GPU 时间取自其时间戳，最小间隔 ${quantum} 微秒。`,
    queue: both`
      Taken apart from the runs, in the same benchmark. This device has no timestamps: times of the GPU are waits for it, and so upper bounds.
      在同一次基准测试中另行测量，不影响计时。此设备没有时间戳：GPU 时间是等待它完成的时间，因此是上限。`,

    split: {
      title: ['One submit, in milliseconds', '一次提交，毫秒'],
      heads: {
        strategy: ['Strategy', '策略'],
        points: ['Points', '点数'],
        steps: ['Steps', '步数'],
        encode: ['Encode', '编码'],
        submit: ['Submit', '提交'],
        wait: ['Wait', '等待'],
        readback: ['Readback', '读回'],
        recording: [
          ['Recording', 'The part of the whole that recording the commands takes'],
          ['录制占比', '录制命令占全部时间的比例'],
        ],
        gpu: [
          ['GPU', 'How long the GPU worked, by its timestamps'],
          ['GPU', 'GPU 工作的时间，取自其时间戳'],
        ],
      },
    },

    roofline: {
      title: ['Kernels, and the memory', '内核与内存'],
      heads: {
        strategy: ['Strategy', '策略'],
        points: ['Points', '点数'],
        kernels: ['µs a step', '每步微秒'],
        floor: [
          ['Empty µs', 'A dispatch that does next to nothing, in microseconds'],
          ['空调度微秒', '几乎什么都不做的一次调度，微秒'],
        ],
        pointsRate: ['Points/s', '点/秒'],
        bytesRate: [
          ['GB/s', 'Gigabytes of points that the kernels read a second'],
          ['GB/秒', '内核每秒读取的数据点，GB'],
        ],
        copyRate: [
          ['Copy GB/s', 'Gigabytes that a copy on the same device reads and writes a second'],
          ['复制 GB/秒', '同一设备上的复制每秒读写的数据，GB'],
        ],
        share: [
          ['Of the copy', 'Where a copy is as short as a dispatch, it tells nothing'],
          ['占复制的比例', '一次复制和一次空调度一样短时，无法比较'],
        ],
      },
    },
  },
});

function counted(cases: string): string {
  return cases === '1' ? '1 case' : `${cases} cases`;
}
