import { afterAll, describe, expect, test } from 'vitest';
import { CURVES, type CurveId } from '../../src/core/curves/index.ts';
import { LOSSES, type LossId } from '../../src/core/losses/index.ts';
import { OPTIMIZERS, type Optimizer, type OptimizerId } from '../../src/core/optimizers/index.ts';
import { textOf } from '../../src/shaders/index.ts';
import { UNIT_ROUNDOFF } from '../helpers/tolerance.ts';

// Each WGSL file of a registry is asked for the values of its functions, and its TypeScript twin for
// the same: at most four roundings lie between them.
const VALUES = [-1e4, -37.25, -2, -1, -0.1, 0, 1e-3, 0.5, 1, 3.3, 12, 4096, 1e5];

/** What stands for a run and its uniform. */
const RUN = `
  struct Settings { zero: u32 } var<private> settings: Settings;
  struct State { slots: array<Slots, GROUPS> } struct Run { state: State } var<private> run: Run;`;
const UPDATING = ['fma', 'opaque', 'theta/vec2', 'across'] as const;

const adapter = await navigator.gpu.requestAdapter();
if (adapter === null) throw new Error('these tests need a WebGPU adapter');
const device = await adapter.requestDevice();
afterAll(() => {
  device.destroy();
});

/** Runs `body` on files of these names, which writes `results[i]` for each `i` and `v = values[i]`. */
async function evaluate(
  files: readonly string[],
  body: string,
  width: number,
  given: readonly number[] = VALUES,
  extra = '',
): Promise<number[]> {
  const code = `${files.map((name) => textOf(name)).join('\n')} ${extra}
    @group(0) @binding(0) var<storage, read> values: array<f32>;
    @group(0) @binding(1) var<storage, read_write> results: array<f32>;
    @compute @workgroup_size(1) fn probe() {
      for (var i = 0u; i < arrayLength(&values); i += 1) { let v = values[i]; let o = i * ${width}; ${body} }
    }`;
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const input = device.createBuffer({ size: 4 * given.length, usage: storage });
  const size = 4 * given.length * width;
  const output = device.createBuffer({ size, usage: storage });
  const read = device.createBuffer({
    size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(input, 0, Float32Array.from(given));
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [input, output].map((buffer, binding) => ({ binding, resource: { buffer } })),
    }),
  );
  pass.dispatchWorkgroups(1);
  pass.end();
  encoder.copyBufferToBuffer(output, 0, read, 0, size);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(GPUMapMode.READ);
  const results = [...new Float32Array(read.getMappedRange().slice(0))];
  for (const buffer of [input, output, read]) buffer.destroy();
  return results;
}

/** `magnitude` bounds the intermediate results. */
function expectTwin(found: number | undefined, due: number, magnitude: number): void {
  const error = Math.abs((found ?? NaN) - due);
  expect(error).toBeLessThanOrEqual(4 * UNIT_ROUNDOFF * magnitude);
}

const f32 = Math.fround;

describe('curves', () => {
  test.each(Object.keys(CURVES) as CurveId[])('%s', async (id) => {
    const curve = CURVES[id];
    const P = curve.parameterCount;
    const theta = Array.from({ length: P }, (_, p) => f32(1.7 - 2.9 * p));
    const literal = `Theta(${theta.map((value) => value.toPrecision(12)).join(', ')})`;
    const body = `
      let theta = ${literal};
      let x4 = vec4f(v, v + 1, 2 * v, -v);
      let upstream = vec4f(1, -2, 3, 0.5);
      let terms = backward(theta, x4, upstream);
      let total = sum4(terms);
      for (var j = 0u; j < 4; j += 1) { results[o + j] = predict(theta, x4)[j]; }
      for (var p = 0u; p < ${P}; p += 1) {
        results[o + 4 + p] = point4(terms, 2)[p];
        results[o + ${4 + P} + p] = total[p];
      }`;
    const width = 4 + 2 * P;
    const files = [`curves/${id}`, `theta/vec${P}`, 'rounding/free', 'across'];
    const found = await evaluate(files, body, width);
    VALUES.forEach((value, i) => {
      const v = f32(value);
      const at = (k: number): number | undefined => found[i * width + k];
      const size = theta.reduce((sum, t) => sum + Math.abs(t), 0) * (2 * Math.abs(v) + 2);
      const x4 = [v, f32(v + 1), f32(2 * v), -v];
      x4.forEach((x, j) => {
        expectTwin(at(j), curve.predict(theta, x), size);
      });
      curve.predictGrad(theta, x4[2] ?? NaN).forEach((slope, p) => {
        expectTwin(at(4 + p), 3 * slope, 3 * Math.abs(slope));
      });
      for (let p = 0; p < P; p++) {
        const terms = [1, -2, 3, 0.5].map(
          (upstream, j) => upstream * (curve.predictGrad(theta, x4[j] ?? NaN)[p] ?? NaN),
        );
        const sum = terms.reduce((total, term) => total + term, 0);
        const magnitude = terms.reduce((total, term) => total + Math.abs(term), 0);
        expectTwin(at(4 + P + p), sum, magnitude);
      }
    });
  });
});

