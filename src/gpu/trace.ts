import { kernelOf } from './pipelines.ts';
import type { Pass, Recorder } from './trainer.ts';

/** One dispatch, with all that it needs. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroups: ReadonlyMap<number, GPUBindGroup | null>;
  /** Workgroups in x, y and z. */
  readonly size: readonly [number, number, number];
}

/** What `record` puts into a pass for so many steps, by the names of the kernels. */
export function trace(record: Recorder, steps: number): ReadonlyMap<string, readonly Dispatch[]> {
  const tracer = new Tracer();
  record(tracer, steps);
  return tracer.dispatches;
}

/** Puts dispatches into a pass. */
export function replay(pass: Pass, dispatches: readonly Dispatch[], times: number): void {
  for (let i = 0; i < times; i++) {
    for (const { pipeline, bindGroups, size } of dispatches) {
      pass.setPipeline(pipeline);
      for (const [index, bindGroup] of bindGroups) pass.setBindGroup(index, bindGroup);
      pass.dispatchWorkgroups(...size);
    }
  }
}

/** A pass that only writes down what it is told. */
class Tracer implements Pass {
  readonly dispatches = new Map<string, Dispatch[]>();
  readonly #bindGroups = new Map<number, GPUBindGroup | null>();
  #pipeline: GPUComputePipeline | undefined;

  setPipeline(pipeline: GPUComputePipeline): undefined {
    this.#pipeline = pipeline;
  }

  setBindGroup(index: number, bindGroup: GPUBindGroup | null): undefined {
    this.#bindGroups.set(index, bindGroup);
  }

  dispatchWorkgroups(x: number, y = 1, z = 1): undefined {
    const pipeline = this.#pipeline;
    if (pipeline === undefined) return;
    const kernel = kernelOf(pipeline);
    const before = this.dispatches.get(kernel) ?? [];
    const bindGroups = new Map(this.#bindGroups);
    this.dispatches.set(kernel, [...before, { pipeline, bindGroups, size: [x, y, z] }]);
  }
}
