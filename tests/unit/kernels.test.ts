/** The WGSL of the kernels against what TypeScript says of it. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIT_STATES } from '../../src/core/fits/types.ts';
import { lossOf } from '../../src/core/losses/index.ts';
import { isNetwork, parameterCountOf } from '../../src/core/models/model.ts';
import { optimizerOf } from '../../src/core/optimizers/index.ts';
import { movementOf } from '../../src/core/optimizers/movement.ts';
import { curveWgsl, lossWgsl, updateWgsl } from '../../src/shaders/formula.ts';
import { ACTIVATION_IDS } from '../../src/core/models/network.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { recipeOfRuns } from '../../src/core/runs/recipe.ts';
import { methodOf } from '../../src/core/setting-up.ts';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import {
  chooseShape,
  LONE_STEP_POINTS,
  ONE_DISPATCH_MOST_POINTS,
} from '../../src/core/work/shape.ts';
import { HISTORY, layOut, readRun, runLayout, writeRun } from '../../src/gpu/run-layout.ts';
import { CHUNK, columnBytes } from '../../src/gpu/chunks.ts';
import { SLICE } from '../../src/gpu/fit-layout.ts';
import { fitSettings, fitState } from '../../src/gpu/fits.ts';
import { GRID } from '../../src/gpu/landscape.ts';
import { SETTINGS } from '../../src/gpu/run-buffers.ts';
import { BLOCK, RUNS_SETTINGS, TALLY } from '../../src/gpu/runs-layout.ts';
import { vectorOf, type Struct } from '../../src/gpu/struct.ts';
import {
  compose,
  KERNELS,
  sourcesOf,
  textOf,
  type Kernel,
  type KernelId,
  type For,
} from '../../src/shaders/index.ts';
import { BINARY_WGSL, filesOfSpellings, UNARY_WGSL } from '../../src/shaders/functions/index.ts';
import type { F32Precision } from '../../src/core/types.ts';
import type { RunsTexts } from '../../src/shaders/runs.ts';
import { ARTICLES, seededProblem, startAt } from '../helpers/problems.ts';

const keys = <T extends string>(record: Readonly<Record<T, unknown>>): T[] =>
  Object.keys(record) as T[];

const F32_PRECISIONS: readonly F32Precision[] = ['f32', 'compensated'];
const KERNEL_IDS = keys<KernelId>(KERNELS);
function methodFor(raw: object, columns: readonly string[] = ['x']): ReturnType<typeof methodOf> {
  const config = parseConfig({ ...raw });
  return methodOf(config, modelOf(config, columns));
}

/** By rates, slots and numbers of their own. */
const IN_GROUPS = {
  ...methodFor({ model: 'cubic' }),
  optimizer: {
    kind: 'sgd',
    groups: [
      { parameters: [2], momentum: 0.9, dampening: 0.1 },
      { parameters: [0, 3], lr: 0.1 },
    ],
  },
} as const;

/** Runs whose data and losses differ. */
const [ONE_RUN, ...OTHER_RUNS] = [0.5, 2].map((delta) => seededProblem(8, { loss: { kind: 'huber', delta } }, delta * 2)); // prettier-ignore
if (ONE_RUN === undefined) throw new Error('there is no run');
const MANY_RUNS = recipeOfRuns([ONE_RUN, ...OTHER_RUNS]);
const manyRuns = (shape: Pick<RunsTexts, 'quads' | 'sums'>) => ({ ...ONE_RUN, runs: { ...MANY_RUNS, ...shape } }); // prettier-ignore

