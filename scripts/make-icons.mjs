/** `node scripts/make-icons.mjs`: the mark as PNG, for places that take no SVG, out of public/icons/mark.svg. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './find-browsers.mjs';

const SIZES = [192, 512];
const icons = new URL('../public/icons/', import.meta.url);
const svg = readFileSync(new URL('mark.svg', icons), 'utf8');
const executablePath = findChromium();

const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(new URL(`mark-${size}.png`, icons), await page.screenshot());
}
await browser.close();
