import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../src/cli/environment.ts';
import { installWebGpu, openNodeGpu } from '../../src/cli/gpu-node.ts';
import * as vulkan from '../../src/cli/vulkan.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';

const MANIFEST = '/chrome/vk_swiftshader_icd.json';

interface Machine {
  readonly env?: Host['env'];
  readonly hardware: boolean;
  readonly swiftShader: boolean;
  /** Whether the n-th `create` leads to an adapter. */
  readonly adapters: readonly boolean[];
}

beforeEach(() => vi.restoreAllMocks());

/** Opens WebGPU on a made-up machine; tells in which order what happened. */
async function open({ env = {}, hardware, swiftShader, adapters }: Machine) {
  vi.spyOn(vulkan, 'mayHaveGpu').mockReturnValue(hardware);
  vi.spyOn(vulkan, 'useSwiftShader').mockImplementation((_host, setEnv) => {
    if (!swiftShader) return undefined;
    setEnv('VK_ICD_FILENAMES', MANIFEST);
    return MANIFEST;
  });
  const events: string[] = [];
  const waiting = [...adapters];
  const host: Host = { env, platform: 'linux', home: '/home', root: '/' };
  const gpu = await openNodeGpu(
    host,
    {
      setEnv: (name) => events.push(`set ${name}`),
      say: (text) => events.push(text),
      install: () => 'npm install webgpu',
      hasAdapter: () => Promise.resolve(waiting.shift() ?? false),
    },
    () =>
      Promise.resolve({
        create: () => {
          events.push('create');
          return {} as GPU;
        },
        globals: {},
      }),
  ).catch((error: unknown) => error);
  return { gpu, events };
}

const SAID = `software adapter SwiftShader (${MANIFEST})`;

describe('WebGPU under Node', () => {
  it('takes the GPU where there is one', async () => {
    const { events } = await open({ hardware: true, swiftShader: true, adapters: [true] });
    expect(events).toEqual(['create']);
  });

  it('sets SwiftShader before the first create where there is no GPU, and says so', async () => {
    const { events } = await open({ hardware: false, swiftShader: true, adapters: [true] });
    expect(events).toEqual(['set VK_ICD_FILENAMES', 'create', SAID]);
  });

  it('takes SwiftShader where the GPU has no driver', async () => {
    const { events } = await open({ hardware: true, swiftShader: true, adapters: [false, true] });
    expect(events).toEqual(['create', 'set VK_ICD_FILENAMES', 'create', SAID]);
  });

  it('asks whatever software driver the system has where there is no Chromium', async () => {
    const { gpu, events } = await open({ hardware: false, swiftShader: false, adapters: [true] });
    expect(events).toEqual(['create']);
    expect(gpu).not.toBeInstanceOf(Error);
  });

  it.each(['VK_ICD_FILENAMES', 'VK_DRIVER_FILES'])(
    'leaves %s as the person set it',
    async (name) => {
      const env = { [name]: '/mine.json' };
      const { gpu, events } = await open({ env, hardware: false, swiftShader: true, adapters: [] });
      expect(events).toEqual(['create']);
      expect(gpu).toMatchObject({
        reason: 'no-adapter',
        message: `the Vulkan driver that ${name} names gives no adapter: unset it, or name another, or use --engine cpu`,
      });
    },
  );

  it('says what to install where nothing helps', async () => {
    const none = { hardware: false, adapters: [] };
    expect((await open({ ...none, swiftShader: false })).gpu).toMatchObject({
      message: expect.stringContaining('apt install chromium') as string,
    });
    expect((await open({ ...none, swiftShader: true })).gpu).toMatchObject({
      message: expect.stringContaining('apt install libvulkan1') as string,
    });
  });
});

describe('the package webgpu', () => {
  const host: Host = { env: {}, platform: 'linux', home: '/', root: '/' };
  const effects = {
    setEnv: () => undefined,
    say: () => undefined,
    hasAdapter: () => Promise.resolve(true),
    install: () => 'npm install webgpu',
  };

  it('that is not installed: npm install webgpu', async () => {
    const missing = Object.assign(new Error('Cannot find'), { code: 'ERR_MODULE_NOT_FOUND' });
    const opening = openNodeGpu(host, effects, () => Promise.reject(missing));
    await expect(opening).rejects.toThrow(GpuUnavailableError);
    await expect(opening).rejects.toThrow(/not installed: npm install webgpu$/);
  });

  it('that does not load: why', async () => {
    const opening = openNodeGpu(host, effects, () => Promise.reject(new Error('wrong ELF class')));
    await expect(opening).rejects.toThrow(/does not load here \(wrong ELF class\)/);
  });
});

describe('the package webgpu is brought to where the program finds it', () => {
  it.each([
    ['in a project', '/home/me/work/node_modules/downhill/dist/cli/main.js', 'npm install webgpu'],
    ['globally', '/usr/lib/node_modules/downhill/dist/cli/main.js', 'npm install -g webgpu'],
    [
      'globally on Windows',
      'C:\\Users\\me\\npm\\node_modules\\downhill\\dist\\cli\\main.js',
      'npm install -g webgpu',
    ],
    [
      'by npx',
      '/home/me/.npm/_npx/1f/node_modules/downhill/dist/cli/main.js',
      'npx -p downhill -p webgpu downhill',
    ],
    ['in a clone', '/home/me/downhill/dist/cli/main.js', 'npm install webgpu'],
  ])('%s', (_where, file, command) => {
    const projects = ['/home/me/work/package.json', '/home/me/.npm/_npx/1f/package.json'];
    expect(installWebGpu(file, (path) => projects.includes(path))).toBe(command);
  });
});
