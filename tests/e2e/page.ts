/** The page as a person uses it, and a test that fails on anything the console complains about. */
import { test as base, expect, type Locator, type Page } from 'playwright/test';

export { expect } from 'playwright/test';

/** A run of 20,000 steps on a software adapter, on a machine that does other things, too. */
const PATIENCE_MS = 50_000;

type Phase = 'preparing' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed';

export class DownhillPage {
  readonly page: Page;
  readonly play: Locator;
  readonly step: Locator;
  readonly reset: Locator;
  readonly status: Locator;
  readonly device: Locator;
  readonly banner: Locator;
  /** What the console may complain about in this test. */
  readonly tolerated: RegExp[] = [];
  readonly #counter: Locator;

  constructor(page: Page) {
    this.page = page;
    this.play = page.locator('[data-action=play]');
    this.step = page.locator('[data-action=step]');
    this.reset = page.locator('[data-action=reset]');
    this.status = page.getByRole('status');
    this.device = page.getByRole('region', { name: 'Device' });
    this.banner = page.getByRole('alert');
    this.#counter = page.locator('[data-epoch]');
  }

  /** @param search what follows the path: `?seed=7`. It trains at full speed where it says nothing else. */
  async open(search = ''): Promise<void> {
    await this.page.goto(/[?&]speed=/.test(search) ? search : `${search || '?'}&speed=max`);
    await this.inPhase('ready');
  }

  async inPhase(phase: Phase): Promise<void> {
    await expect(this.play).toHaveAttribute('data-phase', phase, { timeout: PATIENCE_MS });
  }

  async train(): Promise<void> {
    await this.play.click();
    await this.inPhase('done');
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Enters a value as a person does: the field takes it when it is left. */
  async enter(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
    await this.field(label).press('Enter');
  }

  async epoch(): Promise<number> {
    return Number(await this.#counter.getAttribute('data-epoch'));
  }

  async expectEpoch(epoch: number): Promise<void> {
    await expect(this.#counter).toHaveAttribute('data-epoch', String(epoch));
  }

  /** The epoch once nothing is on its way from the device any more. */
  async settledEpoch(): Promise<number> {
    let before = -1;
    await expect
      .poll(async () => {
        const now = await this.epoch();
        const settled = now === before;
        before = now;
        return settled;
      })
      .toBe(true);
    return before;
  }

  /** A number of the panel as it is shown: `a`, `linear.bias`, `loss`. */
  value(name: string): Locator {
    return this.page.locator(`tbody[data-name="${name}"] tr:first-child [data-column=value]`);
  }

  async number(name: string): Promise<number> {
    return Number((await this.value(name).innerText()).replace('−', '-'));
  }

  /** The whole log, through the button that copies it: the page holds only the lines in sight. */
  async log(): Promise<string[]> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.locator('[data-action=copy]').click();
    await expect(this.page.locator('[data-action=copy]')).toHaveText('Copied');
    return (await this.page.evaluate(() => navigator.clipboard.readText())).split('\n');
  }
}

/** Every test gets the page, and fails when the console has an error or a warning in the end. */
export const test = base.extend<{ downhill: DownhillPage }>({
  downhill: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const downhill = new DownhillPage(page);
    await use(downhill);
    const { tolerated } = downhill;
    expect(complaints.filter((text) => !tolerated.some((one) => one.test(text)))).toEqual([]);
  },
});
