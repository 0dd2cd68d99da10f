/** What axe finds against WCAG 2.2 AA in the page as it is. */
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';

const SOURCE = await readFile('node_modules/axe-core/axe.min.js', 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** @returns a line for each element with a fault, for a person to read */
export async function faultsOf(page: Page): Promise<string[]> {
  // By the debugger: the page's policy would refuse a script element.
  await page.evaluate(`if (!('axe' in globalThis)) { ${SOURCE} }`);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').trim();
      return `${id} at ${target.join(' ')}: ${why}`;
    }),
  );
}
