/**
 * Every view in every state, in both themes and both languages: nothing for axe to find. No word changes a colour,
 * and no colour a word, so that each theme is seen in one language. A state is reached once, and said in the other
 * language by the page's own field.
 */
import { VIEWS } from '../../src/app/preferences.ts';
import { LANGUAGES } from '../../src/app/i18n/index.ts';
import { ANSWER_STATES } from './axe-answer.ts';
import { OWN_DATA_STATES } from './axe-own-data.ts';
import { DESK_PX, PHONE_PX, type Open, type State } from './axe-state.ts';
import { faultsOf } from './axe.ts';
import { BenchPage } from './bench-page.ts';
import { expect, test, type DownhillPage } from './page.ts';

function noGpu(): void {
  GPU.prototype.requestAdapter = () => Promise.resolve(null);
}

/** A run that differs from the defaults, kept by being done. */
async function keptRun(downhill: DownhillPage, open: Open) {
  await open('&epochs=200&lr=0.002&engine=cpu');
  await downhill.inPhase('ready');
  await downhill.train();
  await expect(downhill.page.locator('tr[data-run]')).toHaveCount(1);
}

const STATES: readonly State[] = [
  {
    view: 'lab',
    name: 'ready',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
    },
  },
  {
    view: 'lab',
    name: 'running',
    reach: async (page, open) => {
      await open('&speed=1');
      await page.inPhase('ready');
      await page.play.click();
      await page.inPhase('running');
    },
  },
  {
    view: 'lab',
    name: 'paused',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
      await page.step.click();
      await page.inPhase('paused');
    },
  },
  {
    view: 'lab',
    name: 'done, a replay',
    reach: async (page, open) => {
      await open('&replay=linear');
      await page.inPhase('ready');
      await page.train();
    },
  },
  {
    view: 'lab',
    name: 'diverged',
    reach: async (page, open) => {
      await open('&lr=0.05');
      await page.inPhase('ready');
      await page.play.click();
      await page.inPhase('diverged');
    },
  },
  {
    view: 'lab',
    name: 'failed',
    reach: async (page, open) => {
      await page.page.addInitScript(noGpu);
      await open('&engine=webgpu');
      await page.inPhase('failed');
    },
  },
  {
    view: 'lab',
    name: 'without a GPU',
    reach: async (page, open) => {
      await page.page.addInitScript(noGpu);
      await open();
      await page.inPhase('ready');
      await expect(page.banner).toBeVisible();
    },
  },
  {
    view: 'lab',
    name: 'the settings on a telephone, with a refused field and a refused address',
    width: PHONE_PX,
    reach: async (page, open) => {
      await open('&lr=fast');
      await page.inPhase('ready');
      await page.advanced.click();
      const points = page.field('Points');
      await points.fill('1');
      await points.press('Enter');
      await expect(points).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    view: 'lab',
    name: 'as tables',
    reach: async (page, open) => {
      await open('&epochs=200');
      await page.inPhase('ready');
      await page.train();
      for (const toggle of await page.page.locator('[data-action=table]').all()) {
        await toggle.click();
      }
      await expect(page.page.locator('table.is-chart')).toHaveCount(2);
    },
  },
  {
    view: 'lab',
    name: 'a point was moved by keys',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
      await page.page.locator('.point-keys').first().focus();
      await page.page.keyboard.press('ArrowUp');
      await expect(page.page.locator('[data-action=undo]')).toBeEnabled();
      await page.inPhase('ready');
    },
  },
  {
    view: 'lab',
    name: 'the list of keys',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
      await page.page.keyboard.press('?');
      await expect(page.page.locator('dialog[open]')).toBeVisible();
    },
  },
  {
    view: 'lab',
    name: 'lessons and examples offered',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
      await page.page.locator('[data-action=learn]').click();
      await expect(page.page.locator('.gallery-picture')).not.toHaveCount(0);
    },
  },
  {
    view: 'lab',
    name: 'a step of a lesson, done',
    reach: async (page, open) => {
      await open('&lesson=step&at=2&engine=cpu');
      await page.inPhase('ready');
      for (let step = 0; step < 3; step++) await page.step.click();
      await expect(page.page.locator('.caption.is-done')).toBeVisible();
    },
  },
  {
    view: 'lab',
    name: 'with the menu for sharing open',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
      await page.page.locator('[data-action=share]').click();
      await expect(page.page.locator('.popover-body')).toBeVisible();
    },
  },
  {
    view: 'lab',
    name: 'embedded',
    width: PHONE_PX,
    reach: async (page, open) => {
      await open('&embed=1&epochs=200');
      await page.inPhase('ready');
      await page.train();
    },
  },
  {
    view: 'lab',
    name: 'done, the device and its figures open',
    reach: async (page, open) => {
      await open('&epochs=200&start=-1,20');
      await page.inPhase('ready');
      await page.train();
      await page.page.locator('[data-action=device]').click();
    },
  },
  {
    view: 'lab',
    name: 'on a telephone',
    width: PHONE_PX,
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
    },
  },
  {
    view: 'plain',
    name: 'with its two files',
    reach: async ({ page }, open) => {
      await open();
      await expect(page.locator('pre').first()).toBeVisible();
    },
  },
  {
    view: 'lab',
    name: 'with its losses beside those of the article',
    reach: async (page, open) => {
      await open('&replay=parameter&epochs=300');
      await page.inPhase('ready');
      await page.train();
      await page.page.locator('.is-loss [data-action=table]').click();
    },
  },
  {
    view: 'compare',
    name: 'empty',
    reach: async (_, open) => {
      await open();
    },
  },
  {
    view: 'compare',
    name: 'with a run',
    reach: keptRun,
  },
  {
    view: 'compare',
    name: 'with a run, on a telephone',
    width: PHONE_PX,
    reach: keptRun,
  },
  {
    view: 'benchmark',
    name: 'empty',
    reach: async (_, open) => {
      await open();
    },
  },
  {
    view: 'benchmark',
    name: 'done',
    reach: async ({ page }, open) => {
      await open('&engines=cpu&from=100&to=100');
      await new BenchPage(page).run();
    },
  },
  {
    view: 'verify',
    name: 'empty',
    reach: async (_, open) => {
      await open();
    },
  },
  {
    view: 'verify',
    name: 'done',
    reach: async ({ page }, open) => {
      await open('&epochs=100&engine=cpu');
      const verify = page.locator('[data-action=verify]');
      await verify.click();
      await expect(verify).toHaveAttribute('data-phase', 'done', { timeout: 50_000 });
    },
  },
  {
    view: 'kernels',
    name: 'paused',
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
      await page.step.click();
      await page.inPhase('paused');
      // All of the code.
      await page.page.evaluate(() => {
        for (const file of document.querySelectorAll('details')) file.open = true;
      });
      await expect(page.page.locator('details:not(:has(pre))')).toHaveCount(0);
    },
  },
  {
    view: 'kernels',
    name: 'on a telephone',
    width: PHONE_PX,
    reach: async (page, open) => {
      await open('&engine=cpu');
      await page.inPhase('ready');
    },
  },
  ...OWN_DATA_STATES,
  ...ANSWER_STATES,
];

const LOOKS = [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const;

test('every view is looked at, and every language', () => {
  expect(LOOKS.map(([language]) => language).sort()).toEqual([...LANGUAGES].sort());
  expect([...new Set(STATES.map(({ view }) => view))].sort()).toEqual([...VIEWS].sort());
});

for (const { view, name, width = DESK_PX, reach } of STATES) {
  test(`axe finds nothing: ${view}, ${name}`, async ({ downhill }) => {
    const { page } = downhill;
    await page.setViewportSize({ width, height: 900 });
    for (const [language, colorScheme] of LOOKS) {
      await page.emulateMedia({ colorScheme });
      // An embedded page has no header: it is opened in each language.
      if ((await page.locator('.header').count()) > 0) await downhill.speak(language);
      else {
        await reach(downhill, async (search = '') => {
          const speed = search.includes('speed=') ? '' : '&speed=max';
          await page.goto(`?view=${view}&lang=${language}${speed}${search}`);
          await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        });
      }
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await faultsOf(page), `${language}, ${colorScheme}`).toEqual([]);
    }
  });
}
