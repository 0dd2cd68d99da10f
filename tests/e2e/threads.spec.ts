/** WebAssembly over all cores, where the page is cross-origin isolated. */
import { expect, test, type DownhillPage } from './page.ts';

const STEPS = 200;
const SEARCH = `?engine=wasm&points=1000000&epochs=${STEPS}&log-every=100`;

/** src/wasm/index.ts: 16 threads at most, and a million points are enough for each of those. */
async function cores(downhill: DownhillPage): Promise<number> {
  return Math.min(16, await downhill.page.evaluate(() => navigator.hardwareConcurrency));
}

async function trained(downhill: DownhillPage): Promise<number[]> {
  await downhill.train();
  await downhill.expectEpoch(STEPS);
  return [await downhill.number('a'), await downhill.number('b')];
}

test('the server isolates the page, which trains on all cores, and as one core would', async ({
  downhill,
}) => {
  await downhill.open(SEARCH);
  expect(await downhill.page.evaluate(() => crossOriginIsolated)).toBe(true);
  const threads = await cores(downhill);
  await downhill.openDevice();
  await expect(downhill.device).toContainText(threads === 1 ? '1 thread' : `${threads} threads`);
  const together = await trained(downhill);

  // As from a host that sets no headers.
  await downhill.page.route(
    ({ pathname }) => pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const headers = Object.entries(response.headers()).filter(
        ([name]) => !/^cross-origin-/.test(name),
      );
      await route.fulfill({ response, headers: Object.fromEntries(headers) });
    },
  );
  await downhill.open(SEARCH);
  expect(await downhill.page.evaluate(() => crossOriginIsolated)).toBe(false);
  await downhill.openDevice();
  await expect(downhill.device).toContainText('1 thread');
  const alone = await trained(downhill);

  // Sums differ in f64 only, so each step by the rounding of θ at most, and steps shrink differences.
  together.forEach((value, p) => {
    const due = alone[p] ?? NaN;
    expect(Math.abs(value - due)).toBeLessThanOrEqual(
      STEPS * 2 ** -23 * Math.max(1, Math.abs(due)),
    );
  });
});

test('a thread ends with the run that needed it', async ({ downhill }) => {
  // So long that it is under way when it is asked about.
  await downhill.open('?engine=wasm&points=1000000&epochs=100000&log-every=100');
  const working = (): number =>
    downhill.page.workers().filter((worker) => worker.url().includes('wasm-thread')).length;
  expect(working()).toBe((await cores(downhill)) - 1);
  await downhill.play.click();
  await downhill.enter('Points', '1000');
  await downhill.page.locator('[data-next=restart]').click();
  await downhill.openDevice();
  await expect(downhill.device).toContainText('1 thread');
  await expect.poll(working).toBe(0);
});
