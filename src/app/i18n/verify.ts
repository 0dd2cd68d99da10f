/** The texts of the Verify view, which come with it. */
import { both, phrases } from './phrases.ts';

export const VERIFY = phrases({
  verify: {
    /** Between the parts of a list, … */
    comma: [', ', '，'],
    /** … and between two sentences. */
    space: [' ', ''],
    run: ['Verify', '开始验证'],
    again: ['Verify again', '重新验证'],
    stop: ['Stop', '停止'],
    runs: ['Run', '训练'],

    status: {
      empty: both`
        Are the numbers right? Verify trains by each strategy, and holds every sample against the exact solution.
        这些数值可信吗？“开始验证”用每种策略训练，并将每个采样与精确解核对。`,
      running: (who: string, epoch: string, epochs: string) => both`
        Training ${who}: epoch ${epoch} of ${epochs}.
        正在训练${who}：第 ${epoch} 轮，共 ${epochs} 轮。`,
      again: (who: string) => [`${who} once more, for the bits`, `${who}（第二次，比较各位）`],
      stopped: both`Stopped. Nothing was judged; Verify again starts anew.
        已停止，未作判断。“重新验证”将从头开始。`,
      passed: (checks: string) => both`
        All ${checks} checks pass: for these settings the numbers are right.
        ${checks} 项检查全部通过：在这些设置下，数值正确。`,
      someFailed: (failed: string, checks: string) => both`
        ${failed} of ${checks} checks FAIL. The table says which, and by how much.
        ${checks} 项检查中有 ${failed} 项未通过。详情和误差大小见表。`,
      nothing: both`The engine refused every strategy: nothing was verified. The reasons are below.
        引擎拒绝了所有策略，没有验证任何内容。原因见下文。`,
      useWasm: ['Verify WebAssembly instead', '改为验证 WebAssembly'],
      useAuto: ['Verify what the engine can', '验证引擎支持的策略'],
    },

    /** Before the first report, above what a run is held against. */
    empty: both`
      To be seen here: the error of each epoch beside what is allowed, a row for each check, and where 32 bits get no further. Every strategy runs twice, must give the same bits, and is held against:
      这里将显示各轮的误差与允许值、每项检查的结果，以及 32 位精度从哪一轮起不再前进。每种策略运行两次，须逐位相同，并对照：`,

    /** What is trained besides the strategies. */
    references: {
      oracle: ['the f64 oracle', ' f64 基准'],
      mirror: ['the f32 mirror', ' f32 镜像'],
    },

    settings: {
      title: ['Settings', '设置'],
      allStrategies: ['every strategy', '所有策略'],
      change: ['Change them in the Lab', '到“实验室”中修改'],
      stale: both`The Lab has other settings by now; Verify again takes those:
        “实验室”中的设置已更改，“重新验证”将采用：`,
    },

    chart: {
      title: ['Error over the epochs', '误差与轮次'],
      loss: ['loss', '损失'],
      standards: {
        exact: ['exact trajectory', '精确轨迹'],
        oracle: ['f64 oracle', 'f64 基准'],
        mirror: ['f32 mirror', 'f32 镜像'],
      },
      hints: {
        exact: both`The exact trajectory: θ* + (I − ηH)ᵏ (θ₀ − θ*) in closed form, without a single step.
          精确轨迹：闭式解 θ* + (I − ηH)ᵏ (θ₀ − θ*)，不做任何一步迭代。`,
        oracle: both`The f64 oracle: the plain loop over the points, in double precision on the CPU.
          f64 基准：在 CPU 上以双精度对各点直接循环。`,
        mirror: both`The f32 mirror: the same loop in f32 on the CPU, with the kernels’ order of additions.
          f32 镜像：在 CPU 上以 f32 做同样的循环，加法顺序与内核相同。`,
      },
      error: ['error', '误差'],
      bound: ['allowed', '允许值'],
      beyond: ['more than allowed', '超出允许值'],
      equal: (equal: string, samples: string) =>
        equal === samples
          ? both`No error at all: equal to the bit at all ${samples} epochs sampled.
              没有任何误差：采样的 ${samples} 轮逐位相同。`
          : both`Equal to the bit at ${equal} of ${samples} epochs sampled; a logarithmic axis has no place for 0.
              采样的 ${samples} 轮中有 ${equal} 轮逐位相同；对数轴上没有 0 的位置。`,
      at: (epoch: string, error: string, bound: string) => both`
        epoch ${epoch} · error ${error} · allowed ${bound}
        第 ${epoch} 轮 · 误差 ${error} · 允许 ${bound}`,
      spoken: (what: string, error: string, bound: string, epoch: string) => both`
        Line chart of the error of ${what} over the epochs, both logarithmic. The greatest is ${error} at epoch ${epoch}, where ${bound} is allowed. The table has the same numbers.
        ${what}的误差随轮次变化的折线图，两轴均为对数刻度。最大误差 ${error} 在第 ${epoch} 轮，该处允许 ${bound}。表中有同样的数值。`,
      /** `loss of Dispatch against the exact trajectory` */
      what: (of: string, strategy: string, against: string) => both`
        ${of} of ${strategy} against the ${against}
        ${strategy} 的 ${of} 对照${against}`,
    },

    facts: {
      title: ['What it says', '结论'],
      stands: (strategy: string, epoch: string, far: string) => both`
        ${strategy} stands still from epoch ${epoch} on, ${far} from the optimum.
        ${strategy}：从第 ${epoch} 轮起不再变化，与最优解相差 ${far}。`,
      moves: (strategy: string, far: string) => both`
        ${strategy} moves to the last epoch, and ends ${far} from the optimum.
        ${strategy}：直到最后一轮仍在变化，最终与最优解相差 ${far}。`,
      far: (distance: string, name: string) => [`${distance} in ${name}`, `${name} ${distance}`],
      due: (epoch: string, far: string) => both`
        From epoch ${epoch} on, learning rate times gradient is less than half an ulp, which leaves at most ${far}.
        从第 ${epoch} 轮起，学习率乘以梯度不足半个 ulp，由此最多相差 ${far}。`,
      bitEqual: (strategy: string) => both`${strategy} gave the same bits twice.
        ${strategy}：两次运行逐位相同。`,
      diverges: (lr: string, epoch: string) => both`
        Learning rate ${lr} diverges: exact descent leaves f32 after epoch ${epoch}, and the run is verified up to there.
        学习率 ${lr} 会发散：精确下降在第 ${epoch} 轮后超出 f32 范围，验证到此为止。`,
      refused: (strategy: string) => [`Not verified: ${strategy}.`, `未验证：${strategy}。`],
    },

    table: {
      title: ['Checks', '检查'],
      check: ['Check', '检查'],
      found: ['Found', '实际'],
      bound: ['Allowed', '允许'],
      epoch: ['Epoch', '轮次'],
      result: ['Result', '结果'],
      pass: ['pass', '通过'],
      fail: ['FAIL', '未通过'],
      references: ['References', '对照实现'],
      passing: (passing: string, all: string) => both`${passing} of ${all} pass
        ${all} 项中 ${passing} 项通过`,
      show: (what: string) => [`Show the error of ${what} in the chart`, `在图中显示${what}的误差`],
      names: {
        reference: (who: string, what: string) => [`${who}: ${what}`, `${who}：${what}`],
        run: ['errors of the engine', '引擎的错误'],
        steps: ['steps, by the device’s own count', '设备自己计的步数'],
        finite: ['samples that are not finite', '非有限的采样'],
        bitwise: ['samples that a second run changes', '第二次运行中不同的采样'],
        stall: (of: string) => both`${of} from the optimum, at a standstill
          停滞时 ${of} 与最优解的距离`,
        step: (of: string) => [`${of} of one step, 64-bit`, `单步的 ${of}，与 64 位结果相比`],
      },
    },

    exchange: {
      title: ['Two machines', '两台机器'],
      hint: both`Save this report, and compare it with one from another browser or from the terminal.
        保存这份报告，与另一浏览器或终端程序的报告比较。`,
      download: ['Save JSON', '保存 JSON'],
      choose: ['Compare with a file…', '与文件比较……'],
      reading: (name: string) => [`Reading ${name}…`, `正在读取 ${name}……`],
      refused: ['This file cannot be compared.', '无法与此文件比较。'],
      agree: (name: string) => both`The two agree: this run and ${name}.
        两者一致：本次运行与 ${name}。`,
      disagree: (name: string) => both`The two DISAGREE: this run and ${name}.
        两者不一致：本次运行与 ${name}。`,
      difference: ['Difference', '差'],
      bitEqual: ['bit-equal', '逐位相同'],
      own: ['this run', '本次运行'],
    },
  },
});
