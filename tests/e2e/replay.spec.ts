/** The article's two runs, beside what the article prints. */
import { PUBLISHED } from '../../src/core/article/published.ts';
import { expect, test } from './page.ts';

/** What every line of a replay may differ from the printed one. */
const BOUND = 5e-5;

const NAMES = { parameter: ['a', 'b'], linear: ['linear.weight', 'linear.bias'] } as const;

for (const run of ['parameter', 'linear'] as const) {
  test(`the ${run} run shows published beside replayed`, async ({ downhill }) => {
    await downhill.open(`?replay=${run}`);
    await downhill.train();
    const published = PUBLISHED[run];
    for (const [i, name] of NAMES[run].entries()) {
      expect((await downhill.number(name)).toFixed(4)).toBe(published.parameters[i]?.toFixed(4));
    }
    await downhill.page.locator('.is-loss [data-action=table]').click();
    const table = downhill.page.locator('.is-loss').getByRole('table');
    await expect(table.locator('tbody tr')).toHaveCount(published.log.length);
    const rows = await table.locator('tbody tr').allInnerTexts();
    for (const [i, [epoch, loss]] of published.log.entries()) {
      const [shownEpoch, replayed, shownLoss] = (rows[i] ?? '').split(/\s+/);
      expect(shownEpoch?.replace(',', '')).toBe(String(epoch));
      expect(shownLoss).toBe(loss.toFixed(6));
      expect(Math.abs(Number(replayed) - loss), `epoch ${epoch}`).toBeLessThanOrEqual(BOUND);
    }
    // Not the article's column twice: in f32 the last digits do differ somewhere.
    expect(rows.some((row) => !/\s0\.000000$/.test(row))).toBe(true);
    await expect(table.locator('caption')).toContainText('within the allowed');
  });
}

test('with other settings a replay is not judged', async ({ downhill }) => {
  await downhill.open('?replay=parameter&lr=0.002');
  await downhill.page.locator('.is-loss [data-action=table]').click();
  const caption = downhill.page.locator('.is-loss caption');
  await expect(caption).toContainText('with other settings the lines must differ');
  await expect(caption).not.toContainText('Greatest difference');
});
