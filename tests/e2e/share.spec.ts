/** A run is handed on: what a link carries, and what a file carries. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { DataDialogPage } from './data-page.ts';
import { DownhillPage, expect, test } from './page.ts';

async function useTable(downhill: DownhillPage, csv: string): Promise<void> {
  const data = new DataDialogPage(downhill);
  await data.open();
  await data.choose('lab.csv', csv);
  await data.use.click();
  await downhill.inPhase('ready');
}

async function sharedLink(page: Page): Promise<string> {
  await page.locator('[data-action=share]').click();
  return page.locator('[data-link]').inputValue();
}

const CSV = `second,volt\n${Array.from({ length: 60 }, (_, i) => `${i},${(0.31 * i + Math.sin(i)).toFixed(3)}`).join('\n')}\n`;

test('a small table travels in the link', async ({ downhill, context }) => {
  const { page } = downhill;
  await downhill.open('?epochs=300&engine=cpu');
  await useTable(downhill, CSV);
  await sharedLink(page);
  await expect(page.locator('[data-link]')).toHaveValue(/#table=/);
  const link = await page.locator('[data-link]').inputValue();
  expect(link.length).toBeLessThan(2000);
  await expect(page.locator('.popover [data-kind=own-data]')).toContainText(
    'travel in the link, too: lab.csv',
  );
  await page.keyboard.press('Escape');
  await downhill.train();
  const a = await downhill.value('a').innerText();

  const other = new DownhillPage(await context.newPage());
  await other.page.goto(link);
  await other.inPhase('ready');
  await other.train();
  await expect(other.value('a')).toHaveText(a);
  // From now on they are data like others: the address is short, and a reload keeps them.
  expect(new URL(other.page.url()).hash).toBe('');
  await other.page.reload();
  await other.inPhase('ready');
  await expect(new DataDialogPage(other).chosen).toHaveValue('own');
});

test('what does not fit travels as a file, which is dropped on the page', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?epochs=300&engine=cpu&seed=7');
  const row = (_: unknown, i: number): string => `${i / 7},${Math.sin(i * i)}`;
  await useTable(downhill, `x,y\n${Array.from({ length: 900 }, row).join('\n')}\n`);
  expect(await sharedLink(page)).not.toContain('#');
  await expect(page.locator('.popover [data-kind=own-data]')).toContainText('too large for a link');
  const downloading = page.waitForEvent('download');
  await page.locator('[data-action=save-setup]').click();
  const file = await readFile(await (await downloading).path(), 'utf8');

  await downhill.open('?engine=cpu');
  const drop = (text: string) =>
    page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'setup.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    }, text);
  await drop(file.replace('"y":[', '"y":[1e99,'));
  await expect(page.locator('[data-said]')).toContainText(
    'of another version of Downhill, or damaged',
  );
  await drop(file);
  await expect(page).toHaveURL(/epochs=300/);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await downhill.inPhase('ready');
  await expect(new DataDialogPage(downhill).chosen).toHaveValue('own');
  await expect(page.locator('[data-fit], .is-fit').first()).toBeVisible();
});

test('a long formula has no link, but a file', async ({ downhill }) => {
  const { page } = downhill;
  const formula = `a*x${' + b*x'.repeat(400)}`;
  await downhill.open(`?engine=cpu&model=formula&formula=${encodeURIComponent(formula)}`);
  await page.locator('[data-action=share]').click();
  await expect(page.locator('.popover [data-kind=own-data]')).toContainText('too long for a link');
  await expect(page.locator('[data-link]')).toHaveCount(0);
  await expect(page.locator('[data-action=save-setup]')).toBeVisible();
});

test('a link whose table nobody can read says so, and trains on what it says besides', async ({
  downhill,
}) => {
  for (const hash of ['#table=%3Cimg%20src=x%3E', '#table=eJyrVkrLz1eyUkpKLFKqBQA']) {
    await downhill.page.goto('about:blank');
    await downhill.open(`?epochs=200&engine=cpu${hash}`);
    await expect(downhill.banner).toContainText('no table that can be read');
    await downhill.train();
  }
});
