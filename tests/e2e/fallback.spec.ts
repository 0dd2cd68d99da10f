/** Without a GPU the page says why, and trains all the same. */
import { expect, test } from './page.ts';

const CASES = [
  {
    why: 'no navigator.gpu',
    break: () => {
      Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
    },
    says: 'This browser has no WebGPU.',
  },
  {
    why: 'no secure context',
    break: () => {
      Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
      Object.defineProperty(window, 'isSecureContext', { get: () => false });
    },
    says: 'WebGPU needs a secure page',
  },
  {
    why: 'no adapter',
    break: () => {
      GPU.prototype.requestAdapter = () => Promise.resolve(null);
    },
    says: 'it found no graphics adapter',
  },
  {
    why: 'a device that is refused',
    break: () => {
      GPUAdapter.prototype.requestDevice = () => Promise.reject(new Error('not today'));
    },
    says: 'refused to open a device',
  },
];

for (const { why, break: breakGpu, says } of CASES) {
  test(`${why}: a banner, and the CPU trains`, async ({ downhill }) => {
    await downhill.page.addInitScript(breakGpu);
    await downhill.open();
    await expect(downhill.banner).toContainText(says);
    await expect(downhill.device).toContainText('CPU reference');
    await downhill.train();
    await expect(downhill.value('a')).toHaveText('2.995864');
    await expect(downhill.value('b')).toHaveText('10.080208');
  });
}

test('WebGPU asked for and not there: the run fails, and the CPU is one click away', async ({
  downhill,
}) => {
  await downhill.page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  await downhill.page.goto('?engine=webgpu');
  await downhill.inPhase('failed');
  await expect(downhill.status).toContainText('found no graphics adapter');
  await downhill.page.getByRole('button', { name: 'Use the CPU reference' }).click();
  await downhill.inPhase('ready');
  await downhill.train();
});

test('an adapter that comes back is found by trying again', async ({ downhill }) => {
  await downhill.page.addInitScript(() => {
    const original = Object.getOwnPropertyDescriptor(GPU.prototype, 'requestAdapter') ?? {};
    GPU.prototype.requestAdapter = () => {
      Object.defineProperty(GPU.prototype, 'requestAdapter', original);
      return Promise.resolve(null);
    };
  });
  await downhill.page.goto('?engine=webgpu');
  await downhill.inPhase('failed');
  await downhill.play.click();
  await downhill.inPhase('done');
  await expect(downhill.value('a')).toHaveText('2.995864');
});
