/**
 * `npm run build:page && node scripts/make-pictures.mjs`: the pictures of README and docs, out of the built page, into
 * docs/images/. The one that moves takes img2webp, of Debian's package webp.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findChromium } from './find-browsers.mjs';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

const SPIRAL =
  '?model=network&layers=16,16&dataset=spiral&points=240&loss=bce-with-logits&optimizer=adam&lr=0.02&epochs=900&speed=max';
const FORMULA = '?model=formula&formula=a*exp(-b*x)%2Bc&dataset=exponential&view=kernels';
const RIVALS = '?epochs=400&lr=0.01&rivals=sgd:momentum=0.9;adam:lr=0.3&speed=max';

/** Each by the file it goes into. */
const PICTURES = [
  { name: 'lab-light', address: '?speed=max', train: true },
  { name: 'network-dark', address: SPIRAL, train: true, dark: true },
  { name: 'rivals-light', address: RIVALS, train: true },
  { name: 'lab-phone-dark', address: '?speed=max', train: true, dark: true, viewport: PHONE },
  { name: 'kernels-formula-dark', address: FORMULA, dark: true },
  { name: 'kernels-zh-CN', address: '?view=kernels&lang=zh-CN' },
];

/** The way down, by the slider: there and, faster, back. */
const MOVING = {
  name: 'lab',
  frames: 56,
  frameMs: 90,
  quality: 60,
  viewport: { width: 1200, height: 750 },
};

const server = await preview({ preview: { port: 41_874, strictPort: true } });
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--enable-unsafe-webgpu'],
});

/** @param {{ address: string, train?: boolean, dark?: boolean, viewport?: { width: number, height: number } }} of */
async function opened({ address: search, train = false, dark = false, viewport = DESKTOP }) {
  const page = await browser.newPage({ viewport, colorScheme: dark ? 'dark' : 'light' });
  await page.goto(address + search);
  const play = page.locator('[data-action=play]');
  await play.and(page.locator('[data-phase=ready]')).waitFor();
  if (train) {
    await play.click();
    await play.and(page.locator('[data-phase=done]')).waitFor({ timeout: 120_000 });
  }
  // Landscapes and maps of units come after the run.
  await page.waitForTimeout(2500);
  await page.mouse.move(1, 1);
  return page;
}

for (const picture of PICTURES) {
  const page = await opened(picture);
  await page.screenshot({ path: join(images, `${picture.name}.png`) });
  await page.close();
}

const { name, frames, frameMs, quality, viewport } = MOVING;
const page = await opened({ address: '?speed=max', train: true, viewport });
const slider = page.locator('.scrubber input');
const folder = mkdtempSync(join(tmpdir(), 'downhill-'));
const files = [];
for (let frame = 0; frame < frames; frame++) {
  await slider.evaluate(
    (input, share) => {
      const range = /** @type {HTMLInputElement} */ (input);
      range.valueAsNumber = Number(range.max) * share;
      range.dispatchEvent(new Event('input', { bubbles: true }));
    },
    frame / (frames - 1),
  );
  await page.waitForTimeout(60);
  const path = join(folder, `${String(frame).padStart(3, '0')}.png`);
  files.push(path);
  await page.screenshot({ path });
}
execFileSync('img2webp', [
  ...['-loop', '0', '-min_size', '-lossy', '-q', String(quality), '-d', String(frameMs)],
  ...files.slice(0, -1),
  ...['-d', '2000', files.at(-1) ?? ''],
  ...['-o', join(images, `${name}.webp`)],
]);
rmSync(folder, { recursive: true });
await browser.close();
await server.close();
