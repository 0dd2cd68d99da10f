/** What the built page keeps to itself: its policy, its network, and texts that come from outside. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './page.ts';

/** Without 'unsafe-inline', 'unsafe-eval' or a foreign origin. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";

test('the built page carries the policy, and the browser enforces it: inline scripts, eval and foreign origins are refused', async ({
  page,
}) => {
  const html = await readFile('dist/page/index.html', 'utf8');
  expect(/<script(?![^>]*\bsrc=)/.exec(html)).toBeNull();
  expect(/<style|\sstyle=|\son[a-z]+=/.exec(html)).toBeNull();
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
  await page.goto('');
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    POLICY,
  );

  const refused = await page.evaluate(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      broken.push(effectiveDirective);
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    // After a wait, since what the test itself calls may evaluate.
    await new Promise((resolve) => setTimeout(resolve, 100));
    let evaluated = true;
    try {
      Reflect.construct(Function, ['return 1']);
    } catch {
      evaluated = false;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ran: 'ranInline' in globalThis, evaluated, fetched, broken: broken.sort() };
  });
  expect(refused).toEqual({
    ran: false,
    evaluated: false,
    fetched: false,
    broken: ['connect-src', 'script-src', 'script-src-elem'],
  });
});

test('licences of all that the page, its Workers and its service worker hold parts of are beside it', async ({
  request,
}) => {
  const text = await (await request.get('THIRD-PARTY.txt')).text();
  const held = ['preact', 'uplot', 'd3-contour', 'prismjs', 'papaparse', 'valibot', 'workbox-precaching', '@stdlib/math-base-special-erfc']; // prettier-ignore
  for (const name of held) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, `, 'm'));
  for (const words of ['Apache License', 'The Stdlib Authors', 'Permission is hereby granted'])
    expect(text).toContain(words);
});

test('after it has loaded, training asks the network for nothing; for many points for scripts of its own, once', async ({
  downhill,
}) => {
  await downhill.open('?epochs=500');
  await downhill.page.waitForLoadState('networkidle');
  const requests: string[] = [];
  downhill.page.on('request', (request) => requests.push(request.url()));
  // The icon of the tab is the browser's to fetch, and when is its own affair.
  const asked = (): string[] => requests.splice(0).filter((url) => !url.includes('favicon'));
  await downhill.train();
  expect(asked()).toEqual([]);
  for (const points of ['2000', '3000']) {
    await downhill.enter('Points', points);
    await downhill.inPhase('ready');
    await downhill.train();
    const scripts = points === '2000' ? [/^\/assets\/[\w-]+\.js$/] : [];
    const others = asked().filter((url) => !scripts.some((own) => own.test(new URL(url).pathname)));
    expect(others, `${points} points`).toEqual([]);
  }
});

test('whatever is asked for, only files of the page itself are fetched', async ({ downhill }) => {
  const foreign: string[] = [];
  await downhill.page.route('**', async (route) => {
    const request = route.request();
    const { origin, search } = new URL(request.url());
    const own = origin === new URL(downhill.page.url(), 'http://127.0.0.1').origin;
    const isPage = request.isNavigationRequest();
    if (!isPage && (!own || search !== '' || request.method() !== 'GET'))
      foreign.push(request.url());
    await route.continue();
  });
  for (const engine of ['webgpu', 'cpu', 'wasm']) {
    await downhill.open(`?epochs=500&engine=${engine}&points=60000`);
    await downhill.train();
  }
  expect(foreign).toEqual([]);
});

test('markup in the address is shown as text', async ({ downhill }) => {
  const markup = '<img src=x onerror="document.title=1">';
  await downhill.open(
    `?epochs=100&engine=${encodeURIComponent(markup)}&${encodeURIComponent(markup)}=1`,
  );
  await expect(downhill.banner).toContainText('<img src=x');
  expect(await downhill.page.locator('img').count()).toBe(0);
  await expect(downhill.page).toHaveTitle('Downhill');
});