/** Something of every kind: few and many parameters, one column and two, with and without slots. */
const METHODS = {
  groups: IN_GROUPS,
  line: ARTICLES,
  constant: methodFor({ formula: 'a', optimizer: 'adagrad' }),
  exponential: methodFor({ model: 'exponential', loss: 'huber', optimizer: 'adam' }),
  plane: methodFor({ formula: 'a*x1 + b*x2*tanh(c)', loss: 'l1' }, ['x1', 'x2']),
  network: methodFor({ model: 'network', layers: '8,8', momentum: 0.9 }, ['x1', 'x2']),
  wide: methodFor({ model: 'network', layers: '64,16', activation: 'relu' }),
  runs: manyRuns({ quads: 1, sums: 'points' }),
  'light runs': manyRuns({ quads: 4, sums: 'pairs-of-points' }),
  'runs of one point': manyRuns({ quads: 1, sums: 'one-point' }),
};
const CASES = KERNEL_IDS.flatMap((kernel) => {
  const { precisions = F32_PRECISIONS, sources }: Kernel = KERNELS[kernel];
  const isForAny = sources.some((name) => name.startsWith(':'));
  // What fits a formula fits no network.
  const isForFormulas = sources.includes(':fit');
  const methods = keys(METHODS).filter((name) =>
    isForFormulas ? !isNetwork(METHODS[name].model) : isForAny || name === 'line',
  );
  return methods.flatMap((name) =>
    precisions.map((precision) => ({ kernel, name, recipe: { ...METHODS[name], precision } })),
  );
});
/** Parameters and slots of each. */
const SIZES = [1, 2, 3, 4].flatMap((P) => [0, 1, 2].map((S) => [P, S] as const));
/** Of the article's kernels, which have θ as a vector. */
const OF_VECTOR = CASES.filter(({ kernel }) =>
  KERNELS[kernel].sources.some((one) => one === 'theta/vec2'),
);
const TRAINING = CASES.filter(({ kernel }) => 'run' in KERNELS[kernel].bindings);

/** The composed text of a kernel, without its comments. */
function wgslOf(kernel: KernelId, recipe: For): string {
  return compose(kernel, recipe).replace(/\/\/.*$/gm, '');
}

/** What the groups of `pattern` caught, match after match. */
function all(text: string, pattern: RegExp): string[][] {
  return [...text.matchAll(pattern)].map((match) =>
    match.slice(1).map((group: string | undefined) => group ?? ''),
  );
}

/** Of `struct name` in WGSL: [field, type] in order. */
function fieldsOf(text: string, name: string): string[][] {
  const [[body = ''] = []] = all(text, new RegExp(`struct ${name} \\{([^}]*)\\}`, 'g'));
  return all(body, /(\w+)\s*:\s*([^,\s]+(?:, \w+>)?),/g);
}

interface Layout {
  readonly size: number;
  readonly align: number;
}

const roundUp = (multiple: number, value: number): number => Math.ceil(value / multiple) * multiple;

/** Size and alignment of a host-shareable type, by WGSL's section "Alignment and size". */
class Layouts {
  readonly #text: string;
  readonly #constants: Readonly<Record<string, number>>;

