/** A page of this folder in Chromium, whose modules come as they are written. */
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { findChromium } from '../../scripts/find-browsers.mjs';

/** @param {string} name of the page */
export async function openPage(name) {
  const executablePath = findChromium();
  const server = await createServer({
    server: { port: 0, open: false, hmr: false },
    logLevel: 'warn',
  });
  await server.listen();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--enable-unsafe-webgpu'],
  });
  const page = await browser.newPage();
  const [origin] = server.resolvedUrls?.local ?? [];
  await page.goto(`${origin}tests/soak/${name}`);
  console.log(`Chromium ${browser.version()}`);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { page, server, close };
}
