/** The Benchmark view. No figure is held against another: a time says something only where it was taken. */
import { BenchPage } from './bench-page.ts';
import { expect, test as base } from './page.ts';

const test = base.extend<{ bench: BenchPage }>({
  // `downhill` fails the test when the console complains.
  bench: async ({ downhill }, use) => {
    await use(new BenchPage(downhill.page));
  },
});

/** WebGPU twice and the CPU once, at 100 and at 1,000 points. */
const SMALL = '&engines=webgpu,cpu&strategies=dispatch,fused&from=100&to=1000';
/** Eight, which nobody waits for. */
const LONG = '&engines=cpu,wasm&strategies=dispatch&to=100000';
/** One case, and a quick one. */
const ONE = '&engines=cpu&from=100&to=100';

test('a small range runs to its end: rows, chart, crossover, exports', async ({ bench }) => {
  await bench.open(SMALL);
  await expect(bench.rows).toHaveCount(6);
  await expect(bench.status).toContainText('6 cases');
  await bench.run();

  await expect(bench.rowsIn('done')).toHaveCount(6);
  await expect(bench.status).toContainText('6 cases, every result checked');
  const first = bench.rows.first();
  await expect(first).toContainText('WebGPU');
  await expect(first).toContainText('Dispatch');
  for (const kind of ['rate', 'ms']) {
    const figures = await bench.page.locator(`td[data-column=${kind}]`).allInnerTexts();
    expect(figures).toHaveLength(6);
    for (const figure of figures) expect(figure).toMatch(/^[\d,.]*[1-9][\d,.]*$/);
  }
  const spreads = await bench.page.locator('td[data-column=rates]').allInnerTexts();
  for (const spread of spreads) expect(spread).toMatch(/^[\d.]+[KM]? – [\d.]+[KM]?$/);

  // Both engines are drawn, in the colours that the table gives them.
  await expect(bench.page.getByRole('figure')).toHaveAccessibleName(/6 measured cases/);
  await expect.poll(() => bench.pixelsOf('--webgpu')).toBeGreaterThan(50);
  await expect.poll(() => bench.pixelsOf('--cpu')).toBeGreaterThan(50);
  await expect(bench.crossover).toContainText(
    /the GPU passes the CPU at 1(00|,000) points|[Nn]ot on this device/,
  );
  await expect(bench.page.locator('.environment')).toContainText('software adapter');
  // Of the four cases of WebGPU: each part of a submit, and each kernel.
  const steps = await bench.page.locator('td[data-column=steps]').allInnerTexts();
  expect(steps).toHaveLength(4);
  const kernels = await bench.page.locator('td[data-column=kernels]').allInnerTexts();
  expect(kernels).toHaveLength(4);
  for (const kernel of kernels) expect(kernel).toMatch(/^(step|stepLone|fused\w*) [\d,.]+$/);
  for (const kind of ['encode', 'submit', 'wait', 'readback', 'recording', 'pointsRate']) {
    const figures = await bench.page.locator(`td[data-column=${kind}]`).allInnerTexts();
    expect(figures).toHaveLength(4);
    for (const figure of figures) expect(figure).toMatch(/^[\d,.]+[%KMB]?$/);
  }

  // No table is cut off, be there room for its columns or not.
  for (const width of [1440, 1240, 768, 360]) {
    await bench.page.setViewportSize({ width, height: 900 });
    const cut = await bench.page
      .locator('.table-scroll.is-profiles')
      .evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    expect(cut, `${width} px wide`).toEqual([0]);
  }
  await bench.page.setViewportSize({ width: 1280, height: 720 });

  const json = JSON.parse(await bench.copied('JSON')) as {
    readonly environment: { readonly engines: readonly { readonly software: boolean }[] };
    readonly cases: readonly Record<string, unknown>[];
  };
  expect(json.environment.engines[0]).toMatchObject({ engine: 'webgpu', software: true });
  expect(json.cases).toHaveLength(6);
  expect(json.cases[0]).toMatchObject({ engine: 'webgpu', strategy: 'dispatch', points: 100 });
  expect(json.cases.filter((one) => 'profile' in one)).toHaveLength(4);
  const csv = (await bench.copied('CSV')).trim().split('\n');
  expect(csv.filter((line) => !line.startsWith('#'))).toHaveLength(1 + 6);
  expect(await bench.copied('Markdown')).toContain('software adapter');
  const { name, text } = await bench.downloaded();
  expect(name).toBe('downhill-benchmark.md');
  expect(text).toContain('| points | strategy | engine |');
});

