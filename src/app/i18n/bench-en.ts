/** The texts of the Benchmark view. */
import type { Head } from '../../core/text/table.ts';

export const benchEn = {
  choices: 'What to measure',
  engines: 'Engines',
  strategies: 'Strategies',
  points: 'Points',
  from: 'From',
  to: 'To',
  run: 'Run all',
  again: 'Run again',
  stop: 'Stop',
  clear: 'Clear',
  controls: 'Benchmark controls',
  progress: 'Progress of the benchmark',
  cases: 'Case',
  of: (cases: string) => `of ${cases}`,
  left: (time: string) => `about ${time} left`,
  estimating: 'estimating…',
  names: { webgpu: 'WebGPU', cpu: 'CPU reference', wasm: 'WASM SIMD' },

  status: {
    empty: (cases: string) => `${counted(cases)}. Press Run all and see where the GPU overtakes.`,
    nothing: 'Nothing to measure: choose at least one engine and one strategy.',
    held: 'Verify has the device. A benchmark can run when it is done.',
    opening: 'Getting the devices ready…',
    running: (what: string) => `Measuring ${what}. The training waits meanwhile.`,
    stopped: (done: string, cases: string) =>
      `Stopped after ${done} of ${counted(cases)}. What was measured is kept.`,
    done: (cases: string) => `Done: ${counted(cases)}, every result checked.`,
    doneSome: (done: string, failed: string) =>
      `Done: ${counted(done)} measured and checked, ${failed} not. The table says why.`,
    failed: (message: string) => `The benchmark stopped: ${message}. Run again starts anew.`,
  },

  crossover: {
    title: 'Crossover',
    at: (strategy: string, points: string) =>
      `${strategy}: the GPU passes the CPU at ${points} points.`,
    notFor: (strategies: string) => `${strategies}: not on this device.`,
    never: 'Not on this device: at every size measured the CPU is ahead.',
    neverSoftware:
      'Not on this device: its adapter is software, so that the CPU plays both parts and is ahead at every size.',
    unknown: 'It takes a GPU and a CPU row at the same points to tell where the GPU passes.',
    waiting: 'Where the GPU passes the CPU is said here once both are measured.',
    mark: 'GPU passes',
  },

  chart: {
    title: 'Steps per second over points',
    axis: 'points',
    empty: 'One line per engine and strategy appears here, a point for each case.',
    spoken: (rows: string) =>
      `Line chart of the steps per second over the number of points, both logarithmic, with ${rows} measured cases. The table has the same numbers.`,
    at: (points: string) => `${points} points`,
  },

  table: {
    title: 'Results',
    heads: {
      state: 'State',
      engine: 'Engine',
      strategy: 'Strategy',
      points: 'Points',
      rate: 'Steps/s',
      rates: 'min – max',
      ms: ['ms', 'Milliseconds, median of the runs'],
    } satisfies Record<string, Head>,
    empty: 'Each case gets a row.',
    states: {
      waiting: 'waiting',
      running: 'running',
      done: 'done',
      failed: 'not measured',
      left: 'left out',
    },
  },

  export: {
    title: 'Export',
    format: 'Format',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Not allowed',
    download: 'Download',
  },

  environment: {
    title: 'Environment',
    browser: 'Browser',
    adapter: 'Adapter',
    cores: 'Cores',
    notYet: 'known after Run all',
    none: 'none',
  },

  notes: {
    title: 'How it is measured',
    timed:
      'A time runs from the first step sent to the last loss read back. Making the data and bringing them to the device is not in it.',
    warmUp:
      'Each case first warms up, so that compilers and caches are ready; then it is timed several times. The table shows the median, and beside it the slowest and the fastest. Browsers round the clock: times below a millisecond are rough.',
    checked:
      'Every run is checked against exact gradient descent: a wrong result is no time, and its row says so. The CPU reference computes in 64 bits here, which is the faster way for it.',
    loses:
      'At 100 points a step is a few hundred operations: a GPU spends its time on being told what to do, a CPU has long finished. A GPU wins where every step has much to do.',
  },
};

function counted(cases: string): string {
  return cases === '1' ? '1 case' : `${cases} cases`;
}
