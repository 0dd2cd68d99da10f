/** The page as a person uses it, and a test that fails on anything the console complains about. */
import { readFile } from 'node:fs/promises';
import { test as base, expect, type Locator, type Page } from 'playwright/test';
import { LANGUAGE_NAMES, type Language } from '../../src/app/i18n/index.ts';
import { PLACES, type View } from '../../src/app/preferences.ts';

export { expect } from 'playwright/test';

/** A run of 20,000 steps on a software adapter, on a machine that does other things, too. */
const PATIENCE_MS = 50_000;

type Phase = 'preparing' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed';

export class DownhillPage {
  readonly page: Page;
  readonly play: Locator;
  readonly step: Locator;
  readonly reset: Locator;
  /** The page's voice: the sentence at its foot. */
  readonly status: Locator;
  /** Behind its chip: {@link openDevice} opens it. */
  readonly device: Locator;
  readonly advanced: Locator;
  readonly banner: Locator;
  /** What the console may complain about in this test. */
  readonly tolerated: RegExp[] = [/^Service Worker registration blocked by Playwright$/];
  readonly #counter: Locator;

  constructor(page: Page) {
    this.page = page;
    this.play = page.locator('[data-action=play]');
    this.step = page.locator('[data-action=step]');
    this.reset = page.locator('[data-action=reset]');
    this.status = page.locator('.foot [role=status]');
    this.device = page.getByRole('region', { name: 'Device' });
    this.advanced = page.locator('[data-action=advanced]');
    this.banner = page.getByRole('alert');
    this.#counter = page.locator('[data-epoch]');
  }

  /** @param search what follows the path: `?seed=7`. It trains at full speed where it says nothing else. */
  async open(search = '', phase: Phase = 'ready'): Promise<void> {
    await this.page.goto(/[?&]speed=/.test(search) ? search : `${search || '?'}&speed=max`);
    await this.inPhase(phase);
  }

  async inPhase(phase: Phase): Promise<void> {
    await expect(this.play).toHaveAttribute('data-phase', phase, { timeout: PATIENCE_MS });
  }

  async train(): Promise<void> {
    await this.play.click();
    await this.inPhase('done');
  }

  /** Goes to a view as a person does: to its place, and to its tab there. */
  async goTo(view: View): Promise<void> {
    for (const [at, views] of Object.values<readonly View[]>(PLACES).entries()) {
      const tab = views.indexOf(view);
      if (tab >= 0) await this.page.locator('.places a').nth(at).click();
      if (tab > 0) await this.page.locator('.tabs a').nth(tab).click();
    }
    await expect(
      this.page.locator(`[data-view=${view}]:not(:has([aria-busy=true]))`),
    ).toBeVisible();
  }

  /** One that is seldom set is there once {@link advanced} is open. */
  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async reached(label: string): Promise<Locator> {
    const field = this.field(label);
    if ((await field.count()) === 0) await this.advanced.click();
    return field;
  }

  /** Enters a value as a person does: the field takes it when it is left. */
  async enter(label: string, text: string): Promise<void> {
    const field = await this.reached(label);
    await field.fill(text);
    await field.press('Enter');
  }

  async choose(label: string, value: string): Promise<void> {
    await (await this.reached(label)).selectOption({ value });
  }

  /** Fills in the field of the model from its list. */
  async preset(id: string): Promise<void> {
    await this.page.locator('[data-action=presets]').click();
    await this.page.locator(`[data-model=${id === 'linear' ? 'parameter' : id}]`).click();
    if (id === 'linear') await this.page.getByRole('button', { name: 'weight, bias' }).click();
    await this.page.keyboard.press('Escape');
  }

  async openMenu(): Promise<void> {
    await this.page.locator('[data-action=menu]').click();
  }

  /** Another language by the menu, whatever else is open, and stays so. */
  async speak(language: Language): Promise<void> {
    await this.page.evaluate(async (name) => {
      const menu = document.querySelector<HTMLElement>('[data-action=menu]');
      const choice = (): HTMLElement | undefined =>
        [...document.querySelectorAll<HTMLElement>('.header .segmented button')].find(
          ({ textContent }) => textContent === name,
        );
      const isOpen = choice() !== undefined;
      if (!isOpen) menu?.click();
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      choice()?.click();
      if (!isOpen) menu?.click();
    }, LANGUAGE_NAMES[language]);
    await expect(this.page.locator('html')).toHaveAttribute('lang', language);
  }

  async openDevice(): Promise<void> {
    await this.page.locator('[data-action=device]').click();
    await expect(this.device).toBeVisible();
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

  /** A number as it is shown, rounded to what is known of it: `a`, `linear.bias`, `loss`. */
  value(name: string): Locator {
    return name === 'loss'
      ? this.page.locator('[data-goodness] dd').first()
      : this.page.locator(`tr[data-name="${name}"] [data-column=now] [data-value]`);
  }

  /** A parameter with all its digits. */
  async number(name: string): Promise<number> {
    return Number(await this.value(name).getAttribute('data-value'));
  }

  /** A parameter to six decimals, as it stands behind the rounded one. */
  async expectValue(name: string, digits: string): Promise<void> {
    await expect(this.value(name)).toHaveAttribute('title', digits);
  }

  /** The whole log, as it is exported. */
  async log(): Promise<string[]> {
    const item = this.page.locator('[data-export=log]');
    if (!(await item.isVisible())) await this.page.locator('[data-action=export]').click();
    const coming = this.page.waitForEvent('download');
    await item.click();
    const text = await readFile(await (await coming).path(), 'utf8');
    await item.press('Escape');
    return text.trimEnd().split('\n');
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
