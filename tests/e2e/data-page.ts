/** Own data as a person brings them in: the dialog, its parts, and ways to drop and to write files. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Locator, Page } from 'playwright/test';
import { expect, type DownhillPage } from './page.ts';

export class DataDialogPage {
  readonly page: Page;
  /** What is trained on: the first field of all. */
  readonly chosen: Locator;
  readonly #advanced: Locator;
  readonly dialog: Locator;
  readonly file: Locator;
  readonly said: Locator;
  /** How the table was read, in a line, and what it asks. */
  readonly taken: Locator;
  readonly use: Locator;
  readonly bad: Locator;
  readonly preview: Locator;

  constructor({ page, advanced }: DownhillPage) {
    this.page = page;
    this.chosen = page.locator('.bar select').first();
    this.#advanced = advanced;
    this.dialog = page.locator('dialog[open]:has(.data-sources)');
    this.file = this.dialog.locator('input[type=file]');
    this.said = this.dialog.locator('[data-said]');
    this.taken = this.dialog.locator('[data-taken]');
    this.use = this.dialog.locator('[data-action=use-data]');
    this.bad = this.dialog.locator('.data-bad');
    this.preview = this.dialog.getByRole('group', { name: 'The first rows' });
  }

  /** From the field of the data. */
  async open(): Promise<void> {
    const has = (await this.chosen.inputValue()) === 'own';
    await this.chosen.selectOption(has ? 'other' : 'own');
    await expect(this.dialog).toBeVisible();
  }

  /** What own data are, and what can be done with them. */
  async details(): Promise<Locator> {
    if ((await this.#advanced.getAttribute('aria-expanded')) !== 'true')
      await this.#advanced.click();
    return this.page.locator('.own-data');
  }

  async press(action: 'leave-data' | 'forget-data'): Promise<void> {
    await (await this.details()).locator(`[data-action=${action}]`).click();
  }

  async choose(name: string, content: string | Buffer): Promise<void> {
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
    await this.file.setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  async paste(text: string): Promise<void> {
    await this.dialog.getByLabel('Or paste a table').fill(text);
    await this.dialog.getByRole('button', { name: 'Read the pasted table' }).click();
  }

  /** Says how the table is written. */
  async write(label: string, option: string): Promise<void> {
    const fields = this.dialog.locator('[data-options]');
    if ((await fields.getAttribute('open')) === null) await fields.locator('summary').click();
    await fields.getByLabel(label, { exact: true }).selectOption(option);
  }

  async chooseColumn(axis: 'x' | 'y', column: string): Promise<void> {
    await this.dialog.getByLabel(`Column for ${axis}`).selectOption(column);
  }

  /** Both within one frame, before the page has drawn the first choice. */
  async chooseAtOnce(columns: Readonly<Record<'x' | 'y', string>>): Promise<void> {
    const fields = Object.entries(columns).map(
      async ([axis, column]) =>
        [await this.dialog.getByLabel(`Column for ${axis}`).elementHandle(), column] as const,
    );
    await this.page.evaluate(
      (chosen) => {
        for (const [field, column] of chosen) {
          const select = field as HTMLSelectElement;
          select.selectedIndex = [...select.options].findIndex(({ label }) => label === column);
          for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true })); // prettier-ignore
        }
      },
      await Promise.all(fields),
    );
  }
}

/** Pastes a text where no field has the focus. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}

/** Drops a file of this text onto the page, as a browser tells it. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName));
      return data;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('#stage', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('#stage', 'drop', { dataTransfer: transfer });
}

/** Writes rows of y = 2x + 1 until the file is this long; one row in ten thousand is bad. */
export async function writeLarge(path: string, byteLength: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('x,y,note\n');
  let written = 0;
  for (let i = 0; written < byteLength; i += 1000) {
    let block = '';
    for (let j = i; j < i + 1000; j++) {
      const x = j % 1000;
      block += `${j % 10_000 === 5000 ? 'n/a' : x},${2 * x + 1},"a long note, in quotes, of row ${j} ${'.'.repeat(40)}"\n`;
    }
    written += block.length;
    if (!file.write(block)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
