/** The Benchmark view as a person uses it. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect } from './page.ts';
import { pixelsOf } from './pixels.ts';

/** A few cases on a software adapter, on a machine that does other things, too. */
const PATIENCE_MS = 55_000;

export class BenchPage {
  readonly page: Page;
  readonly runAll: Locator;
  readonly clear: Locator;
  readonly status: Locator;
  readonly crossover: Locator;
  readonly rows: Locator;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.runAll = page.locator('[data-action=run-all]');
    this.clear = page.locator('[data-action=clear]');
    this.status = page.locator('main [role=status]');
    this.crossover = page.locator('.crossover');
    this.rows = page.locator('tbody tr[data-state]');
    this.canvas = page.locator('.card.is-bench canvas');
  }

  async open(search: string): Promise<void> {
    await this.page.goto(`?view=benchmark${search}`);
    await this.inPhase('empty');
  }

  async inPhase(phase: 'empty' | 'running' | 'stopped' | 'done' | 'failed'): Promise<void> {
    await expect(this.runAll).toHaveAttribute('data-phase', phase, { timeout: PATIENCE_MS });
  }

  async run(): Promise<void> {
    await this.runAll.click();
    await this.inPhase('done');
  }

  rowsIn(state: 'waiting' | 'running' | 'done' | 'failed' | 'left'): Locator {
    return this.page.locator(`tbody tr[data-state=${state}]`);
  }

  /** Through the button that copies. */
  async copied(format: 'JSON' | 'CSV' | 'Markdown'): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.getByRole('button', { name: format, exact: true }).click();
    // Nothing that was copied before shall count.
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.page.locator('[data-action=copy-results]').click();
    const read = (): Promise<string> => this.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read).not.toBe('');
    return read();
  }

  async downloaded(): Promise<{ readonly name: string; readonly text: string }> {
    const coming = this.page.waitForEvent('download');
    await this.page.locator('[data-action=download-results]').click();
    const download = await coming;
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), 'utf8'),
    };
  }

  /** How many pixels of the chart have the colour that the style sheet gives to `token`. */
  pixelsOf(token: string): Promise<number> {
    return pixelsOf(this.canvas, token);
  }
}
