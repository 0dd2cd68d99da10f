/** Without a GPU the page says why, and trains all the same. */
import { DataDialogPage } from './data-page.ts';
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
    why: 'an adapter that throws',
    break: () => {
      GPU.prototype.requestAdapter = () => {
        throw new TypeError('not today');
      };
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

// Links of a lesson name what a GPU trains: the CPU trains it by what it has, and says so in one sentence.
const LINKS = [
  ['', 'The CPU reference trains instead.'],
  ['?strategy=fused', 'instead, one step after the other: the strategy Fused needs a GPU.'],
  [
    '?strategy=moments&lang=zh-CN',
    '没有 WebGPU。改由 CPU 参考实现逐步训练：矩（moments）策略需要 GPU。',
  ],
] as const;

test('without a GPU every link trains, and the page does not contradict itself', async ({
  downhill,
}) => {
  await downhill.page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
  });
  for (const [search, says] of LINKS) {
    await downhill.open(search);
    await expect(downhill.banner).toContainText(says);
    await downhill.train();
    await downhill.expectValue('a', '2.995864');
    await expect(downhill.banner).toHaveCount(1);
  }
});

test('a strategy that only a GPU has, a GPU by name, and none there: one click trains', async ({
  downhill,
}) => {
  await downhill.page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  await downhill.open('?engine=webgpu&strategy=moments', 'failed');
  await downhill.page.getByRole('button', { name: 'Use the CPU reference' }).click();
  await downhill.inPhase('ready');
  await downhill.train();
});

test('pipelines that fail: the run says why, and the CPU is one click away', async ({
  downhill,
}) => {
  await downhill.page.addInitScript(() => {
    GPUDevice.prototype.createComputePipelineAsync = () =>
      Promise.reject(new Error('the compiler is out of order'));
  });
  await downhill.open('?epochs=300', 'failed');
  await expect(downhill.status).toContainText('the compiler is out of order');
  await downhill.page.getByRole('button', { name: 'Use the CPU reference' }).click();
  await downhill.inPhase('ready');
  await downhill.train();
});

test('a pipeline that never comes: the page says so after a while, and offers a way on', async ({
  downhill,
}) => {
  const { page } = downhill;
  await page.addInitScript(() => {
    GPUDevice.prototype.createComputePipelineAsync = () => new Promise(() => undefined);
  });
  await page.clock.install();
  await page.goto('?epochs=300&speed=max');
  await downhill.openDevice();
  await expect(downhill.device).toContainText(/SwiftShader/i);
  await page.keyboard.press('Escape');
  // In the first ten seconds the adapter answered.
  await page.clock.runFor(10_001);
  await page.clock.runFor(10_001);
  await expect(downhill.status).toContainText('has not answered for ten seconds');
  await page.clock.resume();
  await page.getByRole('button', { name: 'Use the CPU reference' }).click();
  await downhill.inPhase('ready');
  await downhill.train();
});

test('a browser that gives no canvas: the page trains, and each picture says so', async ({
  downhill,
}) => {
  const { page } = downhill;
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await downhill.open('?engine=cpu&epochs=300');
  await downhill.train();
  for (const card of ['fit', 'loss', 'landscape']) {
    const said = page.locator(`.card.is-${card} [data-no-canvas]`);
    await expect(said.first()).toContainText('no canvas');
  }
  await page.locator('.is-loss [data-action=table]').click();
  await expect(page.getByRole('table', { name: 'Loss' })).toBeVisible();
});

for (const { why, break: breakGpu, says } of CASES) {
  test(`${why}: a banner, and the CPU trains`, async ({ downhill }) => {
    await downhill.page.addInitScript(breakGpu);
    await downhill.open();
    await expect(downhill.banner).toContainText(says);
    await downhill.openDevice();
    await expect(downhill.device).toContainText('CPU reference');
    await downhill.train();
    await downhill.expectValue('a', '2.995864');
    await downhill.expectValue('b', '10.080208');
  });
}

test('WebGPU asked for and not there: the run fails, and the CPU is one click away', async ({
  downhill,
}) => {
  await downhill.page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  await downhill.open('?engine=webgpu', 'failed');
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
  await downhill.open('?engine=webgpu', 'failed');
  await downhill.play.click();
  await downhill.inPhase('done');
  await downhill.expectValue('a', '2.995864');
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
    await new DataDialogPage(downhill).open();
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