describe('losses', () => {
  test.each(Object.keys(LOSSES) as LossId[])('%s', async (id) => {
    const body = `
      let prediction = vec4f(0, v, 1, v);
      let y = vec4f(v, 0.75, 1, -2);
      for (var j = 0u; j < 4; j += 1) {
        results[o + j] = loss(prediction, y)[j];
        results[o + 4 + j] = lossGrad(prediction, y)[j];
      }`;
    const found = await evaluate([`losses/${id}`], body, 8);
    VALUES.forEach((value, i) => {
      const v = f32(value);
      const pairs = [[0, v], [v, 0.75], [1, 1], [v, -2]] as const; // prettier-ignore
      pairs.forEach(([prediction, y], j) => {
        const size = Math.abs(prediction) + Math.abs(y);
        expectTwin(found[i * 8 + j], LOSSES[id].loss(prediction, y), size * size);
        expectTwin(found[i * 8 + 4 + j], LOSSES[id].lossGrad(prediction, y), 2 * size);
      });
    });
  });
});

describe('optimizers', () => {
  test.each(Object.keys(OPTIMIZERS) as OptimizerId[])('%s', async (id) => {
    const { update, slots: S }: Optimizer = OPTIMIZERS[id];
    const files = [`optimizers/${id}`, `slots/${S === 0 ? 'none' : 'some'}`, ...UPDATING];
    const body = `results[o] = update(Group(3.5), Group(v), 0.01, 1u, 0u)[0];`;
    const found = await evaluate(files, body, 1, VALUES, RUN);
    VALUES.forEach((value, i) => {
      const due = update(3.5, f32(value), Array<number>(S).fill(0), f32(0.01), 1);
      expectTwin(found[i], due, 3.5 + Math.abs(0.01 * value));
    });
  });

  test('sgd rounds once where the driver keeps to the order of operations', async () => {
    // lr · g = 1 + 2^-12 + 2^-26 needs 27 bits: rounded by itself, its tail is lost.
    const body = `
      results[o] = update(Group(1), Group(-1.0001220703125), 1.0001220703125, 1u, 0u)[0];`;
    const [found] = await evaluate(['optimizers/sgd', ...UPDATING], body, 1, VALUES, RUN);
    const once = f32(1 + 1.0001220703125 ** 2);
    expect(found).toBe(once);
  });
});

test('the mean of the losses is rounded once, for every count', async () => {
  // Mantissas of all kinds, and those that lie half way between two results.
  const sums = [1, 1 + 2 ** -23, 2 - 2 ** -23, 1.5, 1.5625, 4 / 3, 3.4028234663852886e38, 2 ** -110]
    .concat(Array.from({ length: 400 }, (_, i) => Math.sqrt(i + 2) * 10 ** ((i % 30) - 10)))
    .concat(Array.from({ length: 64 }, (_, i) => (2 ** 24 - 1 - 2 * i) * 2 ** -20));
  const counts = [1, 2, 3, 7, 10, 100, 511, 513, 1000, 1023, 1024];
  const body = counts.map((n, k) => `results[o + ${k}] = quotient(v, ${n});`).join(' ');
  const found = await evaluate(['quotient'], body, counts.length, sums);
  const due = sums.flatMap((sum) => counts.map((n) => f32(f32(sum) / n)));
  expect(found).toEqual(due);
});
