/** What the page draws of a model that is no line: two of its parameters, what it says of two inputs, its weights, its kernels. */
import { expect, test } from './page.ts';
import { coloursOf, pixelsOf } from './pixels.ts';

test('the landscape of any model lies over two parameters by choice, the others held where the run stands', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?model=exponential&lr=0.05&log-every=1');
  const title = page.locator('#landscape-title');
  const held = page.locator('[data-held]');
  await expect(title).toHaveText('Loss over a and b');
  await expect(held).toHaveText(/^held as at epoch 0: c −?[\d.]+$/);
  await page.getByRole('combobox', { name: 'Across' }).selectOption('c');
  await expect(title).toHaveText('Loss over c and b');
  // Who asks for the parameter of the other axis swaps them.
  await page.getByRole('combobox', { name: 'Up' }).selectOption('c');
  await expect(title).toHaveText('Loss over b and c');
  await expect(held).toContainText('epoch 0: a ');
  await expect(page).toHaveURL(/[?&]axes=b,c(&|$)/);
  await expect(
    page.getByRole('figure', { name: /^Contours of the loss\. The start at b/ }),
  ).toBeVisible();

  const run = page.locator('[data-layer=run]');
  const accent = (await coloursOf(run)).size;
  await downhill.step.click();
  await downhill.expectEpoch(1);
  await expect(held).toContainText('epoch 1: a ');
  await expect.poll(async () => (await coloursOf(run)).size).toBeGreaterThan(accent);

  // A start on the picture moves these two, and leaves the third.
  await downhill.reset.click();
  await downhill.inPhase('ready');
  const before = await downhill.number('a');
  await run.click({ position: { x: 140, y: 90 } });
  await expect(page).toHaveURL(/[?&]start=[^&]+/);
  const [b = NaN, c = NaN] = ((await run.getAttribute('data-start')) ?? '').split(',').map(Number);
  await expect.poll(() => downhill.number('b')).toBeCloseTo(b, 5);
  await expect.poll(() => downhill.number('c')).toBeCloseTo(c, 5);
  await expect.poll(() => downhill.number('a')).toBe(before);

  await page.reload();
  await downhill.inPhase('ready');
  await expect(title).toHaveText('Loss over b and c');
  await downhill.open('?model=formula&formula=a*x');
  await expect(page.getByText('This model has one parameter')).toBeVisible();
});

test('a network of two inputs has a map of its classes, and a picture and a table of its weights', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open(
    '?model=network&dataset=circle&loss=bce-with-logits&optimizer=adam&lr=0.05&epochs=200&engine=cpu',
  );
  const plane = page.locator('[data-layer=plane]');
  await expect(plane).toBeVisible();
  const right = page.locator('[data-right]');
  const rightOf = async (): Promise<number> => Number(await right.getAttribute('data-right'));
  const atFirst = await rightOf();
  await downhill.train();
  await expect.poll(rightOf).toBeGreaterThan(Math.max(atFirst, 84));
  const figure = page.getByRole('figure', {
    name: /^Map of what the model predicts of y over x1 and x2/,
  });
  await expect(figure).toHaveAccessibleName(
    new RegExp(`${await rightOf()} of 100 points on their side$`),
  );
  // The ground and the points have both colours, at their fullest where the network is sure.
  for (const token of ['--below', '--above']) {
    await expect
      .poll(() => pixelsOf(page.locator('[data-layer=weights]'), token))
      .toBeGreaterThan(20);
  }
  await expect.poll(async () => (await coloursOf(plane)).size).toBeGreaterThan(100);
  // As wide as it is high, and beside it a picture of each hidden unit, which says which it is.
  const units = page.locator('[data-layer=units]');
  await expect(
    page.getByRole('figure', { name: /^A small picture of each of the 6 / }),
  ).toBeVisible();
  await expect.poll(() => pixelsOf(units, '--above')).toBeGreaterThan(200);
  await units.hover({ position: { x: 30, y: 50 } });
  await expect(page.locator('.is-units .reading')).toHaveText('layer 1 · unit 1');
  await plane.hover({ position: { x: 200, y: 100 } });
  await expect(page.locator('.is-fit .reading')).toHaveText(
    /^x1 .* · x2 .* · predicted .* · chance of 1: [\d.]+%$/,
  );

  // What the picture shows is what the table says, in PyTorch's order.
  await page.locator('[data-layer=weights]').hover({ position: { x: 30, y: 30 } });
  const pointed = await page.locator('.is-weights .reading').innerText();
  expect(pointed).toMatch(/^0\.weight\[0\]\[1\] −?[\d.]+$/);
  await page.locator('[data-action=weights-table]').click();
  const rows = page.locator('.is-weights tbody tr');
  await expect(rows).toHaveCount(25);
  await expect(rows.nth(1)).toHaveText(/^1\s*x2\s*1\s*−?[\d.]+$/);
  await expect(rows.nth(1)).toContainText((pointed.split(' ')[1] ?? '').slice(0, 4));
  await expect(rows.nth(8)).toHaveText(/^1\s*bias\s*1\s*−?[\d.]+$/);
  await expect(rows.nth(24)).toHaveText(/^3\s*bias\s*y\s*−?[\d.]+$/);
});

test('the kernels of a model are those that are written for it, with numbers that are true of it', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?view=kernels&model=exponential&lr=0.05');
  const model = page.getByRole('group', { name: 'WGSL source made/model.wgsl' });
  await expect(model).toContainText('ŷ = a·exp(−b·x) + c');
  await expect(model).toContainText('fn backward(');
  await expect(page.getByRole('group', { name: 'WGSL source made/loss.wgsl' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'WGSL source made/optimizer.wgsl' })).toBeVisible();
  await expect(page.getByText('mean residual')).toHaveCount(0);
  await expect(page.getByText('where the line is')).toHaveCount(0);
  await downhill.step.click();
  await downhill.expectEpoch(1);
  const value = async (id: string): Promise<number> =>
    Number(
      (await page.locator(`[data-value=${id}]`).innerText()).replaceAll(',', '').replace('−', '-'),
    );
  const [a, b, c, x, y] = await Promise.all(
    ['parameter-0', 'parameter-1', 'parameter-2', 'x-0', 'y'].map(value),
  );
  const prediction = (a ?? NaN) * Math.exp(-(b ?? NaN) * (x ?? NaN)) + (c ?? NaN);
  await expect.poll(() => value('prediction')).toBeCloseTo(prediction, 4);
  await expect.poll(() => value('point-slope')).toBeCloseTo(2 * (prediction - (y ?? NaN)), 4);
  await expect.poll(() => value('change-2')).toBeCloseTo(-0.05 * (await value('gradient-2')), 5);

  // What an optimizer keeps has a say in how far a parameter moves, which the gradient alone does not tell.
  await downhill.open('?view=kernels&model=network&dataset=xor&optimizer=adam');
  await expect(page.locator('[data-value=parameter-7]')).toBeVisible();
  await expect(page.locator('[data-value=change-0]')).toHaveCount(0);
  await expect(page.getByText('The first 8 of 25 parameters').first()).toBeVisible();
});
