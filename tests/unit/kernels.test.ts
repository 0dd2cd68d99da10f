/** The WGSL of the kernels against what TypeScript says of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CURVES, type CurveId } from '../../src/core/curves/index.ts';
import { LOSSES, type LossId } from '../../src/core/losses/index.ts';
import { OPTIMIZERS, type OptimizerId } from '../../src/core/optimizers/index.ts';
import {
  chooseShape,
  LONE_STEP_POINTS,
  ONE_DISPATCH_MOST_POINTS,
} from '../../src/core/work/shape.ts';
import { readRun, runLayout, writeRun } from '../../src/gpu/run-layout.ts';
import { CHUNK_FIELDS, columnBytes } from '../../src/gpu/chunks.ts';
import { GRID } from '../../src/gpu/landscape.ts';
import { HISTORY, SETTINGS } from '../../src/gpu/run-buffers.ts';
import {
  compose,
  CURVE_SOURCES,
  KERNELS,
  LOSS_SOURCES,
  OPTIMIZER_SOURCES,
  PARTS,
  type Kernel,
  type KernelId,
  type Recipe,
} from '../../src/shaders/index.ts';
import type { F32Precision } from '../../src/core/types.ts';

const keys = <T extends string>(record: Readonly<Record<T, unknown>>): T[] =>
  Object.keys(record) as T[];

const F32_PRECISIONS: readonly F32Precision[] = ['f32', 'compensated'];
const KERNEL_IDS = keys<KernelId>(KERNELS);
const RECIPES = keys<CurveId>(CURVES).flatMap((curve) =>
  keys<LossId>(LOSSES).flatMap((loss) =>
    keys<OptimizerId>(OPTIMIZERS).flatMap((optimizer) =>
      F32_PRECISIONS.map((precision): Recipe => ({ curve, loss, optimizer, precision })),
    ),
  ),
);
const CASES = KERNEL_IDS.flatMap((kernel) => {
  const { precisions = F32_PRECISIONS }: Kernel = KERNELS[kernel];
  return RECIPES.filter(({ precision }) => precisions.includes(precision)).map((recipe) => ({
    kernel,
    recipe,
  }));
});
const TRAINING = CASES.filter(({ kernel }) => 'run' in KERNELS[kernel].bindings);

/** The composed text of a kernel, without its comments. */
function wgslOf(kernel: KernelId, recipe: Recipe): string {
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
    return this.#constants[text] ?? Number.parseInt(text);
  }
}

