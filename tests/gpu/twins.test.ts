import { afterAll, describe, expect, test } from 'vitest';
import { CURVES, type CurveId } from '../../src/core/curves/index.ts';
import { LOSSES, type LossId } from '../../src/core/losses/index.ts';
import { OPTIMIZERS, type OptimizerId } from '../../src/core/optimizers/index.ts';
import { CURVE_SOURCES, LOSS_SOURCES, OPTIMIZER_SOURCES } from '../../src/shaders/index.ts';
import across from '../../src/shaders/across.wgsl?raw';
import fma from '../../src/shaders/fma.wgsl?raw';
import quotient from '../../src/shaders/quotient.wgsl?raw';
import free from '../../src/shaders/rounding/free.wgsl?raw';
import { UNIT_ROUNDOFF } from '../helpers/tolerance.ts';

// Each WGSL file of a registry is asked for the values of its functions, and its TypeScript twin for
// the same: at most four roundings lie between them.
const VALUES = [-1e4, -37.25, -2, -1, -0.1, 0, 1e-3, 0.5, 1, 3.3, 12, 4096, 1e5];

/** What stands for the uniform of a run. */
const SETTINGS = 'struct Settings { zero: u32 } var<private> settings: Settings;';

const adapter = await navigator.gpu.requestAdapter();
if (adapter === null) throw new Error('these tests need a WebGPU adapter');
const device = await adapter.requestDevice();
afterAll(() => {
  device.destroy();
});

/** Runs `body`, which writes `results[i]` for each `i` and `v = values[i]`. */
async function evaluate(
  sources: readonly string[],
  body: string,
  width: number,
  given: readonly number[] = VALUES,
): Promise<number[]> {
  const code = `${sources.join('\n')}
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
    // Besides the scalar functions, each component of those on four points.
    const body = `
      let theta = ${literal};
      let x4 = vec4f(v, v + 1, 2 * v, -v);
      let upstream = vec4f(1, -2, 3, 0.5);
      let terms = backward4(theta, x4, upstream);
      let total = sum4(terms);
      results[o] = predict(theta, v);
      for (var j = 0u; j < 4; j += 1) { results[o + 1 + j] = predict4(theta, x4)[j]; }
      for (var p = 0u; p < ${P}; p += 1) {
        results[o + 5 + p] = predictGrad(theta, v)[p];
        results[o + ${5 + P} + p] = total[p];
      }`;
    const width = 5 + 2 * P;
    const found = await evaluate([CURVE_SOURCES[id], free, across], body, width);
    VALUES.forEach((value, i) => {
      const v = f32(value);
      const at = (k: number): number | undefined => found[i * width + k];
      const size = theta.reduce((sum, t) => sum + Math.abs(t), 0) * (2 * Math.abs(v) + 2);
      expectTwin(at(0), curve.predict(theta, v), size);
      const x4 = [v, f32(v + 1), f32(2 * v), -v];
      x4.forEach((x, j) => {
        expectTwin(at(1 + j), curve.predict(theta, x), size);
      });
      curve.predictGrad(theta, v).forEach((due, p) => {
        expectTwin(at(5 + p), due, Math.abs(due));
      });
      for (let p = 0; p < P; p++) {
        const terms = [1, -2, 3, 0.5].map(
          (upstream, j) => upstream * (curve.predictGrad(theta, x4[j] ?? NaN)[p] ?? NaN),
        );
        const sum = terms.reduce((total, term) => total + term, 0);
        const magnitude = terms.reduce((total, term) => total + Math.abs(term), 0);
        expectTwin(at(5 + P + p), sum, magnitude);
      }
    });
  });
});

describe('losses', () => {
  test.each(Object.keys(LOSSES) as LossId[])('%s', async (id) => {
    const body = `
      results[o] = loss(v);
      results[o + 1] = lossGrad(v);
      results[o + 2] = loss4(vec4f(0, v, 1, 2))[1];
      results[o + 3] = lossGrad4(vec4f(0, 1, v, 2))[2];`;
    const found = await evaluate([LOSS_SOURCES[id]], body, 4);
    VALUES.forEach((value, i) => {
      const v = f32(value);
      const due = [LOSSES[id].loss(v), LOSSES[id].lossGrad(v)];
      [...due, ...due].forEach((expected, k) => {
        expectTwin(found[i * 4 + k], expected, Math.abs(expected));
      });
    });
  });
});

describe('optimizers', () => {
  test.each(Object.keys(OPTIMIZERS) as OptimizerId[])('%s', async (id) => {
    const body = `
      let moved = update(Theta(3.5), Theta(v), 0.01);
      results[o] = moved[0];
      results[o + 1] = moved[1];`;
    const found = await evaluate(
      [CURVE_SOURCES.line, free, across, fma, SETTINGS, OPTIMIZER_SOURCES[id]],
      body,
      2,
    );
    VALUES.forEach((value, i) => {
      const due = OPTIMIZERS[id].update(3.5, f32(value), f32(0.01));
      for (const k of [0, 1]) {
        expectTwin(found[i * 2 + k], due, 3.5 + Math.abs(0.01 * value));
      }
    });
  });

  test('sgd rounds once where the driver keeps to the order of operations', async () => {
    // lr · g = 1 + 2^-12 + 2^-26 needs 27 bits: rounded by itself, its tail is lost.
    const body = `
      results[o] = update(Theta(1), Theta(-1.0001220703125), 1.0001220703125)[0];`;
    const [found] = await evaluate(
      [CURVE_SOURCES.line, free, across, fma, SETTINGS, OPTIMIZER_SOURCES.sgd],
      body,
      1,
    );
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
  const found = await evaluate([quotient], body, counts.length, sums);
  const due = sums.flatMap((sum) => counts.map((n) => f32(f32(sum) / n)));
  expect(found).toEqual(due);
});
