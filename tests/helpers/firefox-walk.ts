/** The built page as somebody uses it in Firefox: what they see at each station. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface Seen {
  /** What the page says it trains on. */
  readonly device: string;
  /** After the last epoch, and in the middle of the run, led back to by keys. */
  readonly a: { readonly done: number; readonly before: number };
  readonly epoch: { readonly done: number; readonly before: number };
  /** Of a typed formula, once it is trained. */
  readonly equation: string;
  /** What `examples/plain-step/` says of itself. */
  readonly plain: string;
  /** What the console complained about. */
  readonly complaints: readonly string[];
}

/** @param page of a browser that runs already */
export async function walk(page: Page): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-firefox-'));
  const host = hostOf(folder);
  try {
    // Apart from dist/, which the end-to-end tests have.
    const options = ['build', '--logLevel', 'error', '--emptyOutDir', '--outDir', folder];
    await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', ...options], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { port } = host.address() as AddressInfo;
    return await walkOn(page, `http://127.0.0.1:${port}/`);
  } finally {
    host.close();
    host.closeAllConnections();
    rmSync(folder, { recursive: true });
  }
}

function hostOf(folder: string): Server {
  return createServer(({ url = '' }, response) => {
    const name = new URL(url, 'http://host').pathname.slice(1) || 'index.html';
    try {
      const content = readFileSync(join(folder, name));
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
}

async function walkOn(page: Page, address: string): Promise<Seen> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const phase = (name: string) =>
    page.waitForSelector(`[data-action=play][data-phase=${name}]`, { timeout: 60_000 });
  const textOf = (selector: string) =>
    page.$eval(selector, (element) => (element as HTMLElement).innerText);
  const numberOf = async (selector: string, name: string) =>
    Number(await page.$eval(selector, (element, key) => element.getAttribute(key), name));
  const parameter = () => numberOf('[data-name=a] [data-value]', 'data-value');
  const epoch = () => numberOf('[data-epoch]', 'data-epoch');

  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${address}?epochs=2000&speed=max&lang=en`);
  await phase('ready');
  await page.click('[data-action=play]');
  await phase('done');
  const device = await textOf('[data-action=device]');
  const done = { a: await parameter(), epoch: await epoch() };

  await page.focus('[data-action=scrub]');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(
    (last) => Number(document.querySelector('[data-epoch]')?.getAttribute('data-epoch')) < last,
    {},
    done.epoch,
  );
  const before = { a: await parameter(), epoch: await epoch() };

  await page.click('[data-field=model]', { count: 3 });
  await page.keyboard.type('p*x + q');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-start=q]');
  await phase('ready');
  await page.click('[data-action=play]');
  await phase('done');
  const equation = await textOf('.equation');

  await page.click('nav a[href*=plain]');
  await page.waitForSelector('[data-action=run-plain]');
  await page.click('[data-action=run-plain]');
  const plain = await page.waitForSelector('main p[role=status]:not(.hint)');
  await page.waitForFunction(
    (element) => /\d/.test(element?.textContent ?? ''),
    { timeout: 60_000 },
    plain,
  );
  return {
    device,
    a: { done: done.a, before: before.a },
    epoch: { done: done.epoch, before: before.epoch },
    equation,
    plain: await textOf('main p[role=status]:not(.hint)'),
    complaints,
  };
}
