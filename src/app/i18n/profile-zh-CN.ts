import type { profileEn } from './profile-en.ts';

export const profileZhCN = {
  title: '时间花在哪里',
  timestamps: (quantum: string) =>
    `在同一次基准测试中另行测量，不影响计时。GPU 时间取自其时间戳，最小间隔 ${quantum} 微秒。`,
  queue:
    '在同一次基准测试中另行测量，不影响计时。此设备没有时间戳：GPU 时间是等待它完成的时间，因此是上限。',

  split: {
    title: '一次提交，毫秒',
    heads: {
      strategy: '策略',
      points: '点数',
      steps: '步数',
      encode: '编码',
      submit: '提交',
      wait: '等待',
      readback: '读回',
      recording: ['录制占比', '录制命令占全部时间的比例'],
      gpu: ['GPU', 'GPU 工作的时间，取自其时间戳'],
    },
  },

  roofline: {
    title: '内核与内存',
    heads: {
      strategy: '策略',
      points: '点数',
      kernels: '每步微秒',
      floor: ['空调度微秒', '几乎什么都不做的一次调度，微秒'],
      pointsRate: '点/秒',
      bytesRate: ['GB/秒', '内核每秒读取的数据点，GB'],
      copyRate: ['复制 GB/秒', '同一设备上的复制每秒读写的数据，GB'],
      share: ['占复制的比例', '点数很少时，一次复制和一次空调度一样短，无法比较'],
    },
  },
} satisfies typeof profileEn;
