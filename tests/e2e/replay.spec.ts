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
    await downhill.goTo('log');
    const table = downhill.page.getByRole('group', { name: 'Log' }).getByRole('table');
    const rows = await table.locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(published.log.length);
    for (const [i, [epoch, loss]] of published.log.entries()) {
      const [shownEpoch, shownLoss, replayed] = (rows[i] ?? '').split(/\s+/);
      expect(shownEpoch?.replace(',', '')).toBe(String(epoch));
      expect(shownLoss).toBe(loss.toFixed(6));
      expect(Math.abs(Number(replayed) - loss), `epoch ${epoch}`).toBeLessThanOrEqual(BOUND);
    }
    // Not the article's column twice: in f32 the last digits do differ somewhere.
    expect(rows.some((row) => !/\s0\.000000$/.test(row))).toBe(true);
    const greatest = downhill.page.locator('[data-greatest]');
    expect(Number(await greatest.getAttribute('data-greatest'))).toBeLessThanOrEqual(BOUND);
    await expect(greatest).toContainText('within');
  });
}

test('with other settings a replay is not judged', async ({ downhill }) => {
  await downhill.open('?view=log&replay=parameter&lr=0.002');
  await expect(downhill.page.getByText('with other settings the lines must differ')).toBeVisible();
  await expect(downhill.page.locator('[data-greatest]')).toHaveCount(0);
});
