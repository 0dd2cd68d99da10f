/**
 * Trains the line y = a·x + b on the GPU, as plainly as WebGPU lets one: `step.wgsl` is
 * one step; this puts the points where the GPU finds them, asks for 20,000 steps, and
 * reads the line back.
 */

export interface Line {
  readonly a: number;
  readonly b: number;
  /** Before the last update. */
  readonly loss: number;
  /** As the GPU counted them. */
  readonly steps: number;
}

export interface Training {
  /** `navigator.gpu` of a browser; in Node, what `create([])` of npm's `webgpu` returns. */
  readonly gpu: GPU;
  /** The text of `step.wgsl`. */
  readonly wgsl: string;
  /** The points. [n], f32 */
  readonly x: Float32Array<ArrayBuffer>;
  readonly y: Float32Array<ArrayBuffer>;
  readonly start: { readonly a: number; readonly b: number };
  readonly learningRate: number;
  readonly steps: number;
}

/** Work that keeps a GPU for seconds is taken for a hang, and killed: so it comes in pieces. */
const MOST_STEPS_AT_ONCE = 1000;

export async function train(training: Training): Promise<Line> {
  const { gpu, wgsl, x, y, start, learningRate, steps } = training;

  // 1. A GPU.
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('WebGPU finds no adapter: try another browser or driver');
  const device = await adapter.requestDevice();

  // 2. Memory on it: the points; the line, which is a, b, loss and the count of steps, four
  //    bytes each; and a copy of the line that can be read here.
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const xs = device.createBuffer({ size: x.byteLength, usage: STORAGE | COPY_DST });
  const ys = device.createBuffer({ size: y.byteLength, usage: STORAGE | COPY_DST });
  const line = device.createBuffer({ size: 16, usage: STORAGE | COPY_DST | COPY_SRC });
  const copy = device.createBuffer({ size: 16, usage: COPY_DST | MAP_READ });
  device.queue.writeBuffer(xs, 0, x);
  device.queue.writeBuffer(ys, 0, y);
  device.queue.writeBuffer(line, 0, Float32Array.of(start.a, start.b));

  // 3. The step, compiled, and what each name in it stands for.
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: {
      module: device.createShaderModule({ code: wgsl }),
      constants: { learningRate },
    },
  });
  const bindGroup = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [xs, ys, line].map((buffer, binding) => ({ binding, resource: { buffer } })),
  });

  // 4. The training. Each dispatch sees what the one before it has written.
  for (let done = 0; done < steps; done += MOST_STEPS_AT_ONCE) {
    const commands = device.createCommandEncoder();
    const pass = commands.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    const count = Math.min(MOST_STEPS_AT_ONCE, steps - done);
    for (let i = 0; i < count; i++) pass.dispatchWorkgroups(1);
    pass.end();
    device.queue.submit([commands.finish()]);
  }

  // 5. Back to the host. Only this waits for the GPU.
  const commands = device.createCommandEncoder();
  commands.copyBufferToBuffer(line, 0, copy, 0, 16);
  device.queue.submit([commands.finish()]);
  await copy.mapAsync(GPUMapMode.READ);
  const bytes = copy.getMappedRange().slice(0);
  device.destroy();

  const [a = NaN, b = NaN, loss = NaN] = new Float32Array(bytes);
  const [count = 0] = new Uint32Array(bytes, 12);
  return { a, b, loss, steps: count };
}
