/** A class takes a lesson, and a newcomer an example: by what they press, with nothing but the page. */
import { AnswerPage } from './answer-page.ts';
import { expect, test } from './page.ts';

test('the lesson about the rate, in Chinese and by keys: each step is done by doing it', async ({
  downhill,
}) => {
  const { page } = downhill;
  await page.goto('?lang=zh-CN&speed=max');
  await downhill.inPhase('ready');
  await page.locator('[data-action=learn]').click();
  const lesson = page.locator('[data-lesson=rate]');
  await expect(lesson).toHaveAttribute('href', '?lang=zh-CN&lesson=rate');
  await lesson.press('Enter');
  const caption = page.locator('.caption');
  const next = page.locator('[data-action=next]');
  const train = async (phase: 'done' | 'diverged'): Promise<void> => {
    await page.locator('.speed select').selectOption('max');
    await downhill.play.press('Enter');
    await downhill.inPhase(phase);
    await expect(caption).toHaveClass(/is-done/);
  };
  await expect(caption).toContainText('小步最稳');
  await expect(downhill.page.locator('dialog[open]')).toHaveCount(0);
  await train('done');
  await expect(caption).toContainText('可能的最小值是 0.963');

  await next.press('Enter');
  await expect(page).toHaveURL(/lesson=rate&at=2/);
  await downhill.enter('学习率', '0.01');
  await train('done');
  await expect(caption).toContainText('而刚才是');

  await next.press('Enter');
  await downhill.inPhase('ready');
  await expect(caption).toContainText('左右来回跳');
  for (let step = 1; step <= 6; step++) {
    await page.keyboard.press('ArrowRight');
    await downhill.expectEpoch(step);
  }
  await expect(caption).toContainText('每一步都跳过谷底');

  await next.press('Enter');
  await downhill.enter('学习率', '0.03');
  await downhill.reset.press('Enter');
  await downhill.inPhase('ready');
  await train('diverged');
  await expect(caption).toContainText('这就是发散');

  await next.press('Enter');
  await expect(caption).toContainText('在 0.0236');
  await expect(page).toHaveURL(/at=5/);
  // Where somebody left it, the page comes back.
  await page.reload();
  await downhill.inPhase('ready');
  await expect(caption).toContainText('极限究竟在哪里');
  await page.locator('[data-action=back]').click();
  await expect(caption).toContainText('越过标记');
  await page.locator('[data-action=end-lesson]').click();
  await expect(caption).toHaveCount(0);
  await expect(downhill.play).toBeFocused();
  await expect(page).not.toHaveURL(/lesson/);
});

test('examples: XOR is set up by a click, MGH09 by its link, with its own data', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  await page.locator('[data-action=learn]').click();
  await page.locator('[data-lesson=xor]').click();
  await expect(page.locator('.caption')).toContainText('Four straight cuts make a cross');
  await expect(page).toHaveURL(/model=network&layers=4&dataset=xor/);
  await downhill.inPhase('ready');

  await page.goto('?lesson=mgh09');
  await downhill.inPhase('ready');
  await expect(page.locator('.caption')).toContainText('b1 = 0.1928');
  await expect(page.locator('.is-fit')).toContainText('ŷ');
  await expect(page).toHaveURL(/formula=/);
  await expect(page.getByText('MGH09 (NIST)').first()).toBeAttached();
  // The words of the status are still told to those who do not see it.
  await expect(downhill.status.first()).not.toBeEmpty();
});

test('the lesson about a slope: a fit, more points, and a ring about where the ball comes to rest', async ({
  downhill,
}) => {
  const { page } = downhill;
  const answer = new AnswerPage(page);
  const caption = page.locator('.caption');
  const next = page.locator('[data-action=next]');
  await downhill.open('?lesson=sure');
  await answer.fit.click();
  await expect(caption).toContainText('a = 2.933 ± 0.079');
  await next.click();
  await expect(caption).toContainText('Ten other points');
  await expect(answer.card).toHaveCount(0);
  await answer.fit.click();
  await expect(caption).toContainText('3.044 instead of 2.933');
  await page.goto('?lesson=sure&at=5');
  await downhill.inPhase('ready');
  await answer.fit.click();
  await answer.card.locator('[data-action=descend]').click();
  await downhill.inPhase('running');
  await page.locator('.speed select').selectOption('max');
  await downhill.inPhase('done');
  await expect(caption).toHaveClass(/is-done/);
  await expect(page.locator('.card.is-landscape [data-ring]')).toContainText('95%');
  await next.click();
  await expect(caption).toContainText('from 2.750 to 3.115');
  // The next lesson.
  await next.click();
  await expect(page).toHaveURL(/lesson=starts/);
  await page.locator('[data-action=end-lesson]').click();
  await expect(caption).toHaveCount(0);
});

for (const [id, name, value, error] of [
  ['mgh17', 'b3', -1.4646871366, 0.22175707739],
  ['puromycin', 'K', 0.06412, 0.008281],
  ['cars', 'b', -17.579094890510948, 6.75844016937923],
] as const)
  test(`a click on ${id} and one on Fit: the card has the published numbers`, async ({
    downhill,
  }) => {
    const { page } = downhill;
    const answer = new AnswerPage(page);
    await downhill.open();
    await page.locator('[data-action=learn]').click();
    await page.locator(`[data-lesson=${id}]`).click();
    await expect(page).toHaveURL(new RegExp(`lesson=${id}`));
    await downhill.inPhase('ready');
    await answer.fit.click();
    await expect(answer.values.first()).toBeVisible();
    const [values, errors] = [await answer.said('value'), await answer.said('error')];
    expect(values[name]?.toPrecision(4)).toBe(value.toPrecision(4));
    expect(errors[name]?.toPrecision(4)).toBe(error.toPrecision(4));
  });

test('on a telephone a caption leaves the chart and the buttons in sight', async ({ downhill }) => {
  const { page } = downhill;
  await page.setViewportSize({ width: 360, height: 740 });
  await downhill.open('?lesson=step');
  await expect(page.locator('.caption')).toBeInViewport({ ratio: 1 });
  await expect(downhill.play).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.is-fit canvas').first()).toBeInViewport({ ratio: 0.5 });
});
