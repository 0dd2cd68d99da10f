/** The Verify view as a person uses it. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { compareReports } from '../../src/run/verify/compare.ts';
import { readVerifyJson, VERIFY_SCHEMA } from '../../src/run/verify/json.ts';
import { expect, test as base } from './page.ts';

/** Eight short runs on a software adapter, on a machine that does other things, too. */
const PATIENCE_MS = 50_000;

class VerifyPage {
  readonly page: Page;
  readonly verify: Locator;
  readonly status: Locator;
  readonly file: Locator;

  constructor(page: Page) {
    this.page = page;
    this.verify = page.locator('[data-action=verify]');
    this.status = page.locator('main [role=status]');
    this.file = page.locator('.file-result');
  }

  async open(search: string): Promise<void> {
    await this.page.goto(`?view=verify${search}`);
    await this.inPhase('empty');
  }

  async inPhase(phase: 'empty' | 'running' | 'stopped' | 'done' | 'failed'): Promise<void> {
    await expect(this.verify).toHaveAttribute('data-phase', phase, { timeout: PATIENCE_MS });
  }

  async run(): Promise<void> {
    await this.verify.click();
    await this.inPhase('done');
  }

  group(name: 'dispatch' | 'fused' | 'moments' | 'references'): Locator {
    return this.page.locator(`tbody[data-group=${name}]`);
  }

  async saved(): Promise<string> {
    const coming = this.page.waitForEvent('download');
    await this.page.locator('[data-action=save-report]').click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('downhill-verify.json');
    return readFile(await download.path(), 'utf8');
  }

  async choose(name: string, text: string): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
}

const test = base.extend<{ verifying: VerifyPage }>({
  // `downhill` fails the test when the console complains.
  verifying: async ({ downhill }, use) => {
    await use(new VerifyPage(downhill.page));
  },
});

const SMALL = '&epochs=300&theme=light';

test('every strategy passes; the report goes to a file and is compared with another', async ({
  verifying,
}) => {
  const { page } = verifying;
  await verifying.open(SMALL);
  await expect(page.locator('.verify-settings')).toContainText('epochs 300');
  await verifying.run();

  await expect(verifying.status).toContainText(/All \d+ checks pass/);
  for (const name of ['dispatch', 'fused', 'moments', 'references'] as const) {
    await expect(verifying.group(name).locator('[data-pass=true]').first()).toHaveText('pass');
    await expect(verifying.group(name).locator('[data-pass=false]')).toHaveCount(0);
  }
  const steps = verifying.group('moments').locator('[data-check=steps]');
  await expect(steps.locator('[data-column=found]')).toHaveText('300');
  await expect(page.locator('.facts')).toContainText('Fused gave the same bits twice.');

  // The chart shows what is chosen, in the table or above the chart.
  const figure = page.getByRole('figure');
  await expect(figure).toHaveAccessibleName(/of loss of Dispatch against the exact trajectory/);
  await verifying.group('fused').locator('[data-check="oracle b"] button').click();
  await expect(figure).toHaveAccessibleName(/of b of Fused against the f64 oracle/);
  await page
    .getByRole('combobox', { name: 'Error over the epochs' })
    .selectOption('b of Moments against the f64 oracle');
  await expect(figure).toHaveAccessibleName(/of b of Moments against the f64 oracle/);
  await expect(page.locator('.is-error canvas')).toHaveCount(1);

  // What the terminal writes, and reads.
  const text = await verifying.saved();
  expect(JSON.parse(text)).toMatchObject({ schema: VERIFY_SCHEMA, pass: true });
  const report = readVerifyJson(text, 'page.json');
  expect(report).toMatchObject({ engine: 'webgpu', pass: true, config: { epochs: 300 } });
  expect(report.runs.map(({ strategy }) => strategy)).toEqual(['dispatch', 'fused', 'moments']);
  expect(compareReports(report, report).bitEqual).toEqual(['dispatch', 'fused', 'moments']);

  await verifying.choose('same.json', text);
  await expect(verifying.file).toContainText('The two agree: this run and same.json.');
  await expect(verifying.file.locator('[data-difference="fused b"]')).toContainText('bit-equal');

  const doctored = JSON.parse(text) as { strategies: { samples: { loss: number[] } }[] };
  const losses = doctored.strategies[1]?.samples.loss ?? [];
  losses[41] = (losses[41] ?? NaN) + 1;
  await verifying.choose('doctored.json', JSON.stringify(doctored));
  await expect(verifying.file).toContainText('The two DISAGREE: this run and doctored.json.');
  const row = verifying.file.locator('[data-difference="fused loss"]');
  await expect(row).toContainText('FAIL');
  await expect(row.locator('[data-column=found]')).toHaveText('1');
  await expect(row.locator('[data-column=epoch]')).toHaveText('42');
  await expect(verifying.file.locator('[data-pass=false]')).toHaveCount(2);

  await verifying.choose('damaged.json', text.slice(0, 500));
  await expect(verifying.file).toContainText('This file cannot be compared.');
  await expect(verifying.file).toContainText('damaged.json is no report of downhill verify');
});

test('a device that computes wrongly is found out', async ({ verifying }) => {
  await verifying.page.addInitScript(() => {
    // Every gradient is off by 1 in 1,000.
    const { prototype } = GPUDevice;
    const create = Reflect.get<GPUDevice, 'createShaderModule'>(prototype, 'createShaderModule');
    prototype.createShaderModule = function (given) {
      const code = given.code.replaceAll('return 2 * (p', 'return 2.002 * (p');
      return create.call(this, { ...given, code });
    };
  });
  await verifying.open(`${SMALL}&strategy=dispatch`);
  await verifying.run();
  await expect(verifying.status).toContainText(/of \d+ checks FAIL/);
  const failed = verifying.group('dispatch').locator('[data-check="exact a"]');
  await expect(failed.locator('[data-pass=false]')).toHaveText('FAIL');
  await expect(failed.locator('[data-column=epoch]')).toHaveText('1');
  await expect(verifying.group('references').locator('[data-pass=false]')).toHaveCount(0);
  await expect(verifying.page.locator('.legend')).toContainText('more than allowed');
});

test('it stops; meanwhile the training and the benchmark wait', async ({ verifying, downhill }) => {
  const { page } = verifying;
  await verifying.open('&epochs=2000000&strategy=dispatch');
  await verifying.verify.click();
  await expect(page.locator('.work .counter-value')).toBeVisible({ timeout: PATIENCE_MS });
  await expect(downhill.play).toBeDisabled();
  await downhill.goTo('benchmark');
  await expect(page.locator('[data-action=run-all]')).toBeDisabled();
  await expect(verifying.status).toContainText('Verify has the device');
  await downhill.goTo('verify');
  await verifying.verify.click();
  await verifying.inPhase('stopped');
  await expect(verifying.status).toContainText('Nothing was judged');
  await expect(downhill.play).toBeEnabled();
});

test('without a GPU it says so, and verifies WebAssembly instead', async ({ verifying }) => {
  const { page } = verifying;
  await page.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  await verifying.open(SMALL);
  await verifying.verify.click();
  await verifying.inPhase('failed');
  await expect(verifying.status).toContainText('found no graphics adapter');
  await page.getByRole('button', { name: 'Verify WebAssembly instead' }).click();
  await verifying.inPhase('done');
  await expect(verifying.status).toContainText(/All \d+ checks pass/);
  await expect(page.locator('.verify-settings')).toContainText('WebAssembly SIMD');
});
