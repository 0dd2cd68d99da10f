/** Own data in each state that axe is to see: the dialog's steps, and what other views say of them. */
import { PHONE_PX, type Open, type State } from './axe-state.ts';
import { DataDialogPage } from './data-page.ts';
import { expect, type DownhillPage } from './page.ts';

const GOOD = 'x,y\n1,3\n2,5\n4,9\n7,15\n';
const BAD = `${GOOD}8,\n9,NaN\n10,1e999\n11,2,3\n`;
/** At this scale only standardised data train. */
const FAR = 'x,y\n100001,1\n100002,2\n100003,3\n100004,4.5\n';

async function openDialog(downhill: DownhillPage, open: Open): Promise<void> {
  await open('&engine=cpu');
  await downhill.inPhase('ready');
  await new DataDialogPage(downhill).open();
}

async function choose({ page }: DownhillPage, text: string): Promise<void> {
  const file = { name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('.data-sources input[type=file]').setInputFiles(file);
}

async function use(downhill: DownhillPage): Promise<void> {
  const { page } = downhill;
  await page.locator('.data-offer input').first().check();
  await page.locator('[data-action=use-data]').click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await downhill.inPhase('ready');
}

/** With the data in use. */
async function useOwn(downhill: DownhillPage, open: Open): Promise<void> {
  await openDialog(downhill, open);
  await choose(downhill, GOOD);
  await use(downhill);
}

export const OWN_DATA_STATES: readonly State[] = [
  {
    view: 'lab',
    name: 'the dialog of own data',
    reach: openDialog,
    then: [
      {
        view: 'lab',
        name: 'own data that are no table',
        reach: async (downhill) => {
          await choose(downhill, 'a,b\nc,d\n');
          await expect(downhill.page.locator('.data-reading .fault')).toBeVisible();
        },
      },
      {
        view: 'lab',
        name: 'own data with bad rows',
        reach: async (downhill) => {
          await choose(downhill, BAD);
          await downhill.page.locator('.data-bad summary').click();
          await expect(downhill.page.locator('.data-bad tbody tr:not(.table-group)')).toHaveCount(
            4,
          );
        },
      },
      {
        view: 'lab',
        name: 'own data at a scale that diverges, on a telephone',
        width: PHONE_PX,
        reach: async (downhill) => {
          const { page } = downhill;
          await choose(downhill, FAR);
          await expect(page.locator('.data-bad')).toHaveCount(0);
          await page.locator('.data-offer input').first().uncheck();
          await expect(page.locator('[data-action=use-data]')).toBeVisible();
        },
      },
    ],
  },
  {
    view: 'lab',
    name: 'own data being read',
    reach: async (downhill, open) => {
      const { page } = downhill;
      // A Worker that never comes reads for ever.
      await page.route(/read-worker/, () => undefined);
      await openDialog(downhill, open);
      await choose(downhill, GOOD);
      await expect(page.locator('[data-action=stop-reading]')).toBeVisible();
    },
  },
  {
    view: 'lab',
    name: 'own data in use, standardised, and what is said of them',
    reach: async (downhill, open) => {
      await useOwn(downhill, open);
      await new DataDialogPage(downhill).details();
      await expect(downhill.page.locator('[data-standardised]')).toBeVisible();
      await expect(downhill.page.locator('[data-layer=run]')).toBeVisible();
    },
    then: [
      {
        view: 'lab',
        name: 'own data in use, about to be shared',
        reach: async ({ page }) => {
          await page.keyboard.press('Escape');
          await page.locator('[data-action=share]').click();
          await expect(page.locator('[data-kind=own-data]')).toBeVisible();
        },
      },
    ],
  },
  {
    view: 'compare',
    name: 'with a run whose data are missing',
    reach: async (downhill, open) => {
      const { page } = downhill;
      await open('&epochs=200&engine=cpu');
      await downhill.goTo('lab');
      await useOwn(downhill, () => Promise.resolve());
      await downhill.train();
      await new DataDialogPage(downhill).press('leave-data');
      await downhill.inPhase('ready');
      // A page that had them while it stood finds them again.
      await page.reload();
      await downhill.inPhase('ready');
      await downhill.goTo('compare');
      await page.locator('[data-action=open]').click();
      await expect(page.locator('[data-kind=missing-data]')).toBeVisible();
    },
  },
];
