/** Where a run stands, and why there is no GPU. */
export const statusEn = {
  status: {
    makingData: (points: string) => `Making ${points} points… Fewer would be there at once.`,
    openingDevice: 'Getting the device ready…',
    uploading: (points: string) => `Bringing ${points} points onto the device…`,
    deviceLost: (epoch: string) =>
      `The graphics device was lost. Opening another; the run goes on from epoch ${epoch}.`,
    workCutShort: (epoch: string) =>
      `The driver cut work short. The run goes on from epoch ${epoch}, in smaller pieces.`,
    ready: (moves: string) => `Press ▶: the ball rolls, ${moves}.`,
    moves: {
      line: 'the line turns',
      curve: 'the curve bends',
      plane: 'the map takes shape',
      points: 'the points come to the diagonal',
    },
    readyUnstable:
      'Untrained, and a learning rate that overshoots: press Train and watch it diverge.',
    running: 'Training. A new learning rate takes effect from the next step.',
    paused: 'Paused. Step takes one epoch; Continue goes on.',
    looking: 'You are looking back.',
    lookNow: 'Back to the present',
    pastLimit: 'Now push the rate past ▲.',
    goBack: 'Drag the slider to go back through the run.',
    again: 'Again at full speed',
    pending: 'Restart with the new settings? This run still has its own.',
    restart: 'Restart',
    keepRun: 'Keep this run',
    kept: (loss: string, epoch: string) =>
      `A kept run, as it ended: loss ${loss} after ${epoch} ${epoch === '1' ? 'epoch' : 'epochs'}. Train again runs it anew.`,
    done: (loss: string) => `Done: loss ${loss}, as low as this model can get here.`,
    doneOnly: (loss: string) => `Done: loss ${loss}.`,
    doneAbove: (loss: string, above: string) =>
      `Done: loss ${loss}, ${above} above the best fit. Raise the epochs, or the learning rate.`,
    doneReplay: (difference: string) =>
      `Replayed: no line differs from the article’s by more than ${difference}.`,
    diverged: {
      what: (epoch: string, reason: string) =>
        `Diverged by epoch ${epoch}: the loss is no longer finite. ${reason}`,
      rate: (limit: string) =>
        `Learning rates above ${limit} overshoot here: lower the learning rate.`,
      noRate: (limit: string, least: string) =>
        `Learning rates above ${limit} overshoot here, and none below ${least} can be set: standardise the data, or bring x nearer to 0.`,
      numbers:
        'The learning rate is stable: the numbers themselves are too large for 32 bits. Standardise the data, or scale them down.',
      unknown: 'Lower the learning rate, start elsewhere, or scale the data down.',
      where: (epoch: string, expression: string, row: string, values: string, remedy: string) =>
        `Diverged in epoch ${epoch}: ${expression} is not finite in row ${row}${values && `, where ${values}`}. ${remedy}`,
      lastFinite: (epoch: string) =>
        `Diverged: these are the last finite numbers, of epoch ${epoch}.`,
    },
    useRate: (lr: string) => `Use ${lr} and reset`,
    failed: (message: string) => `The run stopped: ${message}.`,
    keepsWhatItHas: 'What was trained so far is kept.',
    refused: (message: string) => `Nothing was trained: ${message}. Data and settings are kept.`,
    useAuto: 'Let the engine choose',
    heldUp: (field: string, fault: string) =>
      `Not trained, since ${field} cannot be used. ${fault}`,
    dropFaults: 'Take the values in use',
    held: {
      benchmark: 'A benchmark has the device. The training goes on when it is done.',
      verify: 'Verify has the device. The training goes on when it is done.',
    },
    silent:
      'The device has not answered for ten seconds. It may still, or the CPU reference trains.',
    useCpu: 'Use the CPU reference',
  },

  noCanvas:
    'This browser gives no canvas to draw in. The numbers are all here; try another browser for the picture.',
  noGpu: {
    'insecure-context': 'WebGPU needs a secure page: https, or localhost.',
    'no-webgpu': 'This browser has no WebGPU.',
    'no-adapter': 'WebGPU is here, but it found no graphics adapter.',
    'adapter-timeout': 'The graphics adapter did not answer.',
    'device-refused': 'The graphics adapter refused to open a device.',
  },
  cpuRowsOnly: 'Only CPU rows are measured.',
  cpuInstead: (reason: string) => `${reason} The CPU reference trains instead.`,
  cpuInsteadOf: (reason: string, strategy: string) =>
    `${reason} The CPU reference trains instead, one step after the other: the strategy ${strategy} needs a GPU.`,
  noGpuAtAll: {
    'insecure-context': 'WebGPU needs a secure page: https, or localhost.',
    'no-webgpu':
      'This browser has no WebGPU: use a current Chrome, Edge, Firefox or Safari, or the CPU reference.',
    'no-adapter':
      'WebGPU is here, but it found no graphics adapter: update the driver, or use the CPU reference.',
    'adapter-timeout':
      'The graphics adapter did not answer: restart the browser, or use the CPU reference.',
    'device-refused':
      'The graphics adapter refused to open a device: close other tabs that use it, or use the CPU reference.',
  },
};