  /** @param constants the values of overrides, by name */
  constructor(text: string, constants: Readonly<Record<string, number>> = {}) {
    this.#text = text;
    const declared = all(text, /const (\w+) = (\d+)u?;/g);
    this.#constants = {
      ...Object.fromEntries(declared.map(([name = '', value]) => [name, Number(value)])),
      ...constants,
    };
  }

  of(type: string): Layout {
    if (/^([fiu]32|atomic<[iu]32>)$/.test(type)) return { size: 4, align: 4 };
    const [[length] = []] = all(type, /^vec([234])[fiu]$/g);
    if (length !== undefined) return { size: 4 * Number(length), align: length === '2' ? 8 : 16 };
    const [[element, count] = []] = all(type, /^array<(.*?)(?:, (\w+))?>$/g);
    if (element !== undefined && count !== undefined) {
      const { size, align } = this.of(element);
      // A runtime-sized array is as long as its buffer.
      return { size: (count === '' ? 0 : this.#count(count)) * roundUp(align, size), align };
    }
    const [[aliased] = []] = all(this.#text, new RegExp(`alias ${type} = ([^;]+);`, 'g'));
    if (aliased !== undefined) return this.of(aliased);
    return this.#struct(type);
  }

  /** The offset of each field. */
  offsets(struct: string): Record<string, number> {
    let end = 0;
    const offsets: Record<string, number> = {};
    for (const [field = '', type = ''] of fieldsOf(this.#text, struct)) {
      const { size, align } = this.of(type);
      offsets[field] = roundUp(align, end);
      end = roundUp(align, end) + size;
    }
    return offsets;
  }

  #struct(name: string): Layout {
    const fields = fieldsOf(this.#text, name);
    const [last, type = ''] = fields.at(-1) ?? [];
    if (last === undefined) throw new Error(`no such type: ${name}`);
    const align = Math.max(...fields.map(([, fieldType = '']) => this.of(fieldType).align));
    const end = (this.offsets(name)[last] ?? NaN) + this.of(type).size;
    return { size: roundUp(align, end), align };
  }

  #count(text: string): number {
    const [[named] = []] = all(this.#text, new RegExp(`const ${text} = ([A-Z]+);`, 'g'));
    return this.#constants[text] ?? this.#constants[named ?? ''] ?? Number.parseInt(text);
  }
}

describe.each(CASES)('$kernel of $name, $recipe.precision', (what) => {
  const { kernel, recipe } = what;
  const { bindings, entryPoint, overrides }: Kernel = KERNELS[kernel];
  const text = wgslOf(kernel, recipe);

  test('has the bindings of the table, in their order', () => {
    const found = all(text, /@group\((\d+)\) @binding\((\d+)\)\s+var<(\w+)(?:, (\w+))?> (\w+):/g);
    const inOrder = found.sort(([, a], [, b]) => Number(a) - Number(b));
    const listed = Object.entries(bindings).map(([name, access], binding) => {
      const space = access === 'uniform' ? ['uniform', ''] : ['storage', access];
      return ['0', String(binding), ...space, name];
    });
    expect(inOrder).toEqual(listed);
    // Nothing is bound in another way of writing.
    expect(all(text, /(@binding)/g)).toHaveLength(listed.length);
  });

  test('has the entry point of the table, and no other', () => {
    const found = all(text, /(@compute[^{]*?fn \w+)/g).map(([head = '']) => head);
    expect(found.map((head) => head.replace(/\s+/g, ' '))).toEqual([
      `@compute @workgroup_size(${overrides.includes('WG') ? 'WG' : 1}) fn ${entryPoint}`,
    ]);
  });

  test('has the overrides of the table, and no placeholder', () => {
    const found = all(text, /\boverride (\w+)\s*:\s*(\w+);/g);
    expect(found.map(([name]) => name).sort()).toEqual([...overrides].sort());
    expect(found.every(([, type]) => type === 'u32')).toBe(true);
    // Any other is computed from these.
    const computed = all(text, /\boverride (\w+) = /g);
    expect(all(text, /\b(override)\b/g)).toHaveLength(found.length + computed.length);
    expect(compose(kernel, recipe)).not.toContain('{{');
  });

  test('needs no more workgroup memory than every adapter has', () => {
    const { workgroupSize: WG } = chooseShape(ONE_DISPATCH_MOST_POINTS + 1, false);
    // Eight sums of each invocation at a time, in what trains any model.
    const layouts = new Layouts(text, { WG, TILE: 8 * WG, MOST_POINTS: ONE_DISPATCH_MOST_POINTS });
    const variables = all(text, /var<workgroup> \w+: ([^;]+);/g);
    const bytes = variables.map(([type = '']) => roundUp(16, layouts.of(type).size));
    // A kernel of one invocation has nobody to share with, and one that trains nothing, nothing to share.
    if (overrides.includes('WG') && 'run' in bindings)
      expect(Math.max(...bytes)).toBeGreaterThan(0);
    else expect(bytes).toEqual([]);
    // WebGPU's default for maxComputeWorkgroupStorageSize
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(16_384);
  });
});

test('the fields of a struct are found', () => {
  const [first] = TRAINING;
  const text = first === undefined ? '' : wgslOf(first.kernel, first.recipe);
  expect(fieldsOf(text, 'History')).toEqual([
    ['recorded', 'u32'],
    ['missing', 'atomic<u32>'],
    ['samples', 'array<Sample, MOST_SAMPLES>'],
  ]);
});

test('the history has room for as many samples as the host allows', () => {
  const counts = TRAINING.map(({ kernel, recipe }) =>
    all(wgslOf(kernel, recipe), /const MOST_SAMPLES = (\d+)u;/g).flat(),
  );
  expect(counts.length).toBeGreaterThan(0);
  for (const count of counts) expect(count).toEqual([String(HISTORY)]);
});

describe.each(CASES.filter(({ kernel }) => kernel === 'stepLone'))('a lone step', (what) => {
  const text = wgslOf(what.kernel, what.recipe);

  test('has room for as many points as it may get', () => {
    expect(new Layouts(text).of('array<Row, MOST_ROWS>').size).toBe(columnBytes(LONE_STEP_POINTS));
  });

  test('has no loop, which a driver could cut short', () => {
    expect(text).not.toMatch(/\b(for|while|loop)\b/);
  });
});

test('every file is in some kernel, and none is twice in one', () => {
  const folder = new URL('../../src/shaders/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const used = CASES.map(({ kernel, recipe }) => sourcesOf(kernel, recipe).map(({ name }) => name));
  for (const names of used) expect(new Set(names).size).toBe(names.length);
  const names = files.filter((file) => file.endsWith('.wgsl')).map((file) => file.slice(0, -5));
  // What a formula calls is taken as it calls it.
  const spellings = [...Object.values(UNARY_WGSL), ...Object.values(BINARY_WGSL)];
  const called = (['free', 'kept'] as const).flatMap((rounding) =>
    filesOfSpellings(spellings, rounding),
  );
  const activations = ACTIVATION_IDS.map((id) => `activations/${id}`);
  const all = new Set([...used.flat(), ...called, ...activations]);
  const written = [...all].filter((name) => !name.startsWith('made/'));
  expect(written.sort()).toEqual(names.sort());
});

test('all kernels train but those for which there is a reason', () => {
  const untrained = KERNEL_IDS.filter((id) => !('run' in KERNELS[id].bindings));
  expect(untrained.sort()).toEqual(['copy', 'fitMany', 'landscape', 'probe', 'trainMany']); // prettier-ignore
});

describe.each(OF_VECTOR.filter(({ kernel }) => 'run' in KERNELS[kernel].bindings))(
  'the structs of $kernel, $recipe.precision',
  ({ kernel, recipe }) => {
    const text = wgslOf(kernel, recipe);

    test('Settings lies where the host writes it', () => {
      expectStruct(new Layouts(text), 'Settings', SETTINGS);
      // What comes with a submit is written in one go.
      expect(SETTINGS.at.since).toBe(SETTINGS.at.learningRate + 12);
    });

    test.each(SIZES)('Run and History lie where the host reads them, P = %i, S = %i', (P, S) => {
      const theta = P === 1 ? 'f32' : `vec${P}f`;
      const layouts = new Layouts(
        text
          .replace(/alias (Theta|Group) = \w+;/g, `alias $1 = ${theta};`)
          .replace(/alias Slots = .*;/, `alias Slots = array<Group, ${Math.max(S, 1)}>;`),
      );
      const isInTwo = recipe.precision === 'compensated';
      const layout = layOut(P, S, isInTwo, vectorOf(P));
      if (isInTwo) expect(layout.stride).toBe(layouts.offsets('Parameters')['tail']);
      expectStruct(layouts, 'State', layout.run);
      expect(layouts.offsets('Run')).toEqual({ state: 0, history: layout.run.bytes });
      expectStruct(layouts, 'Sample', layout.sample);
      expect(layouts.offsets('History')).toEqual({
        recorded: 0,
        missing: 4,
        samples: layout.samples,
      });
      // The buffer of partials is sized by the samples.
      expect(layouts.of('Sums').size).toBeLessThanOrEqual(layout.sample.bytes);
    });
  },
);

function expectStruct(layouts: Layouts, name: string, { at, bytes }: Struct<string>): void {
  expect({ ...layouts.offsets(name), bytes: layouts.of(name).size }).toEqual({ ...at, bytes });
}

test('a run is laid out by what the registries say of its curve and its optimizer', () => {
  const { problem } = setUp(parseConfig({}));
  expect(runLayout({ ...problem, precision: 'f32' })).toMatchObject({
    parameterCount: 2,
    slotCount: 0,
    stride: 8,
  });
  const other = setUp(parseConfig({ model: 'exponential', optimizer: 'adam' })).problem;
  expect(runLayout({ ...other, precision: 'f32' })).toMatchObject({
    parameterCount: 3,
    slotCount: 2,
    stride: 12,
  });
});

describe.each(SIZES)('a run of %i parameters with %i slots each', (P, S) => {
  const layout = layOut(P, S, false, vectorOf(P));
  const { run, sample } = layout;
  const first = run.bytes + layout.samples;
  const theta = [1.5, -2.5, 3.5, -4.5].slice(0, P);
  const slots = Array.from({ length: P * S }, (_, i) => 0.25 + i);
  /** As it comes back, with room for so many samples. */
  function written(epoch: number, parameters = theta, samples = 0): ArrayBuffer {
    const bytes = new Uint8Array(first + samples * sample.bytes);
    const start = { epoch, step: 3 * epoch, parameters, slots };
    bytes.set(new Uint8Array(writeRun(layout, start).buffer));
    return bytes.buffer;
  }

  test('is read as it was written', () => {
    const bytes = written(70, theta, 2);
    const view = new DataView(bytes);
    view.setUint32(run.bytes, 2, true);
    view.setUint32(run.bytes + 4, 9, true);
    view.setFloat32(run.at.loss, 0.25, true);
    view.setFloat32(run.at.gradient + 4 * (P - 1), 8, true);
    const second = first + sample.bytes;
    view.setUint32(second, 60, true);
    view.setFloat32(second + 4, 0.5, true);
    view.setFloat32(second + sample.at.theta + 4 * (P - 1), 16, true);
    const last = (value: number): number[] => [...Array<number>(P - 1).fill(0), value];
    expect(readRun(bytes, layout)).toEqual({
      epoch: 70,
      step: 210,
      loss: 0.25,
      parameters: theta,
      slots,
      gradient: last(8),
      finite: true,
      samples: [
        { epoch: 0, loss: 0, parameters: Array<number>(P).fill(0) },
        { epoch: 60, loss: 0.5, parameters: last(16) },
      ],
      missing: 9,
    });
  });

  test('is finite only with all its numbers', () => {
    expect(readRun(written(1, [...theta.slice(1), Infinity]), layout).finite).toBe(false);
    expect(readRun(written(1), layout).finite).toBe(true);
    // No step, no loss.
    expect(readRun(written(0), layout)).toMatchObject({ loss: NaN, finite: false });
  });
});

test.each(CASES.filter(({ kernel }) => kernel === 'landscape'))(
  'the grid lies where the host writes it, for $name',
  ({ kernel, recipe }) => {
    const layouts = new Layouts(wgslOf(kernel, recipe));
    expect(layouts.of('Settings').size).toBe(GRID.bytes);
    expect(layouts.offsets('Settings')).toMatchObject({
      across: GRID.at.acrossParameter,
      up: GRID.at.upParameter,
      width: GRID.at.width,
      columnQuads: GRID.at.columnQuads,
    });
  },
);

test.each(CASES.filter(({ kernel }) => kernel === 'fitMany'))(
  'the fits lie where the host writes them, for $name',
  ({ kernel, recipe }) => {
    const layouts = new Layouts(wgslOf(kernel, recipe));
    const P = parameterCountOf(recipe.model);
    expectStruct(layouts, 'Settings', fitSettings(P));
    expectStruct(layouts, 'Fit', fitState(P));
    expectStruct(layouts, 'Slice', SLICE);
  },
);

test.each(CASES.filter(({ kernel }) => kernel === 'trainMany'))(
  'many runs lie where the host writes them, for $name',
  ({ kernel, recipe }) => {
    const layouts = new Layouts(wgslOf(kernel, recipe));
    expectStruct(layouts, 'Settings', RUNS_SETTINGS);
    expectStruct(layouts, 'Tally', TALLY);
    expectStruct(layouts, 'Block', BLOCK);
  },
);

test('a fit ends in the states that are told', () => {
  const states = all(textOf('kernels/fit-many'), /const ([A-Z_]+) = (\d+)u;/g);
  const names = FIT_STATES.map((state) => state.toUpperCase().replace('-', '_'));
  expect(states).toEqual([...names, 'CUT_SHORT'].map((name, i) => [name, String(i)]));
});

test('Chunk lies where the host writes it', () => {
  const [first] = CASES;
  const text = first === undefined ? '' : wgslOf('partials', first.recipe);
  expectStruct(new Layouts(text), 'Chunk', CHUNK);
});

test.each([1, 2, 3, 4])('a run of %i compensated parameters is read as it was written', (P) => {
  const layout = layOut(P, 0, true, vectorOf(P));
  const { run, sample } = layout;
  const first = run.bytes + layout.samples;
  // Of 48 bits, which two floats hold.
  const theta = [1.5 + 2 ** -40, -2.5 - 2 ** -35, 2 ** -50, 4.5].slice(0, P);
  const bytes = new Uint8Array(first + sample.bytes);
  bytes.set(new Uint8Array(writeRun(layout, startAt(theta, 70)).buffer));
  // The sample's parameters lie as those of the run.
  const from = run.at.theta;
  bytes.copyWithin(first + sample.at.theta, from, from + 2 * layout.stride);
  new DataView(bytes.buffer).setUint32(run.bytes, 1, true);
  const { parameters, samples } = readRun(bytes.buffer, layout);
  expect(parameters).toEqual(theta);
  expect(samples.map((sample) => sample.parameters)).toEqual([theta]);
});

/** Of a kernel for any model: θ is an array, as long as the model says. */
describe.each(TRAINING.filter((one) => !OF_VECTOR.includes(one)))(
  'the structs of $kernel for $name',
  ({ kernel, recipe }) => {
    const layouts = new Layouts(wgslOf(kernel, recipe));

    test('lie where the host writes and reads them', () => {
      const { problem } = setUp(parseConfig({}));
      const layout = runLayout({ ...problem, ...recipe, batch: 10 });
      expect(layouts.of('Theta').size).toBe(4 * parameterCountOf(recipe.model));
      expectStruct(layouts, 'State', layout.run);
      expectStruct(layouts, 'Sample', layout.sample);
      expect(layouts.offsets('Run')).toEqual({ state: 0, history: layout.run.bytes });
      expectStruct(layouts, 'Settings', SETTINGS);
      expect(layouts.of('Numbers').size).toBe(4 * movementOf(recipe).scalarCount);
    });
  },
);

/** What is written by hand for the article, and what the emitter would write. */
describe('the article’s texts', () => {
  test('the line is what the emitter prints', () => {
    const { model } = ARTICLES;
    if (isNetwork(model)) throw new Error('the line is a formula');
    expect(curveWgsl(model, 'The straight line')).toBe(textOf('curves/line'));
  });

  test('have the functions that every loss and optimizer has', () => {
    const functionsOf = (text: string) => all(text, /\bfn (\w+)\(/g).flat();
    expect(functionsOf(textOf('losses/mse'))).toEqual(
      functionsOf(lossWgsl(lossOf({ kind: 'mse' }))),
    );
    expect(functionsOf(textOf('optimizers/sgd'))).toEqual(
      functionsOf(updateWgsl(optimizerOf({ kind: 'sgd' }))),
    );
  });
});
