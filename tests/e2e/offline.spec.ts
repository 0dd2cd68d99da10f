/** After the first visit the page needs no network, and a newer version of it waits until somebody wants it. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { DownhillPage, expect, test } from './page.ts';

test.use({ serviceWorkers: 'allow' });

const BUILT = fileURLToPath(new URL('../../dist/page/', import.meta.url));
/** As on a host that has other pages, too. */
const BASE = '/lessons/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** A host of its own, which can be gone, and have another version of the page. */
class Host {
  readonly folder = mkdtempSync(join(tmpdir(), 'downhill-host-'));
  readonly asked: string[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor() {
    cpSync(BUILT, this.folder, { recursive: true });
  }

  async open(): Promise<string> {
    const server = createServer(({ url = '' }, response) => {
      const { pathname, search } = new URL(url, 'http://host');
      const name = pathname.slice(BASE.length) || 'index.html';
      this.asked.push(name + search);
      try {
        const content = readFileSync(pathname.startsWith(BASE) ? join(this.folder, name) : '');
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.#port}${BASE}`;
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  /** Another build: each asset has another name, and none of the old ones is there any more. */
  deploy(mark: string): void {
    const assets = readdirSync(join(this.folder, 'assets'));
    // A sum that ended with the mark would be the same one: so it is added.
    const renamed = (name: string): string => name.replace(/(?=\.\w+$)/, mark);
    for (const file of ['index.html', 'sw.js', ...assets.map((name) => `assets/${name}`)]) {
      const path = join(this.folder, file);
      const text = assets.reduce(
        (so, name) => so.replaceAll(name, renamed(name)),
        readFileSync(path, 'utf8'),
      );
      writeFileSync(path, text.replace(/<title[^>]*>/, `<title data-version="${mark}">`));
    }
    for (const name of assets) {
      renameSync(join(this.folder, 'assets', name), join(this.folder, 'assets', renamed(name)));
    }
    // The list has another sum for the page itself, and the whole of it another name.
    const worker = join(this.folder, 'sw.js');
    const other = readFileSync(worker, 'utf8').replace(
      /[0-9a-f]{14}(?=[`"'])/g,
      (sum) => sum.slice(0, 13) + mark,
    );
    writeFileSync(worker, other);
  }

  remove(): void {
    this.close();
    rmSync(this.folder, { recursive: true });
  }
}

let host: Host;
test.beforeEach(() => {
  host = new Host();
});
test.afterEach(() => {
  host.remove();
});

/** Once all of the page is kept. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const count = readdirSync(host.folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !['sw.js', 'THIRD-PARTY.txt'].includes(entry.name),
  ).length;
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [name = ''] = await caches.keys();
        return (await (await caches.open(name)).keys()).length;
      }),
    )
    .toBe(count);
}

test('visit it once, and it opens without a network: all of its parts', async ({ downhill }) => {
  const { page } = downhill;
  const address = await host.open();
  await page.goto(`${address}?lang=en`);
  await downhill.inPhase('ready');
  await kept(page);
  // The first visit got its picture before all the rest.
  const first = host.asked.slice(0, host.asked.indexOf('sw.js')).map((name) => name.replace(/-.{8}\.js$/, '')); // prettier-ignore
  expect(first.filter((name) => /Plain|Kernels|Bench|Verify|Compare|Form|zh/.test(name))).toEqual(
    [],
  );
  // And nothing but files of the page was asked for, by whoever asked.
  expect(
    host.asked.filter((name) => name.includes('?') && !name.startsWith('index.html?')),
  ).toEqual([]);

  host.close();
  await page.goto(
    `${address}?model=network&dataset=xor&optimizer=adam&lr=0.03&epochs=300&lang=zh-CN`,
  );
  await downhill.inPhase('ready');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await downhill.train();
  for (const view of ['compare', 'plain', 'kernels', 'verify', 'benchmark']) {
    await page.goto(`${address}?view=${view}`);
    const stage = page.locator(`main[data-view=${view}]`);
    await expect(stage).toContainText(/\w/);
    await expect(stage).not.toContainText(/Fetching|could not be fetched/);
  }
  for (const engine of ['cpu', 'wasm']) {
    await page.goto(`${address}?engine=${engine}&epochs=300`);
    await downhill.inPhase('ready');
    await downhill.train();
  }
});

test('a newer version says so, and takes over when somebody wants it: no mixture, and nothing is lost', async ({
  downhill,
  context,
}) => {
  const { page } = downhill;
  const address = await host.open();
  await page.goto(address);
  await downhill.inPhase('ready');
  await kept(page);
  const other = new DownhillPage(await context.newPage());
  await other.page.goto(address);
  await other.inPhase('ready');

  host.deploy('2');
  await page.goto(`${address}?seed=7&points=50`);
  const banner = page.locator('[data-kind=newer]');
  await expect(banner).toContainText('A newer version of this page is there.');
  // It is still the old one, as a whole.
  await expect(page.locator('title[data-version]')).toHaveCount(0);
  await page.locator('nav a[href*="plain"]').click();
  await expect(page.getByRole('group', { name: 'step.wgsl' })).toBeVisible();

  await page.locator('[data-action=load-newer]').click();
  await expect(page.locator('title[data-version="2"]')).toHaveCount(1);
  await expect(page).toHaveURL(/seed=7&points=50/);
  await expect(page.getByRole('group', { name: 'step.wgsl' })).toBeVisible();
  await expect(banner).toHaveCount(0);

  // A tab of the version before has all of its parts, too.
  await other.page.locator('nav a[href*="plain"]').click();
  await expect(other.page.getByRole('group', { name: 'step.wgsl' })).toBeVisible();

  // Of versions before that nothing is left.
  host.deploy('3');
  await page.reload();
  await page.locator('[data-action=load-newer]').click();
  await expect(page.locator('title[data-version="3"]')).toHaveCount(1);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(2);
});

test('an embedded page keeps nothing', async ({ downhill }) => {
  const { page } = downhill;
  const address = await host.open();
  await page.goto(`${address}?embed=1`);
  await downhill.inPhase('ready');
  await page.waitForLoadState('networkidle');
  expect(host.asked).not.toContain('sw.js');
});

test('it can be installed: a name, icons of the sizes that it says', async ({ page }) => {
  const address = await host.open();
  await page.goto(address);
  const link = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await page.request.get(new URL(link ?? '', address).href)).json()) as {
    name: string;
    start_url: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest).toMatchObject({ name: 'Downhill', start_url: './' });
  const sizes = await page.evaluate(
    async (sources) => {
      const images = sources.map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      });
      return Promise.all(images);
    },
    manifest.icons.map(({ src }) => new URL(src, address).href),
  );
  const due = manifest.icons.map(({ sizes: said }, i) => (said === 'any' ? sizes[i] : said));
  expect(sizes).toEqual(due);
});
