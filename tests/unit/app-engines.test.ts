/** Where the page gets its engines from. */
import { describe, expect, test } from 'vitest';
import { createEngineSource } from '../../src/app/engines/source.ts';
import { ConfigError, GpuUnavailableError } from '../../src/core/errors.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { chooseEngine } from '../../src/run/choose-engine.ts';
import type { Engine, EngineId, Precision } from '../../src/core/types.ts';

function engine(
  id: EngineId,
  precision: Precision = 'f32',
  software = false,
): Engine & { destroyed: boolean } {
  return {
    info: { engine: id, precision, adapter: id, software },
    destroyed: false,
    prepare: () => Promise.reject(new Error('not here')),
    profile: undefined,
    landscape: undefined,
    fits: undefined,
    runs: undefined,
    destroy() {
      this.destroyed = true;
    },
  };
}

/** Counts how often each engine was opened. `webgpu` is what opening it comes to. */
function source(webgpu: (precision: Precision) => Promise<Engine>) {
  const opened = { webgpu: 0, cpu: 0 };
  const engines = createEngineSource({
    webgpu: (precision) => {
      opened.webgpu++;
      return webgpu(precision);
    },
    cpu: (precision) => {
      opened.cpu++;
      return Promise.resolve(engine('cpu', precision));
    },
    wasm: () => Promise.resolve(engine('wasm')),
  });
  return { engines, opened };
}

const missing = (): Promise<Engine> =>
  Promise.reject(new GpuUnavailableError('no-adapter', 'there is none'));

const ofPoints = (points: number) => ({ x: new Float64Array(points) });

