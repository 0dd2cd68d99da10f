/** Stands in for `navigator.gpu`: the real one, with what a test changes. */
export interface GpuChanges {
  /** Changes the text of every shader: a driver that computes something else. */
  readonly shader?: (code: string) => string;
  /** Sees every device that is made. */
  readonly device?: (device: GPUDevice) => void;
  /** Sees every buffer that is made. */
  readonly buffer?: (buffer: GPUBuffer) => void;
}

export function changedGpu({ shader, device: seen, buffer: seenBuffer }: GpuChanges): GPU {
  return fakeGpu(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (adapter === null) throw new Error('these tests need a WebGPU adapter');
    const requestDevice = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = async (descriptor) => {
      const device = await requestDevice(descriptor);
      if (shader !== undefined) {
        const createShaderModule = device.createShaderModule.bind(device);
        device.createShaderModule = (module) =>
          createShaderModule({ ...module, code: shader(module.code) });
      }
      if (seenBuffer !== undefined) {
        const createBuffer = device.createBuffer.bind(device);
        device.createBuffer = (descriptor) => {
          const buffer = createBuffer(descriptor);
          seenBuffer(buffer);
          return buffer;
        };
      }
      seen?.(device);
      return device;
    };
    return adapter;
  });
}

/** A GPU of which only the request for an adapter works, or does not. */
export function fakeGpu(requestAdapter: () => Promise<GPUAdapter | null>): GPU {
  return { requestAdapter } as unknown as GPU;
}
