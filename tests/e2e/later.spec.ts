/** What is fetched when somebody asks for it: where it does not come the page says so, loses nothing, and tries again. */
import { expect, test, type DownhillPage } from './page.ts';
import { storedRuns } from './stored-runs.ts';

const SHORT = '?epochs=300&log-every=50&engine=cpu';
const MISSING = 'a part of the page could not be fetched';

/** @returns how to let it come */
async function holdBack(
  { page, tolerated }: DownhillPage,
  script: string,
): Promise<() => Promise<void>> {
  const address = new RegExp(`/assets/${script}-[^/]*\\.js$`);
  tolerated.push(/net::ERR_FAILED/);
  await page.route(address, (route) => route.abort());
  return () => page.unroute(address);
}

test('an export', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await downhill.train();
  const letCome = await holdBack(downhill, 'files');
  await page.locator('[data-action=export]').click();
  const csv = page.locator('[data-export=csv]');
  await expect(csv).toBeFocused();
  await csv.click();
  await expect(page.locator('.popover-body .fault')).toContainText(MISSING);
  await letCome();
  const coming = page.waitForEvent('download');
  await csv.click();
  expect((await coming).suggestedFilename()).toBe('downhill-log.csv');
  await expect(page.locator('.popover-body .fault')).toHaveText('');
});

test('a lesson', async ({ downhill }) => {
  const { page } = downhill;
  const letCome = await holdBack(downhill, 'teaching');
  await page.goto('?lesson=rate');
  await downhill.inPhase('ready');
  const caption = page.locator('.caption');
  await expect(caption).toContainText('could not be fetched');
  await letCome();
  await caption.getByRole('button', { name: 'Try again' }).click();
  await expect(caption).toContainText('Small steps are safe');
});

test('what reads kept runs: one that ends meanwhile is kept with them', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await downhill.train();
  await expect.poll(async () => (await storedRuns(page)).length).toBe(1);
  const letCome = await holdBack(downhill, 'read-record');
  await page.reload();
  await downhill.inPhase('ready');
  await downhill.train();
  await expect.poll(async () => (await storedRuns(page)).length).toBe(2);
  await downhill.goTo('compare');
  const rows = page.locator('tr[data-run]');
  const unread = page.locator('[data-kind=unread]');
  await expect(unread).toContainText(MISSING);
  await expect(page.locator('[data-kind=not-stored]')).toHaveCount(0);
  await expect(rows).toHaveCount(1);
  const file = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.locator('[data-kind=import]')).toContainText(MISSING);
  await letCome();
  await unread.getByRole('button', { name: 'Try again' }).click();
  await expect(rows).toHaveCount(2);
  await expect(unread).toHaveCount(0);
});
