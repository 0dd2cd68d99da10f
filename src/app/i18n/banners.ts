/** The texts of what is said before all else, which come with it. */
import { both, phrases } from './phrases.ts';

export const BANNERS = phrases({
  banners: {
    noGpu: {
      'insecure-context': both`WebGPU needs a secure page: https, or localhost.
        WebGPU 需要安全的页面（https 或 localhost）。`,
      'no-webgpu': ['This browser has no WebGPU.', '此浏览器没有 WebGPU。'],
      'no-adapter': both`WebGPU is here, but it found no graphics adapter.
        有 WebGPU，但没有找到图形适配器。`,
      'adapter-timeout': ['The graphics adapter did not answer.', '图形适配器没有应答。'],
      'device-refused': both`The graphics adapter refused to open a device.
        图形适配器拒绝打开设备。`,
    },
    cpuRowsOnly: (reason: string) => both`${reason} Only CPU rows are measured.
      ${reason}只测量 CPU。`,
    cpuInstead: (reason: string) => both`${reason} The CPU reference trains instead.
      ${reason}改由 CPU 参考实现训练。`,
    cpuInsteadOf: (reason: string, strategy: string) => both`
      ${reason} The CPU reference trains instead, one step after the other: the strategy ${strategy} needs a GPU.
      ${reason}改由 CPU 参考实现逐步训练：${strategy}策略需要 GPU。`,
    lostData: (name: string) => both`
      ${name} went when the page was loaded anew, and these are seeded data: load it again.
      页面重新加载后，${name} 已不在，现在是随机种子数据：请再次载入。`,
    refused: ['The address asks for what is not to be had.', '地址中有无法使用的设置。'],
    more: (count: string) => [`And ${count} more.`, `另有 ${count} 项。`],
    newer: both`A newer version of this page is there. Settings and data stay as they are.
      本页面有新版本。设置和数据保持不变。`,
    reload: ['Load it', '载入新版本'],
    dismiss: ['Dismiss', '关闭'],
  },
});
