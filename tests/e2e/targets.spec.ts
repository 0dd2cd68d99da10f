/** What is pressed is large enough, in every language and whatever fonts a machine has. */
import type { Page } from 'playwright/test';
import { LANGUAGES } from '../../src/app/i18n/index.ts';
import { VIEWS } from '../../src/app/preferences.ts';
import { DataDialogPage } from './data-page.ts';
import { expect, test, type DownhillPage } from './page.ts';

/** Fonts as they may be: of glyphs that are hardly there, and of large ones. */
const FONTS = {
  'hardly any glyphs': '* { font-size: 3px !important; line-height: 1 !important; }',
  'large glyphs': '* { font-size: 19px !important; line-height: 1.6 !important; }',
} as const;

const POINTERS = [
  ['mouse', 24, { hasTouch: false, viewport: { width: 1280, height: 800 } }],
  ['finger', 44, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }],
] as const;

/** The controls in sight that are smaller than `least` in either direction; a label counts with its control. */
function tooSmall(page: Page, least: number): Promise<string[]> {
  return page.evaluate((px) => {
    const found: string[] = [];
    const controls = document.querySelectorAll<HTMLElement>(
      'button, select, summary, a[href], input, textarea',
    );
    for (const control of controls) {
      // A link within a sentence is as high as its line; one that is off the page until it has the focus is not pressed.
      if (control.matches('p a, li a, .skip') || !control.checkVisibility()) continue;
      const pressed = control.closest('label') ?? control;
      const { width, height } = pressed.getBoundingClientRect();
      if (width === 0 || control.closest('.visually-hidden') !== null) continue;
      // Sizes are rounded to the pixels of the screen.
      if (width < px - 0.1 || height < px - 0.1) {
        const name = control.getAttribute('aria-label') ?? control.textContent.trim();
        found.push(`${control.tagName}.${control.className} "${name}" ${width} × ${height}`);
      }
    }
    return found;
  }, least);
}

/** Beside the page's own, where its policy lets no element bring one. */
async function setStyle(page: Page, text: string): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, text);
}

/** What opens over the page, each with all that it can show: menus, dialogs, parts that unfold. */
const OPENED: Readonly<Record<string, (downhill: DownhillPage) => Promise<void>>> = {
  'the menu': async (downhill) => {
    await downhill.openMenu();
  },
  'the menu of links, all settings': async ({ page, advanced }) => {
    await advanced.click();
    await page.locator('[data-action=share]').click();
    await page.locator('.popover-body .segmented button').last().click();
    await expect(page.locator('.popover-body input[type=checkbox]')).not.toHaveCount(0);
  },
  'the menu of exports': async ({ page }) => {
    await page.locator('[data-action=export]').click();
    await expect(page.locator('.popover-body')).toBeVisible();
  },
  'the keys': async ({ page }) => {
    await page.keyboard.press('?');
    await expect(page.locator('dialog[open] input[type=checkbox]')).toBeVisible();
  },
  'own data': async (downhill) => {
    const { page } = downhill;
    await new DataDialogPage(downhill).open();
    await page.locator('.data-paste textarea').fill('x\ty\n1\t2\n2\t\n900\t5\n');
    await page.locator('.data-paste button').click();
    await expect(page.locator('[data-action=use-data]')).toBeEnabled();
    for (const part of await page.locator('dialog[open] summary').all()) await part.click();
    await expect(page.locator('dialog[open] input[type=checkbox]')).not.toHaveCount(0);
  },
};

for (const [pointer, least, options] of POINTERS) {
  test.describe(`with a ${pointer}`, () => {
    test.use(options);

    test(`everything has an edge of ${least} px, in any language and whatever the fonts`, async ({
      downhill,
    }) => {
      const { page } = downhill;
      const seeAll = async (where: string): Promise<void> => {
        for (const language of LANGUAGES) {
          await downhill.speak(language);
          for (const [fonts, style] of Object.entries(FONTS)) {
            await setStyle(page, style);
            const found = await tooSmall(page, least);
            expect(found, `${where}, ${language}, ${fonts}`).toEqual([]);
          }
          await setStyle(page, '');
        }
      };
      const search = '?engine=cpu&epochs=200';
      await downhill.open(search);
      await downhill.train();
      for (const view of VIEWS) {
        await downhill.goTo(view);
        if (view === 'compare') await expect(page.locator('[data-run]')).toBeVisible();
        await seeAll(view);
      }
      for (const [name, open] of Object.entries(OPENED)) {
        await downhill.open(search);
        await open(downhill);
        await seeAll(name);
      }
    });
  });
}
