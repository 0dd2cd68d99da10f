/** The texts of "Where the time goes", in the Benchmark view. */
export const profileEn = {
  title: 'Where the time goes',
  timestamps: (quantum: string) =>
    `Taken apart from the runs, in the same benchmark. By the GPU’s timestamps, in steps of ${quantum} µs.`,
  queue:
    'Taken apart from the runs, in the same benchmark. This device has no timestamps: times of the GPU are waits for it, and so upper bounds.',
  strategy: 'Strategy',
  points: 'Points',

  split: {
    title: 'One submit, in milliseconds',
    steps: 'Steps',
    encode: 'Encode',
    submit: 'Submit',
    wait: 'Wait',
    readback: 'Readback',
    recording: 'Recording',
    recordingLong: 'The part of the whole that recording the commands takes',
    gpu: 'GPU',
    gpuLong: 'How long the GPU worked, by its timestamps',
  },

  roofline: {
    title: 'Kernels, and the memory',
    kernels: 'µs a step',
    floor: 'Empty µs',
    floorLong: 'A dispatch that does next to nothing, in microseconds',
    pointsRate: 'Points/s',
    bytesRate: 'GB/s',
    bytesRateLong: 'Gigabytes of points that the kernels read a second',
    copyRate: 'Copy GB/s',
    copyRateLong: 'Gigabytes that a copy on the same device reads and writes a second',
    share: 'Of the copy',
    shareLong:
      'Where the points are so few that a copy is as short as a dispatch, it tells nothing',
  },
};