describe('the source of engines', () => {
  test('auto takes the GPU, and twenty at once share one device', async () => {
    const { engines, opened } = source(() => Promise.resolve(engine('webgpu')));
    const all = await Promise.all(Array.from({ length: 20 }, () => engines.open(DEFAULTS)));
    expect(new Set(all.map((one) => one.engine)).size).toBe(1);
    expect(all[0]).toMatchObject({ engine: { info: { engine: 'webgpu' } } });
    expect(opened).toEqual({ webgpu: 1, cpu: 0 });
  });

  test('auto falls back to the CPU, says why, and does not look again', async () => {
    const { engines, opened } = source(missing);
    for (let i = 0; i < 2; i++) {
      const { engine: found, noGpu } = await engines.open(DEFAULTS);
      expect(found.info.engine).toBe('cpu');
      expect(noGpu?.reason).toBe('no-adapter');
    }
    expect(opened).toEqual({ webgpu: 1, cpu: 1 });
  });

  test('webgpu does not fall back, and looks again only when asked', async () => {
    const { engines, opened } = source(missing);
    const config = { ...DEFAULTS, engine: 'webgpu' as const };
    await expect(engines.open(config)).rejects.toThrow(GpuUnavailableError);
    await expect(engines.open(config)).rejects.toThrow(GpuUnavailableError);
    expect(opened.webgpu).toBe(1);
    engines.forgetMissing();
    await expect(engines.open(config)).rejects.toThrow(GpuUnavailableError);
    expect(opened.webgpu).toBe(2);
  });

  test('wasm is what was asked for, and kept', async () => {
    const { engines, opened } = source(missing);
    const config = { ...DEFAULTS, engine: 'wasm' as const };
    const { engine: first } = await engines.open(config);
    const { engine: second } = await engines.open(config);
    expect(first.info.engine).toBe('wasm');
    expect(second).toBe(first);
    expect(opened).toEqual({ webgpu: 0, cpu: 0 });
  });

  test('auto leaves a software adapter aside for own data, and for nothing else', async () => {
    const adapter = (software: boolean) => (precision: Precision) =>
      Promise.resolve(engine('webgpu', precision, software));
    const taken = async (
      software: boolean,
      points: number | undefined,
      changes: Partial<typeof DEFAULTS> = {},
    ): Promise<readonly EngineId[]> => {
      const config = { ...DEFAULTS, ...changes };
      const own = points === undefined ? undefined : ofPoints(points);
      const inPage = await source(adapter(software)).engines.open(config, own);
      const said: string[] = [];
      const makers = {
        webgpu: adapter(software),
        cpu: () => engine('cpu'),
        wasm: () => Promise.resolve(engine('wasm')),
      };
      const elsewhere = await chooseEngine(config, makers, (text) => said.push(text), own);
      expect(said).toHaveLength(elsewhere.info.engine === 'webgpu' ? 0 : 1);
      return [inPage.engine.info.engine, elsewhere.info.engine];
    };
    expect(await taken(true, 1024)).toEqual(['cpu', 'cpu']);
    expect(await taken(true, 1025)).toEqual(['wasm', 'wasm']);
    // Where no bits of PyTorch are at stake the reference would be ten times slower.
    for (const changes of [{ model: 'sine' }, { momentum: 0.9 }, { batch: 10 }] as const) {
      expect(await taken(true, 100, changes)).toEqual(['wasm', 'wasm']);
    }
    // Of 1,021 parameters and of 1,053.
    const small = { model: 'network', layers: [30, 30] } as const;
    expect(await taken(true, 100, small)).toEqual(['wasm', 'wasm']);
    const large = { model: 'network', layers: [30, 31] } as const;
    expect(await taken(true, 100, large)).toEqual(['webgpu', 'webgpu']);
    expect(await taken(true, undefined)).toEqual(['webgpu', 'webgpu']);
    expect(await taken(false, 100)).toEqual(['webgpu', 'webgpu']);
    expect(await taken(true, 100, { engine: 'webgpu' })).toEqual(['webgpu', 'webgpu']);
    expect(await taken(true, 100, { strategy: 'fused' })).toEqual(['webgpu', 'webgpu']);
    expect(await taken(true, 100, { precision: 'compensated' })).toEqual(['webgpu', 'webgpu']);
  });

  test('a software adapter trains own data where there is no WebAssembly', async () => {
    const gpu = engine('webgpu', 'f32', true);
    const noWasm = (): Promise<Engine> => Promise.reject(new Error('no SIMD'));
    const makers = { webgpu: () => Promise.resolve(gpu), cpu: () => engine('cpu'), wasm: noWasm };
    expect(await chooseEngine(DEFAULTS, makers, () => undefined, ofPoints(2000))).toBe(gpu);
    const engines = createEngineSource({ ...makers, cpu: () => Promise.resolve(engine('cpu')) });
    expect((await engines.open(DEFAULTS, ofPoints(2000))).engine).toBe(gpu);
    expect(gpu.destroyed).toBe(false);
  });

  test('auto does not hide any other error', async () => {
    const { engines } = source(() => Promise.reject(new Error('a shader does not compile')));
    await expect(engines.open(DEFAULTS)).rejects.toThrow('does not compile');
  });

  test('64 bits are the CPU’s', async () => {
    const { engines, opened } = source(missing);
    const { engine: found, noGpu } = await engines.open({ ...DEFAULTS, precision: 'f64' });
    expect(found.info.precision).toBe('f64');
    expect(noGpu).toBeUndefined();
    expect(opened.webgpu).toBe(0);
  });

  test('compensated is a device of its own, or the CPU where there is none', async () => {
    const config = { ...DEFAULTS, precision: 'compensated' as const };
    const { engines, opened } = source((precision) => Promise.resolve(engine('webgpu', precision)));
    await engines.open(DEFAULTS);
    for (let i = 0; i < 2; i++) {
      const { engine: found } = await engines.open(config);
      expect(found.info).toMatchObject({ engine: 'webgpu', precision: 'compensated' });
    }
    expect(opened).toEqual({ webgpu: 2, cpu: 0 });
    const { engine: instead, noGpu } = await source(missing).engines.open(config);
    expect(instead.info).toMatchObject({ engine: 'cpu', precision: 'compensated' });
    expect(noGpu?.reason).toBe('no-adapter');
  });

  test('auto does not hide that an adapter refuses compensated', async () => {
    const { engines, opened } = source(() =>
      Promise.reject(new ConfigError('precision', 'its compiler drops them: use f32')),
    );
    const config = { ...DEFAULTS, precision: 'compensated' as const };
    await expect(engines.open(config)).rejects.toThrow(ConfigError);
    expect(opened.cpu).toBe(0);
  });

  test('an engine that failed is destroyed, and the next run gets another', async () => {
    const made: (Engine & { destroyed: boolean })[] = [];
    const { engines } = source(() => {
      const one = engine('webgpu');
      made.push(one);
      return Promise.resolve(one);
    });
    const { engine: first } = await engines.open(DEFAULTS);
    engines.discard(first.info);
    const { engine: second } = await engines.open(DEFAULTS);
    expect(second).not.toBe(first);
    expect(made.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  });
});
