/** The texts of "Where the time goes", in the Benchmark view. */
import type { Head } from '../../core/text/table.ts';

export const profileEn = {
  title: 'Where the time goes',
  timestamps: (quantum: string) =>
    `Taken apart from the runs, in the same benchmark. By the GPU’s timestamps, in steps of ${quantum} µs.`,
  queue:
    'Taken apart from the runs, in the same benchmark. This device has no timestamps: times of the GPU are waits for it, and so upper bounds.',

  split: {
    title: 'One submit, in milliseconds',
    heads: {
      strategy: 'Strategy',
      points: 'Points',
      steps: 'Steps',
      encode: 'Encode',
      submit: 'Submit',
      wait: 'Wait',
      readback: 'Readback',
      recording: ['Recording', 'The part of the whole that recording the commands takes'],
      gpu: ['GPU', 'How long the GPU worked, by its timestamps'],
    } satisfies Record<string, Head>,
  },

  roofline: {
    title: 'Kernels, and the memory',
    heads: {
      strategy: 'Strategy',
      points: 'Points',
      kernels: 'µs a step',
      floor: ['Empty µs', 'A dispatch that does next to nothing, in microseconds'],
      pointsRate: 'Points/s',
      bytesRate: ['GB/s', 'Gigabytes of points that the kernels read a second'],
      copyRate: ['Copy GB/s', 'Gigabytes that a copy on the same device reads and writes a second'],
      share: [
        'Of the copy',
        'Where the points are so few that a copy is as short as a dispatch, it tells nothing',
      ],
    } satisfies Record<string, Head>,
  },
};
