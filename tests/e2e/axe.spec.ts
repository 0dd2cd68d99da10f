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
    then: [
      {
        view: 'lab',
        name: 'the list of keys',
        reach: async ({ page }) => {
          await page.keyboard.press('?');
          await expect(page.locator('dialog[open]')).toBeVisible();
        },
      },
      {
        view: 'lab',
        name: 'lessons and examples offered',
        reach: async ({ page }) => {
          await page.keyboard.press('Escape');
          await page.locator('[data-action=learn]').click();
          await expect(page.locator('.gallery-picture')).not.toHaveCount(0);
        },
      },
      {
        view: 'lab',
        name: 'with the menu for sharing open',
        reach: async ({ page }) => {
          await page.keyboard.press('Escape');
          await page.locator('[data-action=share]').click();
          await expect(page.locator('.popover-body')).toBeVisible();
        },
      },
      {
        view: 'lab',
        name: 'a point was moved by keys',
        reach: async (downhill) => {
          const { page } = downhill;
          await page.keyboard.press('Escape');
          await page.locator('.point-keys').first().focus();
          await page.keyboard.press('ArrowUp');
          await expect(page.locator('[data-action=undo]')).toBeEnabled();
          await downhill.inPhase('ready');
        },
      },
      {
        view: 'lab',
        name: 'paused',
        reach: async (downhill) => {
          await downhill.step.click();
          await downhill.inPhase('paused');
        },
      },
      {
        view: 'kernels',
        name: 'paused',
        reach: async (downhill) => {
          const { page } = downhill;
          await downhill.goTo('kernels');
          // All of the code.
          await page.evaluate(() => {
            for (const file of document.querySelectorAll('details')) file.open = true;
          });
          await expect(page.locator('details:not(:has(pre))')).toHaveCount(0);
        },
      },
    ],
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
    name: 'done, a replay',
    reach: async (page, open) => {
      await open('&replay=linear');
      await page.inPhase('ready');
      await page.train();
    },
    then: [
      {
        view: 'lab',
        name: 'with its losses beside those of the article',
        reach: async ({ page }) => {
          await page.locator('.is-loss [data-action=table]').click();
          await expect(page.locator('table.is-chart')).toHaveCount(1);
        },
      },
    ],
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
    then: [
      {
        view: 'lab',
        name: 'as tables',
        reach: async ({ page }) => {
          await page.keyboard.press('Escape');
          for (const toggle of await page.locator('[data-action=table]').all()) {
            await toggle.click();
          }
          await expect(page.locator('table.is-chart')).toHaveCount(2);
        },
      },
    ],
  },
  {
    view: 'lab',
    name: 'on a telephone',
    width: PHONE_PX,
    reach: async (page, open) => {
      await open();
      await page.inPhase('ready');
    },
    then: [
      {
        view: 'kernels',
        name: 'on a telephone',
        width: PHONE_PX,
        reach: async (page) => {
          await page.goTo('kernels');
        },
      },
    ],
  },
  {
    view: 'compare',
    name: 'empty',
    reach: async (_, open) => {
      await open();
    },
    then: [
      {
        view: 'plain',
        name: 'with its two files',
        reach: async (downhill) => {
          await downhill.goTo('plain');
          await expect(downhill.page.locator('pre').first()).toBeVisible();
        },
      },
    ],
  },
  {
    view: 'compare',
    name: 'with a run',
    reach: keptRun,
    then: [
      {
        view: 'compare',
        name: 'with a run, on a telephone',
        width: PHONE_PX,
        reach: () => Promise.resolve(),
      },
    ],
  },
  {
    view: 'sweep',
    name: 'empty',
    reach: async (_, open) => {
      await open(
        '&engine=wasm&epochs=60&measure=last-loss&over=lr=0.0001..1:8:log;momentum=0..0.9:8',
      );
    },
    then: [
      {
        view: 'sweep',
        name: 'done, with a cell and the parts of an axis',
        reach: async ({ page }) => {
          const run = page.locator('[data-action=sweep]');
          await run.click();
          await expect(run).toHaveAttribute('data-phase', 'done', { timeout: 50_000 });
          await page.locator('[data-best] .link').first().click();
          await expect(page.locator('[data-equal]')).toBeVisible();
          await page.locator('[data-action=axis-x]').click();
        },
      },
      {
        view: 'sweep',
        name: 'done, on a telephone',
        width: PHONE_PX,
        reach: ({ page }) => page.keyboard.press('Escape'),
      },
    ],
  },
  {
    view: 'benchmark',
    name: 'empty',
    reach: async (_, open) => {
      await open('&engines=cpu&from=100&to=100');
    },
    then: [
      {
        view: 'benchmark',
        name: 'done',
        reach: async ({ page }) => {
          await new BenchPage(page).run();
        },
      },
    ],
  },
  {
    view: 'verify',
    name: 'empty',
    reach: async (_, open) => {
      await open('&epochs=100&engine=cpu');
    },
    then: [
      {
        view: 'verify',
        name: 'done',
        reach: async ({ page }) => {
          const verify = page.locator('[data-action=verify]');
          await verify.click();
          await expect(verify).toHaveAttribute('data-phase', 'done', { timeout: 50_000 });
        },
      },
    ],
  },
  ...OWN_DATA_STATES,
  ...ANSWER_STATES,
];

const withWhatFollows = (state: State): readonly State[] => [
  state,
  ...(state.then ?? []).flatMap(withWhatFollows),
];

const LOOKS = [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const;

test('every view is looked at, and every language', () => {
  expect(LOOKS.map(([language]) => language).sort()).toEqual([...LANGUAGES].sort());
  expect([...new Set(STATES.flatMap(withWhatFollows).map(({ view }) => view))].sort()).toEqual(
    [...VIEWS].sort(),
  );
});

for (const first of STATES) {
  const walk = withWhatFollows(first);
  const named = walk.map(({ view, name }) => `${view}, ${name}`).join('; ');
  test(`axe finds nothing: ${named}`, async ({ downhill }) => {
    const { page } = downhill;
    // As long as for so many pages.
    test.setTimeout(test.info().timeout * walk.length);
    for (const { view, name, width = DESK_PX, reach } of walk) {
      await page.setViewportSize({ width, height: 900 });
      for (const [at, [language, colorScheme]] of LOOKS.entries()) {
        await page.emulateMedia({ colorScheme });
        // An embedded page has no header: it is opened in each language.
        const isEmbedded = (await page.locator('.header').count()) === 0;
        if (!isEmbedded) await downhill.speak(language);
        if (isEmbedded || at === 0) {
          await reach(downhill, async (search = '') => {
            const speed = search.includes('speed=') ? '' : '&speed=max';
            await page.goto(`?view=${view}&lang=${language}${speed}${search}`);
            await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
          });
        }
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        expect(await faultsOf(page), `${name}, ${language}, ${colorScheme}`).toEqual([]);
      }
    }
  });
}
