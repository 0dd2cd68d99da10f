import { afterAll, describe, expect, test } from 'vitest';
import { lossOf, LOSS_IDS } from '../../src/core/losses/index.ts';
import { CATALOGUE, polynomial } from '../../src/core/models/catalogue.ts';
import { differentiable } from '../../src/core/models/differentiable.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { OPTIMIZER_IDS, optimizerOf } from '../../src/core/optimizers/index.ts';
import { ARTICLES } from '../helpers/problems.ts';
import { sourcesOf, textOf, type Recipe } from '../../src/shaders/index.ts';
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

/** What binds nothing of what a kernel is joined of. */
function unboundOf(recipe: Recipe): string {
  const bound =
    /^(run|history|settings|columns|points|exchange|kernels|terms|one-by-one|keep-sample)\b/;
  const texts = sourcesOf('train', { ...recipe, precision: 'f32' }).filter(
    ({ name }) => !bound.test(name),
  );
  const settings = 'struct Settings { zero: u32 } var<private> settings: Settings;';
  return [...texts.map(({ text }) => text), settings].join('\n');
}

describe('curves', () => {
  test.each(Object.entries({ ...CATALOGUE, polynomial: polynomial(5) }))('%s', async (_, row) => {
    const model = parseFormula(row.formula).graph;
    const P = model.parameters.length;
    const theta = Array.from({ length: P }, (_value, p) => f32(0.7 + 0.3 * p));
    // Where all of them are finite, and powers real.
    const xs = [0.1, 0.5, 0.99, 1, 1.7, 2.5, 3.1].map(f32);
    const body = `
      let at = Theta(${theta.map((value) => value.toPrecision(12)).join(', ')});
      results[o] = predict(at, vec4f(v))[1];
      var terms = backward(at, vec4f(v), vec4f(1, -2, 3, 0.5));
      for (var p = 0u; p < ${P}; p += 1) { results[o + 1 + p] = terms[p][2]; }`;
    const text = unboundOf({ ...ARTICLES, model });
    const found = await evaluate([], body, P + 1, xs, text);
    const { forward, backward } = differentiable(model);
    xs.forEach((x, i) => {
      const due = forward([x], theta);
      const gradient = new Float64Array(P);
      backward(3, theta, gradient);
      // A term of a polynomial is no larger than this; the four roundings are of each of P terms.
      const size = P * 4 * Math.max(1, x) ** P;
      expectTwin(found[i * (P + 1)], due, size);
      gradient.forEach((slope, p) => {
        expectTwin(found[i * (P + 1) + 1 + p], slope, 3 * size);
      });
    });
  });
});

describe('losses', () => {
  test.each(LOSS_IDS)('%s', async (kind) => {
    const body = `
      let prediction = vec4f(0, v, 1, v);
      let y = vec4f(v, 0.75, 1, -2);
      for (var j = 0u; j < 4; j += 1) {
        results[o + j] = loss(prediction, y)[j];
        results[o + 4 + j] = lossGrad(prediction, y)[j];
      }`;
    const text = unboundOf({ ...ARTICLES, loss: { kind } });
    const found = await evaluate([], body, 8, VALUES, text);
    const { loss, lossGrad } = lossOf({ kind });
    VALUES.forEach((value, i) => {
      const v = f32(value);
      const pairs = [[0, v], [v, 0.75], [1, 1], [v, -2]] as const; // prettier-ignore
      pairs.forEach(([prediction, y], j) => {
        const size = 1 + Math.abs(prediction) + Math.abs(y);
        expectTwin(found[i * 8 + j], loss(prediction, y), size * size);
        expectTwin(found[i * 8 + 4 + j], lossGrad(prediction, y), 2 * size);
      });
    });
  });
});

describe('optimizers', () => {
  test.each(OPTIMIZER_IDS)('%s', async (kind) => {
    const { update, slots, scalarsAt } = optimizerOf({ kind });
    const scalars = scalarsAt(0.01, 1);
    const body = `
      theta[0] = 3.5;
      for (var s = 0u; s < SLOTS; s += 1) { slots[s][0] = 0; }
      update(0u, v, Numbers(${scalars.map((value) => value.toPrecision(12)).join(', ')}));
      results[o] = theta[0];`;
    const text = unboundOf({ ...ARTICLES, optimizer: { kind } });
    const found = await evaluate([], body, 1, VALUES, text);
    VALUES.forEach((value, i) => {
      const kept = slots.map(() => 0);
      const due = update(3.5, f32(value), kept, scalars.map(f32));
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
