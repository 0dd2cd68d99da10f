/** Reset, play, pause and step, by hand and by key, and what hasty starts leave behind. */
import { expect, test } from './page.ts';
import { pixelsOf } from './pixels.ts';

test('data and an untrained line; a step takes one epoch: the line moves, and the step is seen', async ({
  downhill,
}) => {
  await downhill.open();
  await expect(downhill.play).toHaveText('Train');
  await downhill.expectValue('a', '−0.567181');
  await expect(downhill.page.getByRole('figure')).toHaveCount(3);
  await expect(downhill.status).toContainText('the line turns');

  const drawn = (): Promise<number> =>
    pixelsOf(downhill.page.locator('.card.is-loss canvas'), '--fit');
  await expect.poll(drawn).toBeGreaterThan(30);
  await downhill.step.click();
  await downhill.expectEpoch(1);
  // A dot of four pixels' radius inside its rim: there is no line yet.
  const dot = await drawn();
  await expect(downhill.value('loss')).toHaveText('1,022.8304');
  const moved = await downhill.number('a');
  await downhill.step.click();
  await downhill.expectEpoch(2);
  await expect.poll(() => downhill.number('a')).not.toBe(moved);
  await expect.poll(drawn).toBeGreaterThan(2 * dot);
  await downhill.inPhase('paused');
});

test('pause holds the run, a step adds one, reset begins anew', async ({ downhill }) => {
  await downhill.open('?speed=5');
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(20);
  await downhill.play.click();
  await downhill.inPhase('paused');
  const paused = await downhill.settledEpoch();
  expect(paused).toBeLessThan(20_000);

  await downhill.step.click();
  await downhill.expectEpoch(paused + 1);

  await downhill.play.click();
  await downhill.inPhase('running');
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(paused + 1);

  await downhill.reset.click();
  await downhill.inPhase('ready');
  await downhill.expectEpoch(0);
  await downhill.expectValue('a', '−0.567181');
});

test('the keyboard plays, steps and resets, from a slider, too, whose arrows stay its own, but not for somebody who types', async ({
  downhill,
}) => {
  await downhill.open('?speed=1');
  const { page } = downhill;
  const { keyboard } = page;
  await page.getByRole('slider', { name: 'Learning rate, logarithmic' }).focus();
  await keyboard.press('ArrowLeft');
  expect(await downhill.epoch()).toBe(0);
  await keyboard.press('Space');
  await downhill.inPhase('running');
  // A step pauses what is running.
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(3);
  await downhill.step.click();
  await downhill.inPhase('paused');
  // Where the button has the focus, the space bar presses it.
  await page.locator('#stage').focus();
  await keyboard.press('r');
  await downhill.inPhase('ready');

  await keyboard.press('ArrowRight');
  await downhill.expectEpoch(1);
  await keyboard.press('Space');
  await downhill.inPhase('running');
  await keyboard.press('Space');
  await downhill.inPhase('paused');
  await keyboard.press('r');
  await downhill.inPhase('ready');
  await downhill.expectEpoch(0);

  const seed = await downhill.reached('Seed');
  await seed.focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('r');
  await keyboard.press('Space');
  await expect(seed).toHaveValue(/r/);
  await downhill.inPhase('ready');
  await downhill.expectEpoch(0);
});

test('a run that is done can be trained again', async ({ downhill }) => {
  await downhill.open('?epochs=300');
  await downhill.train();
  await expect(downhill.play).toHaveText('Train again');
  await downhill.train();
  await downhill.expectEpoch(300);
  expect(await downhill.log()).toHaveLength(3 + 2);
});

test('no late answer of an old run shows in a new one', async ({ downhill }) => {
  await downhill.open();
  const { page } = downhill;
  /** Where a run is under way it is asked about. */
  const restart = async (): Promise<void> => {
    const asked = page.locator('[data-next=restart]');
    if (await asked.isVisible()) await asked.click();
  };
  for (let seed = 1; seed <= 8; seed++) {
    await downhill.enter('Seed', String(seed));
    await restart();
    await downhill.play.click();
    if (seed % 3 === 0) await expect.poll(() => downhill.epoch()).toBeGreaterThan(0);
    if (seed % 4 === 0) await downhill.choose('Engine', seed % 8 === 0 ? 'auto' : 'cpu');
  }
  await downhill.reset.click();
  await downhill.inPhase('ready');
  // Ten frames, each looked at: whatever still comes in must not be drawn.
  const epochs = await page.evaluate(async () => {
    const seen: (string | null | undefined)[] = [];
    for (let frame = 0; frame < 10; frame++) {
      await new Promise(requestAnimationFrame);
      seen.push(document.querySelector('[data-epoch]')?.getAttribute('data-epoch'));
    }
    return seen;
  });
  expect(new Set(epochs)).toEqual(new Set(['0']));

  await downhill.enter('Seed', '42');
  await downhill.train();
  await downhill.expectValue('a', '2.995864');
  expect(await downhill.log()).toHaveLength(200 + 2);
});
