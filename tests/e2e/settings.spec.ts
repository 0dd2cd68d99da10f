/** The controls: what they change, what they keep, and what they refuse. */
import { expect, test } from './page.ts';

test('settings survive a reload', async ({ downhill }) => {
  await downhill.open();
  await downhill.preset('linear');
  await downhill.enter('Seed', '18446744073709551615');
  await downhill.enter('Points', '37');
  await downhill.enter('Learning rate', '2e-3');
  await downhill.enter('Epochs', '1500');
  await downhill.enter('Log every', '50');
  await downhill.choose('Engine', 'cpu');
  await downhill.page.locator('[data-action=log-loss]').click();
  await downhill.openMenu();
  await downhill.page.getByRole('button', { name: 'Dark' }).click();
  await expect(downhill.page).toHaveURL(/log-every=50.*theme=dark/);

  await downhill.page.reload();
  await downhill.inPhase('ready');
  await expect(downhill.field('Model')).toHaveValue('a*x + b');
  await expect(downhill.value('linear.bias')).toBeVisible();
  await expect(downhill.field('Seed')).toHaveValue('18446744073709551615');
  await expect(downhill.field('Points')).toHaveValue('37');
  await expect(downhill.field('Learning rate')).toHaveValue('0.002');
  await expect(downhill.field('Epochs')).toHaveValue('1500');
  await expect(downhill.field('Log every')).toHaveValue('50');
  await expect(downhill.field('Engine')).toHaveValue('cpu');
  await expect(downhill.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await downhill.train();
  expect(await downhill.log()).toHaveLength(1500 / 50 + 2);
});

/** One of each field; what else is refused, the tests of the settings hold. */
const BAD = [
  ['Seed', '12x', /whole number from −2⁶³.* Until then it is 42\.$/],
  ['Points', '', /from 2 to 268,435,456.* Until then it is 100\.$/],
  ['Learning rate', 'NaN', /number from 1e-12 to 1,000,000.* Until then it is 0\.001\.$/],
  ['Epochs', '2.5', /whole number from 1 to.* Until then it is 200\.$/],
  ['Log every', '0', /whole number from 1 to.* Until then it is 100\.$/],
  // Each in its range, and together a log that no machine holds.
  ['Epochs', '1e9', /At most 100,000,000 with a line every 100, .* Until then it is 200\.$/],
] as const;

test('what a field refuses is said beside it, and nothing is trained with it', async ({
  downhill,
}) => {
  test.slow();
  await downhill.open('?epochs=200&engine=cpu');
  await downhill.train();
  const trained = await downhill.value('a').innerText();
  for (const [label, text, says] of BAD) {
    const field = downhill.field(label);
    const refused = `${label} "${text}"`;
    await downhill.enter(label, text);
    await expect(field, refused).toHaveAttribute('aria-invalid', 'true');
    await expect(field, refused).toHaveAccessibleDescription(says);
    await expect(field, refused).toHaveValue(text);
    // The run is as it was.
    await downhill.inPhase('done');
    await expect(downhill.value('a'), refused).toHaveText(trained);
    expect(downhill.page.url()).toContain('?epochs=200&engine=cpu');

    // Nobody is given a run of the old value silently, by button or key.
    for (const key of [' ', 'ArrowRight']) await downhill.page.locator('body').press(key);
    await downhill.play.click();
    await expect(downhill.status).toContainText(`Not trained, since ${label} cannot be used.`);
    await expect(downhill.status, refused).toHaveText(says);
    await downhill.inPhase('done');
    await downhill.page.locator('[data-next=drop-faults]').click();
    await expect(field, refused).toHaveAttribute('aria-invalid', 'false');
    await downhill.train();
    await expect(downhill.value('a'), refused).toHaveText(trained);
  }
});

test('beside a bad field the others still work', async ({ downhill }) => {
  await downhill.open();
  await downhill.enter('Points', 'many');
  await downhill.enter('Epochs', '300');
  await expect(downhill.field('Points')).toHaveValue('many');
  await downhill.play.click();
  await expect(downhill.status).toContainText('Not trained, since Points cannot be used.');
  await downhill.enter('Points', '10');
  await downhill.train();
  await downhill.expectEpoch(300);
});

test('a bad address names what it asked for, and falls back to the defaults', async ({
  downhill,
}) => {
  await downhill.open('?lr=fast&seed=7&colour=blue&lang=tlh&epochs=200&constructor=1');
  await expect(downhill.banner).toContainText(
    'lr=fast A number from 1e-12 to 1,000,000, please. Until then it is 0.001.',
  );
  await expect(downhill.banner).toContainText('constructor=1 There is no such setting.');
  await expect(downhill.banner).toContainText('colour=blue');
  await expect(downhill.banner).toContainText('lang=tlh');
  await expect(downhill.banner).not.toContainText('seed');
  await expect(downhill.field('Learning rate')).toHaveValue('0.001');
  await expect(await downhill.reached('Seed')).toHaveValue('7');
  await downhill.train();
  await downhill.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(downhill.banner).toHaveCount(0);
});

test('a new learning rate holds from the next step, without a restart', async ({ downhill }) => {
  await downhill.open();
  await downhill.step.click();
  await downhill.expectEpoch(1);
  const after1 = await downhill.number('a');

  // So small that in f32 a step changes nothing.
  await downhill.enter('Learning rate', '1e-12');
  await downhill.expectEpoch(1);
  await downhill.step.click();
  await downhill.expectEpoch(2);
  await expect.poll(() => downhill.number('a')).toBe(after1);

  await downhill.enter('Learning rate', '0.001');
  await downhill.step.click();
  await downhill.expectEpoch(3);
  await expect.poll(() => downhill.number('a')).not.toBe(after1);
});

test('the learning-rate slider acts on a run that is running', async ({ downhill }) => {
  await downhill.open('?speed=1');
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(3);
  await downhill.field('Learning rate, logarithmic').press('ArrowRight');
  const epoch = await downhill.epoch();
  expect(epoch).toBeGreaterThan(3);
  await expect(downhill.field('Learning rate')).not.toHaveValue('0.001');
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(epoch);
  await downhill.inPhase('running');
});

test('more epochs go on where the run stands', async ({ downhill }) => {
  await downhill.open('?epochs=10000');
  await downhill.train();
  await downhill.enter('Epochs', '20000');
  await downhill.inPhase('paused');
  await downhill.expectEpoch(10_000);
  await downhill.train();
  // The same numbers as 20,000 epochs in one go.
  await downhill.expectValue('a', '2.995864');
  await downhill.expectValue('b', '10.080208');
  const lines = await downhill.log();
  expect(lines).toHaveLength(200 + 2);
  expect(lines[0]).toMatch(/^Epoch\[100\/20000\]/);
});

test('other data begin anew, and the old seed comes back after a replay', async ({ downhill }) => {
  await downhill.open('?seed=7&epochs=300');
  await downhill.train();
  await downhill.choose('Data', 'linear');
  await downhill.inPhase('ready');
  await downhill.expectEpoch(0);
  await expect(await downhill.reached('Seed')).toBeDisabled();
  await downhill.choose('Data', 'line');
  await downhill.inPhase('ready');
  await expect(downhill.field('Seed')).toHaveValue('7');
  await expect(downhill.page).toHaveURL(/\?seed=7&epochs=300(&speed=max)?&advanced=on$/);
});
