/** The texts of the Verify view. */
export const verifyEn = {
  /** Between the parts of a list, … */
  comma: ', ',
  /** … and between two sentences. */
  space: ' ',
  run: 'Verify',
  again: 'Verify again',
  stop: 'Stop',
  controls: 'Verification controls',
  progress: 'Progress of the verification',
  runs: 'Run',
  of: (runs: string) => `of ${runs}`,

  status: {
    empty:
      'Are the numbers right? Verify trains by each strategy, and holds every sample against the exact solution.',
    held: 'A benchmark has the device. Verify can begin when it is done.',
    opening: 'Getting the devices ready…',
    running: (who: string, epoch: string, epochs: string) =>
      `Training ${who}: epoch ${epoch} of ${epochs}.`,
    again: (who: string) => `${who} once more, for the bits`,
    stopped: 'Stopped. Nothing was judged; Verify again starts anew.',
    passed: (checks: string) =>
      `All ${checks} checks pass: for these settings the numbers are right.`,
    someFailed: (failed: string, checks: string) =>
      `${failed} of ${checks} checks FAIL. The table says which, and by how much.`,
    nothing: 'The engine refused every strategy: nothing was verified. The reasons are below.',
    failed: (message: string) => `The verification stopped: ${message}.`,
    useWasm: 'Verify WebAssembly instead',
    useAuto: 'Verify what the engine can',
  },

  /** What is trained besides the strategies. */
  references: { oracle: 'the f64 oracle', mirror: 'the f32 mirror' },

  settings: {
    title: 'Settings',
    seed: (seed: string) => `seed ${seed}`,
    points: (points: string) => `${points} points`,
    epochs: (epochs: string) => `${epochs} epochs`,
    lr: (lr: string) => `learning rate ${lr}`,
    allStrategies: 'every strategy',
    strategy: (name: string) => `strategy ${name}`,
    change: 'Change them in the Lab',
    columns: (file: string, x: string, y: string) => `${file} (${x} → ${y})`,
    stale: 'The Lab has other settings by now; Verify again takes those:',
  },

  chart: {
    title: 'Error over the epochs',
    strategy: 'Strategy',
    against: 'Against',
    of: 'Of',
    loss: 'loss',
    standards: { exact: 'exact trajectory', oracle: 'f64 oracle', mirror: 'f32 mirror' },
    hints: {
      exact:
        'The exact trajectory: θ* + (I − ηH)ᵏ (θ₀ − θ*) in closed form, without a single step.',
      oracle: 'The f64 oracle: the plain loop over the points, in double precision on the CPU.',
      mirror:
        'The f32 mirror: the same loop in f32 on the CPU, with the kernels’ order of additions.',
    },
    error: 'error',
    bound: 'allowed',
    beyond: 'more than allowed',
    empty: 'The error of each epoch appears here, and beside it how much is allowed.',
    equal: (equal: string, samples: string) =>
      equal === samples
        ? `No error at all: equal to the bit at all ${samples} epochs sampled.`
        : `Equal to the bit at ${equal} of ${samples} epochs sampled; a logarithmic axis has no place for 0.`,
    at: (epoch: string, error: string, bound: string) =>
      `epoch ${epoch} · error ${error} · allowed ${bound}`,
    spoken: (what: string, error: string, bound: string, epoch: string) =>
      `Line chart of the error of ${what} over the epochs, both logarithmic. The greatest is ${error} at epoch ${epoch}, where ${bound} is allowed. The table has the same numbers.`,
    /** `loss of Dispatch against the exact trajectory` */
    what: (of: string, strategy: string, against: string) =>
      `${of} of ${strategy} against the ${against}`,
  },

  facts: {
    title: 'What it says',
    empty: 'Where 32 bits get no further, and how far from the optimum that is, is said here.',
    stands: (strategy: string, epoch: string, far: string) =>
      `${strategy} stands still from epoch ${epoch} on, ${far} from the optimum.`,
    moves: (strategy: string, far: string) =>
      `${strategy} moves to the last epoch, and ends ${far} from the optimum.`,
    far: (distance: string, name: string) => `${distance} in ${name}`,
    due: (epoch: string, far: string) =>
      `From epoch ${epoch} on, learning rate times gradient is less than half an ulp, which leaves at most ${far}.`,
    bitEqual: (strategy: string) => `${strategy} gave the same bits twice.`,
    diverges: (lr: string, epoch: string) =>
      `Learning rate ${lr} diverges: exact descent leaves f32 after epoch ${epoch}, and the run is verified up to there.`,
    refused: (strategy: string) => `Not verified: ${strategy}.`,
  },

  table: {
    title: 'Checks',
    check: 'Check',
    found: 'Found',
    bound: 'Allowed',
    epoch: 'Epoch',
    result: 'Result',
    pass: 'pass',
    fail: 'FAIL',
    references: 'References',
    passing: (passing: string, all: string) => `${passing} of ${all} pass`,
    show: (what: string) => `Show the error of ${what} in the chart`,
    empty:
      'Each check gets a row: what was found, what is allowed, and at which epoch. A run is held against',
    emptyToo:
      'Besides, every strategy runs twice and must give the same bits, and the device counts its steps itself.',
    names: {
      error: (of: string, against: string) => `${of}, ${against}`,
      reference: (who: string, of: string, against: string) => `${who}: ${of}, ${against}`,
      run: 'errors of the engine',
      steps: 'steps, by the device’s own count',
      finite: 'samples that are not finite',
      bitwise: 'samples that a second run changes',
      stall: (of: string) => `${of} from the optimum, at a standstill`,
      step: (of: string) => `${of} of one step, 64-bit`,
    },
  },

  exchange: {
    title: 'Two machines',
    hint: 'Save this report, and compare it with one from another browser or from the terminal.',
    download: 'Save JSON',
    choose: 'Compare with a file…',
    reading: (name: string) => `Reading ${name}…`,
    refused: 'This file cannot be compared.',
    agree: (name: string) => `The two agree: this run and ${name}.`,
    disagree: (name: string) => `The two DISAGREE: this run and ${name}.`,
    difference: 'Difference',
    bitEqual: 'bit-equal',
    own: 'this run',
  },
};
