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

for (const [lang, says] of [
  ['en', 'a part of the page could not be fetched'],
  ['zh-CN', '页面的一部分未能加载'],
] as const) {
  test(`Workers whose scripts do not come are said to, in ${lang}`, async ({ downhill }) => {
    const { page } = downhill;
    downhill.tolerated.push(/net::ERR_FAILED/);
    await page.goto(`?lang=${lang}`);
    await downhill.inPhase('ready');
    await page.locator('[data-action=own-data]').click();
    await page.route(/worker/, (route) => route.abort());
    await page.locator('.data-paste textarea').fill('x,y\n1,2\n2,4\n');
    await page.locator('.data-paste button').click();
    await expect(page.locator('[data-said]')).toContainText(says);
    for (const search of ['engine=cpu', 'points=200000']) {
      await page.goto(`?lang=${lang}&${search}`);
      await downhill.inPhase('failed');
      await expect(downhill.status).toContainText(says);
    }
    await expect(page.locator('body')).not.toContainText('undefined');
  });
}
