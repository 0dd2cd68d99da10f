/** Runs a WGSL expression over many quads of operands. */
import { BUFFER, MAP_READ } from '../../src/gpu/flags.ts';
import { textOf } from '../../src/shaders/index.ts';
import {
  BINARY_WGSL,
  filesOfSpellings,
  UNARY_WGSL,
  type Rounding,
  type Spelling,
} from '../../src/shaders/functions/index.ts';

const WG = 64;

export interface Evaluated {
  /** WGSL of a vec4f `a` and a vec4f `b` */
  readonly expression: string;
  /** The text of what it calls. */
  readonly text: string;
}

export const SPELLINGS: Readonly<Record<string, Spelling>> = { ...UNARY_WGSL, ...BINARY_WGSL };

/** An operation as a kernel would write it. */
export function written(operation: string, rounding: Rounding): Evaluated {
  const spelling = SPELLINGS[operation];
  if (spelling === undefined) throw new Error(`no operation ${operation}`);
  const files = filesOfSpellings([spelling], rounding);
  const kept = rounding === 'kept' ? ['opaque', 'theta/vec2', 'across'] : [];
  const text = [...files, ...kept].map((name) => textOf(name)).join('\n');
  const isBinary = operation in BINARY_WGSL;
  if ('operator' in spelling) {
    const { operator } = spelling;
    return { expression: isBinary ? `a ${operator} b` : `${operator}a`, text };
  }
  return { expression: `${spelling.call}(${isBinary ? 'a, b' : 'a'})`, text };
}

/** A pipeline that evaluates once; where it is `repeated`, as often as it is told, with other operands each time. */
export async function prepare(
  device: GPUDevice,
  { expression, text }: Evaluated,
  repeated = false,
): Promise<GPUComputePipeline> {
  const code = `${text}
    struct Settings { zero: u32, repeats: u32 }
    @group(0) @binding(0) var<uniform> settings: Settings;
    @group(0) @binding(1) var<storage, read> as4: array<vec4f>;
    @group(0) @binding(2) var<storage, read> bs4: array<vec4f>;
    @group(0) @binding(3) var<storage, read_write> results: array<vec4f>;
    @compute @workgroup_size(${WG}) fn evaluate(@builtin(global_invocation_id) id: vec3u) {
      let i = id.x;
      if (i >= arrayLength(&as4)) { return; }
      let b = bitcast<vec4f>(bitcast<vec4u>(bs4[i]) ^ vec4u(settings.zero));
      var sum = vec4f();
      for (var k = 0u; k < settings.repeats; k += 1) {
        let a = bitcast<vec4f>(bitcast<vec4u>(as4[i]) ^ vec4u(k));
        sum = ${repeated ? 'sum + ' : ''}${expression};
      }
      results[i] = sum;
    }`;
  const module = device.createShaderModule({ code });
  const { messages } = await module.getCompilationInfo();
  const [error] = messages.filter(({ type }) => type === 'error');
  if (error !== undefined)
    throw new Error(`${expression}, line ${error.lineNum}: ${error.message}`);
  return device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
}

/** @returns the bits of the results; `as` and `bs` are whole quads, as many of one as of the other */
export async function evaluate(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  as: Float32Array<ArrayBuffer>,
  bs: Float32Array<ArrayBuffer> = as,
  repeats = 1,
): Promise<Float32Array> {
  const storage = BUFFER.STORAGE | BUFFER.COPY_DST | BUFFER.COPY_SRC;
  const size = as.byteLength;
  const settings = device.createBuffer({ size: 16, usage: BUFFER.UNIFORM | BUFFER.COPY_DST });
  const [a, b, results] = [0, 1, 2].map(() => device.createBuffer({ size, usage: storage })) as [
    GPUBuffer,
    GPUBuffer,
    GPUBuffer,
  ];
  const read = device.createBuffer({ size, usage: BUFFER.MAP_READ | BUFFER.COPY_DST });
  device.queue.writeBuffer(settings, 0, Uint32Array.of(0, repeats, 0, 0));
  device.queue.writeBuffer(a, 0, as);
  device.queue.writeBuffer(b, 0, bs);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  const buffers = [settings, a, b, results];
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    }),
  );
  pass.dispatchWorkgroups(Math.ceil(as.length / 4 / WG));
  pass.end();
  encoder.copyBufferToBuffer(results, 0, read, 0, size);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(MAP_READ);
  const found = new Float32Array(read.getMappedRange().slice(0));
  for (const buffer of [...buffers, read]) buffer.destroy();
  return found;
}
