/** A table and a formula, as a scientist has them in mind, and the card of their answer. */
import type { Locator, Page } from 'playwright/test';
import { paste } from './data-page.ts';

/** Counts of a decay about 8.3·e^(−t/3.2) + 1.2, with errors that repeat. */
export const DECAY = ['t (s),counts', ...Array.from({ length: 36 }, (_, i) => {
  const t = 0.1 + i * 0.34;
  return `${t.toFixed(2)},${(8.3 * Math.exp(-t / 3.2) + 1.2 + 0.25 * Math.sin(7 * i * i)).toFixed(3)}`;
})].join('\n'); // prettier-ignore

export const FORMULA = 'A*exp(-t/tau) + c';

export class AnswerPage {
  readonly page: Page;
  readonly fit: Locator;
  readonly card: Locator;
  readonly values: Locator;

  constructor(page: Page) {
    this.page = page;
    this.fit = page.locator('[data-action=fit]');
    this.card = page.locator('.card.is-answer');
    this.values = this.card.locator('[data-value]');
  }

  /** Pastes, types and presses. */
  async reach(table = DECAY, formula = FORMULA): Promise<void> {
    await paste(this.page, table);
    await this.page.locator('[data-action=use-data]').click();
    // What is typed while the dialog is there is typed into it.
    await this.page.locator('dialog[open]').waitFor({ state: 'detached' });
    const model = this.page.locator('[data-field=model]');
    await model.fill(formula);
    await model.press('Enter');
    await this.fit.click();
  }

  /** By name. */
  async said(attribute: 'value' | 'error'): Promise<Readonly<Record<string, number>>> {
    const rows = await this.card.locator('tr[data-name]').evaluateAll(
      (all, key) => all.map((row) => [row.getAttribute('data-name'), row.querySelector(`[data-${key}]`)?.getAttribute(`data-${key}`)] as const), // prettier-ignore
      attribute,
    );
    return Object.fromEntries(rows.map(([name, value]) => [name ?? '', Number(value)]));
  }
}
