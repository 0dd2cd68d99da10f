/** What goes wrong around a run: lost devices, hidden tabs, hasty starts. */
import type { CDPSession, Page } from 'playwright/test';
import { takeGpuCensus, type GpuCensus } from '../helpers/gpu-census.ts';
import { expect, test, type DownhillPage } from './page.ts';
import { storedRuns } from './stored-runs.ts';

type Counts = Omit<GpuCensus, 'devices'> & { readonly devices: number };

function counts(page: Page): Promise<Counts> {
  return page.evaluate(() => ({ ...window.gpuCensus, devices: window.gpuCensus.devices.length }));
}

/** Everything that the script keeps alive, after a collection. In bytes. */
async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}

/**
 * Begins a run of 20,000 steps, and does this when it has done a thousand of them: in the page, where the run
 * cannot be over before. It is called with whatever the page has by then.
 */
async function doInTheMiddle(downhill: DownhillPage, act: () => void): Promise<void> {
  const { page } = downhill;
  await page.addInitScript(takeGpuCensus);
  // By its name, since the page's policy lets no text be run.
  await page.addInitScript(`globalThis.actInTheMiddle = ${String(act)}`);
  await downhill.open('?engine=webgpu');
  await page.evaluate(() => {
    const counter = new MutationObserver(() => {
      const epoch = Number(document.querySelector('[data-epoch]')?.getAttribute('data-epoch'));
      if (epoch <= 1000) return;
      counter.disconnect();
      (globalThis as unknown as { actInTheMiddle: () => void }).actInTheMiddle();
    });
    counter.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await downhill.play.click();
}

test('a device lost in the middle: the page says so, goes on, and prints the same log', async ({
  downhill,
}) => {
  const { page } = downhill;
  await page.addInitScript(takeGpuCensus);
  await downhill.open('?engine=webgpu');
  await downhill.train();
  const log = await downhill.log();

  await downhill.reset.click();
  await downhill.inPhase('ready');
  // Everything that the counter and the status line show, from here on.
  await page.evaluate(() => {
    const seen: { epochs: number[]; sentences: Set<string> } = { epochs: [], sentences: new Set() };
    Object.assign(window, { seen });
    // The device is lost in here, before the run can be over: at this epoch, and the next one with its fourth submit.
    const losses = [1000];
    let submits = 0;
    const submit = Reflect.get(GPUQueue.prototype, 'submit');
    GPUQueue.prototype.submit = function (commands) {
      submit.call(this, commands);
      const { devices } = window.gpuCensus;
      if (devices.length === 2 && ++submits === 4) devices.at(-1)?.destroy();
      return undefined;
    };
    const look = (): void => {
      const epoch = Number(document.querySelector('[data-epoch]')?.getAttribute('data-epoch'));
      seen.epochs.push(epoch);
      if (epoch > (losses[0] ?? Infinity)) {
        losses.shift();
        window.gpuCensus.devices.at(-1)?.destroy();
      }
      seen.sentences.add(document.querySelector('[role=status]')?.textContent ?? '');
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  // A new adapter that takes its time, so that what is said meanwhile can be read.
  await page.evaluate(() => {
    const requestAdapter = navigator.gpu.requestAdapter.bind(navigator.gpu);
    GPU.prototype.requestAdapter = async (options) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return requestAdapter(options);
    };
  });
  await downhill.play.click();
  await downhill.inPhase('done');
  expect(await downhill.log()).toEqual(log);
  const { epochs, sentences } = await page.evaluate(() => {
    const { seen } = window as unknown as {
      seen: { epochs: number[]; sentences: Set<string> };
    };
    return { epochs: seen.epochs, sentences: [...seen.sentences] };
  });
  expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  expect(sentences.join(' ')).toMatch(/graphics device was lost\..*goes on from epoch \d/);
  expect(await counts(page)).toMatchObject({ devices: 3, lostDevices: 2 });
});

test('a GPU process that crashes: the run goes on', async ({ downhill }) => {
  const { page } = downhill;
  // Chromium's own words about the crash.
  downhill.tolerated.push(/Instance reference no longer exists/);
  const browser = page.context().browser();
  const session = await browser?.newBrowserCDPSession();
  await page.exposeFunction('crash', () => {
    // Chromium answers only after the process is back, or not at all.
    session?.send('Browser.crashGpuProcess').catch(() => undefined);
  });
  await doInTheMiddle(downhill, () => {
    // Until the process is gone no step is done.
    const request = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        if (window.gpuCensus.lostDevices > 0) callback(time);
        else window.requestAnimationFrame(callback);
      });
    (window as unknown as { crash: () => void }).crash();
  });
  await expect.poll(async () => (await counts(page)).lostDevices).toBe(1);
  await downhill.inPhase('done');
  await downhill.expectValue('a', '2.995864');
  await downhill.expectValue('b', '10.080208');
});

test('three lost devices in a row: the run stops, says why, and keeps what it has', async ({
  downhill,
}) => {
  const { page } = downhill;
  await doInTheMiddle(downhill, () => {
    // From now on every device is lost as soon as it is there.
    const { devices } = window.gpuCensus;
    const push = devices.push.bind(devices);
    devices.push = (device) => {
      device.destroy();
      return push(device);
    };
    devices.at(-1)?.destroy();
  });
  await downhill.inPhase('failed');
  await expect(downhill.status).toContainText('3 times in a row');
  await expect(downhill.status).toContainText('What was trained so far is kept.');
  const kept = await downhill.epoch();
  expect(kept).toBeGreaterThan(1000);

  // When devices last again, it goes on from there.
  await page.evaluate(() => {
    delete (window.gpuCensus.devices as { push?: unknown }).push;
  });
  await downhill.play.click();
  await downhill.inPhase('done');
  await downhill.expectValue('a', '2.995864');
});

test('no adapter after a loss: the run stops, says why, and keeps what it has', async ({
  downhill,
}) => {
  await doInTheMiddle(downhill, () => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
    window.gpuCensus.devices.at(-1)?.destroy();
  });
  await downhill.inPhase('failed');
  await expect(downhill.status).toContainText('found no graphics adapter');
  await expect(downhill.status).toContainText('What was trained so far is kept.');
  expect(await downhill.epoch()).toBeGreaterThan(1000);
});

test('a hidden tab keeps training', async ({ downhill }) => {
  const { page } = downhill;
  // As in a tab that nobody sees: the document says so, and no frame comes.
  await page.addInitScript(() => {
    let hidden = false;
    Object.defineProperty(Document.prototype, 'hidden', { get: () => hidden });
    Object.defineProperty(Document.prototype, 'visibilityState', {
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    const request = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        if (!hidden) callback(time);
      });
    Object.assign(window, {
      hide: () => {
        hidden = true;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  await page.addInitScript(takeGpuCensus);
  await downhill.open('?engine=webgpu&speed=5&epochs=1000');
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(20);
  await page.evaluate(() => {
    (window as unknown as { hide: () => void }).hide();
  });
  // Nothing is drawn, so the work itself is counted: five steps a submit.
  const before = (await counts(page)).submits;
  await expect.poll(async () => (await counts(page)).submits).toBeGreaterThan(before + 20);
  // And a run that ends there is kept, though no picture ever showed its end.
  await expect
    .poll(async () => (await storedRuns(page)).map(({ outcome, epoch }) => [outcome, epoch]))
    .toEqual([['done', 1000]]);
  await page.reload();
  await downhill.inPhase('ready');
  await downhill.goTo('compare');
  await expect(page.locator('tr[data-run]')).toHaveCount(1);
});

test.describe('with less motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('what a person does is answered at the next frame, also while a run goes on', async ({
    downhill,
  }) => {
    const { page } = downhill;
    await downhill.open('?engine=cpu&speed=1');
    await downhill.play.click();
    await expect.poll(() => downhill.epoch()).toBeGreaterThan(1);
    await downhill.openMenu();
    // In here no time passes but frames: a state is drawn in one, and by Preact in the next.
    const answers = await page.evaluate(async () => {
      const answers: (string | null)[] = [];
      for (const theme of ['Light', 'Dark', 'Light', 'Dark']) {
        const button = [...document.querySelectorAll<HTMLElement>('.header button')].find(
          ({ textContent }) => textContent === theme,
        );
        button?.click();
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
        answers.push(button?.getAttribute('aria-pressed') ?? null);
      }
      return answers;
    });
    expect(answers).toEqual(['true', 'true', 'true', 'true']);
  });
});

test('twenty runs started and aborted leave one device, its buffers, and no memory', async ({
  downhill,
}) => {
  const { page } = downhill;
  const points = 40_000;
  await page.addInitScript(takeGpuCensus);
  await downhill.open(`?engine=webgpu&points=${points}`);
  const atRest = (await counts(page)).buffers;
  expect(atRest).toBeGreaterThan(0);
  const session = await page.context().newCDPSession(page);

  async function twentyRuns(): Promise<number> {
    // Faster than any hand: some are aborted before they begin, some while they train.
    await page.evaluate(async () => {
      const press = (action: string): void => {
        document.querySelector<HTMLElement>(`[data-action=${action}]`)?.click();
      };
      for (let i = 0; i < 20; i++) {
        press('play');
        for (let frame = 0; frame < i; frame++) await new Promise(requestAnimationFrame);
        press('reset');
      }
    });
    await downhill.inPhase('ready');
    await expect.poll(async () => (await counts(page)).buffers).toBe(atRest);
    return heapBytes(session);
  }

  // The first twenty compile, and fill caches.
  await twentyRuns();
  const before = await twentyRuns();
  const after = await twentyRuns();
  // Of the twenty not even ten are kept. A run holds x and y, f32; one or two may still be ending.
  expect(after - before).toBeLessThan(10 * points * 8);
  expect(await counts(page)).toMatchObject({ devices: 1, lostDevices: 0 });
});
