import { kernelOf, type Stage } from './pipelines.ts';
import type { Pass, Recorder } from './trainer.ts';

/** What `record` puts into a pass for so many steps, by the names of the kernels. */
export function trace(record: Recorder, steps: number): ReadonlyMap<string, readonly Stage[]> {
  const stages = new Map<string, Stage[]>();
  let pipeline: GPUComputePipeline | undefined;
  let bindGroup: GPUBindGroup | null = null;
  const pass: Pass = {
    setPipeline: (set) => void (pipeline = set),
    setBindGroup: (_index: number, set: GPUBindGroup | null) => void (bindGroup = set),
    dispatchWorkgroups: (workgroups) => {
      if (pipeline === undefined || bindGroup === null) return;
      const kernel = kernelOf(pipeline);
      const before = stages.get(kernel) ?? [];
      stages.set(kernel, [...before, { pipeline, bindGroup, workgroups }]);
    },
  };
  record(pass, steps);
  return stages;
}
