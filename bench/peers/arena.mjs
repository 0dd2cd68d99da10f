/** Where the contestants meet: the built page, a server for it, and one Chromium. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview, runnerImport } from 'vite';
import { playground, playgroundPlugin } from './playground.mjs';

/**
 * @typedef {import('./page/visit.ts').Visit} Visit
 * @typedef {import('./page/tasks.ts').TaskName} TaskName
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const launchOptions = fileURLToPath(new URL('../../tests/helpers/chromium.ts', import.meta.url));

/** A visit that takes longer than this is an error. */
const VISIT_MS = 180_000;

export async function startArena() {
  const server = await serve();
  /** @type {{ module: typeof import('../../tests/helpers/chromium.ts') }} */
  const { module: helper } = await runnerImport(launchOptions, { configFile: false });
  const browser = await chromium.launch({ ...helper.chromium, headless: true });

  /**
   * @template T
   * @param {(page: import('playwright').Page) => Promise<T>} use
   */
  async function onFreshPage(use) {
    const page = await browser.newPage();
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    try {
      /** @type {Promise<never>} */
      const trouble = new Promise((_, reject) => {
        const late = new Error(`no answer within ${VISIT_MS / 1000} s`);
        timer = setTimeout(reject, VISIT_MS, late);
        page.on('crash', () => {
          reject(new Error('the page crashed'));
        });
      });
      await page.goto(server.address);
      await page.waitForFunction(() => 'peers' in window);
      return await Promise.race([use(page), trouble]);
    } catch (error) {
      throw new Error(firstLine(error), { cause: error });
    } finally {
      clearTimeout(timer);
      await page.close();
    }
  }

  return {
    chromium: browser.version(),

    /** Who takes part, and in what. */
    about: () =>
      onFreshPage((page) =>
        page.evaluate(async () => {
          const { names, tasks } = window.peers;
          return { names, tasks, adapter: await window.peers.adapter() };
        }),
      ),

    /** @param {TaskName} task */
    task: (task) => onFreshPage((page) => page.evaluate((task) => window.peers.about(task), task)),

    /**
     * What runs of so many epochs must return.
     * @param {TaskName} task
     * @param {readonly number[]} epochs
     */
    ends: (task, epochs) =>
      onFreshPage((page) =>
        page.evaluate(
          ([task, epochs]) => window.peers.ends(task, epochs),
          /** @type {const} */ ([task, epochs]),
        ),
      ),

    /**
     * @param {string} name
     * @param {TaskName} task
     * @param {{ budgetMs: number, epochs?: number }} options
     * @returns {Promise<Visit>}
     */
    visit: (name, task, options) =>
      onFreshPage((page) =>
        page.evaluate(
          ([name, task, options]) => window.peers.visit(name, task, options),
          /** @type {const} */ ([name, task, options]),
        ),
      ),

    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function serve() {
  /** @type {import('vite').InlineConfig} */
  const config = {
    configFile: false,
    root: `${here}page`,
    plugins: [playgroundPlugin(await playground())],
    logLevel: 'warn',
    build: {
      outDir: `${here}dist`,
      emptyOutDir: true,
      target: 'esnext',
      // tf.js makes its workers from the text of its own functions, which minifying breaks.
      minify: false,
      chunkSizeWarningLimit: 10_000,
    },
    preview: {
      host: '127.0.0.1',
      port: 41_874,
      open: false,
      // Isolated, so that WebAssembly gets its threads and the clock its microseconds.
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  };
  await build(config);
  const server = await preview(config);
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the server of the page has no address');
  return { address, close: () => server.close() };
}

/** @param {unknown} error */
function firstLine(error) {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^page\.\w+: (\w*Error: )?/, '');
}