test('stopped midway it keeps what it has, and can be cleared and run again', async ({ bench }) => {
  await bench.open(LONG);
  await bench.runAll.click();
  await expect(bench.rowsIn('done').first()).toBeVisible({ timeout: 30_000 });
  await expect(bench.runAll).toHaveText('Stop');
  await expect(bench.page.getByLabel('WebGPU')).toBeDisabled();
  await bench.runAll.click();
  await bench.inPhase('stopped');
  const done = await bench.rowsIn('done').count();
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(8);
  await expect(bench.rowsIn('left')).toHaveCount(8 - done);
  await expect(bench.status).toContainText(`Stopped after ${done} of 8 cases`);
  await expect(bench.crossover).toContainText('It takes a GPU and a CPU row');
  // Nothing comes in late.
  await bench.page.waitForTimeout(500);
  await expect(bench.rowsIn('done')).toHaveCount(done);

  await bench.clear.click();
  await bench.inPhase('empty');
  await expect(bench.rowsIn('waiting')).toHaveCount(8);
  await expect(bench.canvas).toHaveCount(0);
  await bench.page.getByLabel('WASM SIMD').uncheck();
  await bench.page.getByLabel('To', { exact: true }).selectOption('100');
  await expect(bench.rows).toHaveCount(1);
  await bench.run();
  await expect(bench.rowsIn('done')).toHaveCount(1);
});

test('without an adapter a banner says so, and only the CPU is measured', async ({ bench }) => {
  await bench.page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  // The Lab does not ask for a GPU here, so that the benchmark has to find out.
  await bench.open('&engine=cpu&strategies=dispatch&from=100&to=100');
  await expect(bench.rows).toHaveCount(3);
  await bench.runAll.click();
  const banner = bench.page.getByRole('alert');
  await expect(banner).toContainText('found no graphics adapter. Only CPU rows are measured.');
  await bench.inPhase('done');
  await expect(bench.page.locator('tbody')).not.toContainText('WebGPU');
  await expect(bench.page.locator('tbody')).toContainText('CPU reference');
  await expect(bench.crossover).toContainText('It takes a GPU and a CPU row');
  await bench.clear.click();
  await expect(bench.page.locator('tbody')).not.toContainText('WebGPU');
});

test('nothing but a GPU that is not there: it fails, and says why', async ({ bench }) => {
  await bench.page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  await bench.open('&engine=cpu&engines=webgpu&from=100&to=100');
  await bench.runAll.click();
  await bench.inPhase('failed');
  await expect(bench.status).toContainText('adapter');
});

test('a case that its engine refuses says so under its row', async ({ bench }) => {
  await bench.open('&engines=webgpu&strategies=fused,moments&from=1000000&to=1000000');
  await bench.run();
  await expect(bench.rowsIn('failed')).toHaveCount(1);
  await expect(bench.page.locator('.table-note')).toContainText('strategy fused takes at most');
  await expect(bench.status).toContainText('1 case');
  expect(await bench.copied('CSV')).toContain('strategy fused takes at most');
});

test('the views are places: links, the address, the back button, the keyboard', async ({
  bench,
  downhill,
}) => {
  const { page } = downhill;
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await downhill.open('?epochs=300');
  await expect(link('Lab')).toHaveAttribute('aria-current', 'page');
  await downhill.train();
  const trained = await downhill.number('a');
  await link('Under the hood').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?epochs=300&view=plain/);
  await link('Benchmark').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?epochs=300&view=benchmark/);
  for (const here of ['Under the hood', 'Benchmark']) {
    await expect(link(here)).toHaveAttribute('aria-current', 'page');
  }
  await page.getByLabel('Fused').uncheck();
  await expect(page).toHaveURL(/strategies=dispatch,moments/);

  for (let back = 0; back < 2; back++) await page.goBack();
  await downhill.inPhase('done');
  await expect.poll(() => downhill.number('a')).toBe(trained);
  await expect(page).not.toHaveURL(/view=/);
  for (let forward = 0; forward < 2; forward++) await page.goForward();
  await bench.inPhase('empty');
  await expect(page).toHaveURL(/view=benchmark/);
  await page.reload();
  await bench.inPhase('empty');
  await expect(page.getByLabel('Fused')).not.toBeChecked();
});

test('the training waits while a benchmark runs, and then goes on', async ({ bench, downhill }) => {
  await downhill.open(`?speed=1${LONG}`);
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(2);
  await downhill.goTo('benchmark');
  await bench.runAll.click();
  await bench.inPhase('running');
  // The transport is on every view.
  await downhill.inPhase('paused');
  await expect(downhill.play).toBeDisabled();
  await expect(downhill.step).toBeDisabled();
  await expect(downhill.status).toContainText('A benchmark has the device');
  const epoch = await downhill.settledEpoch();
  // Where the button that has the focus would take it, the space bar stops the benchmark.
  await bench.page.locator('#stage').focus();
  await bench.page.keyboard.press('Space');
  await bench.page.keyboard.press('ArrowRight');
  await bench.page.waitForTimeout(300);
  await downhill.expectEpoch(epoch);

  await bench.runAll.click();
  await bench.inPhase('stopped');
  await downhill.inPhase('running');
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(epoch);
});

test('at any width the benchmark is not cut off', async ({ bench }) => {
  await bench.open(ONE);
  await bench.run();
  for (const width of [360, 768, 1440]) {
    await bench.page.setViewportSize({ width, height: 900 });
    const wider = (): Promise<number> =>
      bench.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect.poll(wider, `${width} px`).toBeLessThanOrEqual(0);
    await expect(bench.runAll).toBeInViewport({ ratio: 1 });
    await expect(bench.canvas).toBeVisible();
  }
});
