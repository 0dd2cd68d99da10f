/** Counts the GPU objects of a page. Playwright carries this function into it: no imports. */

export interface GpuCensus {
  /** All devices ever made; the page may destroy them. */
  readonly devices: GPUDevice[];
  lostDevices: number;
  buffers: number;
  mostBuffers: number;
  submits: number;
}

declare global {
  interface Window {
    gpuCensus: GpuCensus;
  }
}

export function takeGpuCensus(): void {
  const census: GpuCensus = { devices: [], lostDevices: 0, buffers: 0, mostBuffers: 0, submits: 0 };
  window.gpuCensus = census;
  const adapter = GPUAdapter.prototype;
  const requestDevice = Reflect.get(adapter, 'requestDevice');
  adapter.requestDevice = async function (descriptor) {
    const device = await requestDevice.call(this, descriptor);
    census.devices.push(device);
    void device.lost.then(() => census.lostDevices++);
    const submit = device.queue.submit.bind(device.queue);
    device.queue.submit = (commands) => {
      census.submits++;
      submit(commands);
    };
    const living = new Set<GPUBuffer>();
    const createBuffer = device.createBuffer.bind(device);
    device.createBuffer = (of) => {
      const buffer = createBuffer(of);
      living.add(buffer);
      census.mostBuffers = Math.max(census.mostBuffers, ++census.buffers);
      const destroy = buffer.destroy.bind(buffer);
      buffer.destroy = () => {
        if (living.delete(buffer)) census.buffers--;
        destroy();
      };
      return buffer;
    };
    return device;
  };
}