describe.each(CASES)('$kernel of $recipe.curve, $recipe.loss, $recipe.precision', (what) => {
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
    const layouts = new Layouts(text, { WG, MOST_POINTS: ONE_DISPATCH_MOST_POINTS });
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
  expect(fieldsOf(text, 'Run')).toEqual([
    ['epoch', 'u32'],
    ['recorded', 'u32'],
    ['missing', 'atomic<u32>'],
    ['loss', 'f32'],
    ['theta', 'Parameters'],
    ['gradient', 'Theta'],
    ['history', 'array<Sample, MOST_SAMPLES>'],
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

test.each(CASES)('$kernel has the parts that it says, $recipe.precision', ({ kernel, recipe }) => {
  const { parts = PARTS }: Kernel = KERNELS[kernel];
  const text = wgslOf(kernel, recipe);
  const words = { curve: 'predict', loss: 'lossGrad', optimizer: 'update', precision: 'moved' };
  const found = PARTS.filter((part) => text.includes(`fn ${words[part]}(`));
  expect(found).toEqual(parts);
});

test('all kernels train but those for which there is a reason', () => {
  const untrained = KERNEL_IDS.filter((id) => !('run' in KERNELS[id].bindings));
  expect(untrained.sort()).toEqual(['copy', 'landscape', 'probe']);
});

describe.each(TRAINING)('the structs of $kernel, $recipe.precision', ({ kernel, recipe }) => {
  const text = wgslOf(kernel, recipe);

  test('Settings lies where the host writes it', () => {
    const layouts = new Layouts(text);
    expect({ ...layouts.offsets('Settings'), bytes: layouts.of('Settings').size }).toEqual(
      SETTINGS,
    );
  });

  test.each([1, 2, 3, 4])('Run and Sample lie where the host reads them, P = %i', (P) => {
    const theta = P === 1 ? 'f32' : `vec${P}f`;
    const layouts = new Layouts(text.replace(/alias Theta = \w+;/, `alias Theta = ${theta};`));
    const sample = layouts.offsets('Sample');
    const { precision } = recipe;
    const layout = runLayout(P, precision);
    expect(layout).toEqual({
      parameterCount: P,
      tail: precision === 'compensated' ? layouts.offsets('Parameters')['tail'] : undefined,
      ...layouts.offsets('Run'),
      sampleTheta: sample['theta'],
      sampleBytes: layouts.of('Sample').size,
    });
    // readRun relies on these two.
    expect(sample).toMatchObject({ epoch: 0, loss: 4 });
    // The buffer of partials is sized by the samples.
    expect(layouts.of('Sums').size).toBeLessThanOrEqual(layout.sampleBytes);
  });
});

describe.each([1, 2, 3, 4])('a run of %i parameters', (P) => {
  const layout = runLayout(P, 'f32');
  const theta = [1.5, -2.5, 3.5, -4.5].slice(0, P);

  test('is read as it was written', () => {
    const head = new Uint8Array(writeRun(layout, 70, theta));
    const bytes = new ArrayBuffer(layout.history + 2 * layout.sampleBytes);
    new Uint8Array(bytes).set(head);
    const view = new DataView(bytes);
    view.setUint32(layout.recorded, 2, true);
    view.setUint32(layout.missing, 9, true);
    view.setFloat32(layout.loss, 0.25, true);
    view.setFloat32(layout.gradient + 4 * (P - 1), 8, true);
    const second = layout.history + layout.sampleBytes;
    view.setUint32(second, 60, true);
    view.setFloat32(second + 4, 0.5, true);
    view.setFloat32(second + layout.sampleTheta + 4 * (P - 1), 16, true);
    const last = (value: number): number[] => [...Array<number>(P - 1).fill(0), value];
    expect(readRun(bytes, layout)).toEqual({
      epoch: 70,
      loss: 0.25,
      parameters: theta,
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
    const bytes = writeRun(layout, 1, [...theta.slice(1), Infinity]);
    expect(readRun(bytes, layout).finite).toBe(false);
    expect(readRun(writeRun(layout, 1, theta), layout).finite).toBe(true);
    // No step, no loss.
    expect(readRun(writeRun(layout, 0, theta), layout)).toMatchObject({ loss: NaN, finite: false });
  });
});

test.each(CASES.filter(({ kernel }) => kernel === 'landscape'))(
  'Grid lies where the host writes it, for $recipe.curve',
  ({ kernel, recipe }) => {
    const layouts = new Layouts(wgslOf(kernel, recipe));
    expect({ ...layouts.offsets('Grid'), bytes: layouts.of('Grid').size }).toEqual(GRID);
  },
);

test('Chunk lies where the host writes it', () => {
  const [first] = CASES;
  const text = first === undefined ? '' : wgslOf('partials', first.recipe);
  expect(fieldsOf(text, 'Chunk')).toEqual(CHUNK_FIELDS.map((field) => [field, 'u32']));
});

test.each([1, 2, 3, 4])('a run of %i compensated parameters is read as it was written', (P) => {
  const layout = runLayout(P, 'compensated');
  // Of 48 bits, which two floats hold.
  const theta = [1.5 + 2 ** -40, -2.5 - 2 ** -35, 2 ** -50, 4.5].slice(0, P);
  const bytes = new Uint8Array(layout.history + layout.sampleBytes);
  bytes.set(new Uint8Array(writeRun(layout, 70, theta)));
  // The sample's parameters lie as those of the run.
  const from = layout.theta;
  bytes.copyWithin(layout.history + layout.sampleTheta, from, from + 2 * (layout.tail ?? NaN));
  new DataView(bytes.buffer).setUint32(layout.recorded, 1, true);
  const { parameters, samples } = readRun(bytes.buffer, layout);
  expect(parameters).toEqual(theta);
  expect(samples.map((sample) => sample.parameters)).toEqual([theta]);
});

/** A registry of core/, its twin in shaders/, and the file of core/ that holds the interface. */
const REGISTRIES = [
  { folder: 'curves', interfaceFile: 'curve.ts', core: CURVES, sources: CURVE_SOURCES },
  { folder: 'losses', interfaceFile: 'loss.ts', core: LOSSES, sources: LOSS_SOURCES },
  {
    folder: 'optimizers',
    interfaceFile: 'optimizer.ts',
    core: OPTIMIZERS,
    sources: OPTIMIZER_SOURCES,
  },
] as const;

describe.each(REGISTRIES)('the registry of $folder', ({ folder, interfaceFile, core, sources }) => {
  const source = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);
  const ids = Object.keys(core).sort();

  test('has a twin of the same name for every file', () => {
    const others = ['index.ts', interfaceFile];
    const files = readdirSync(source(`core/${folder}`)).filter((file) => !others.includes(file));
    expect(files.sort()).toEqual(ids.map((id) => `${id}.ts`));
    expect(readdirSync(source(`shaders/${folder}`)).sort()).toEqual(ids.map((id) => `${id}.wgsl`));
    expect(Object.keys(sources).sort()).toEqual(ids);
  });

  test.each(Object.entries(sources))('%s is the file of that name', (id, text) => {
    expect(text).toBe(readFileSync(source(`shaders/${folder}/${id}.wgsl`), 'utf8'));
  });

  test.each(Object.entries<object>(core))('%s says the same words in both', (id, definition) => {
    const text = Object.entries(sources).find(([name]) => name === id)?.[1] ?? '';
    const functions = all(text, /\bfn (\w+)\(/g).map(([name]) => name);
    const words = Object.entries(definition).filter(([, value]) => typeof value === 'function');
    expect(functions).toEqual(expect.arrayContaining(words.map(([name]) => name)));
  });
});

test.each(keys<CurveId>(CURVES))('%s has as many parameters in both', (curve) => {
  const P = CURVES[curve].parameterCount as number;
  const [suffixF, suffixU] = P === 1 ? ['f32', 'u32'] : [`vec${P}f`, `vec${P}u`];
  const aliases = Object.fromEntries(all(CURVE_SOURCES[curve], /alias (\w+) = (\w+);/g)) as unknown;
  expect(aliases).toMatchObject({ Theta: suffixF, ThetaBits: suffixU });
});
