/** The adapter at hand, which says of itself that it is a GPU: so that what is for GPUs alone is tested where there is none. */
export function asHardware(gpu: GPU): GPU {
  const requestAdapter = async (options?: GPURequestAdapterOptions): Promise<GPUAdapter | null> => {
    const adapter = await gpu.requestAdapter(options);
    if (adapter === null) return null;
    const { subgroupMinSize, subgroupMaxSize } = adapter.info;
    const info = { vendor: 'tests', architecture: '', device: '', description: 'as a GPU' };
    return Object.defineProperty(adapter, 'info', {
      value: { ...info, isFallbackAdapter: false, subgroupMinSize, subgroupMaxSize },
    });
  };
  return { requestAdapter } as unknown as GPU;
}
