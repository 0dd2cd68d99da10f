/**
 * `npm run soak -- --minutes N` ends with this: sweeps again and again, in a page and in Node. Prints what lives in memory and on the device
 * on the way; fails when anything grows.
 */
import { memoryUsage } from 'node:process';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openPage } from './open.mjs';

/** @typedef {import('./sweeps-in-page.ts').SweepStanding} SweepStanding */
/** @typedef {SweepStanding & { sweeps: number, pageBytes: number, heapBytes: number, rssBytes: number }} Row */

/** A table has so many rows, the first once all that is compiled and cached is. */
const ROWS = 6;
/** Before the first row. */
const WARM = 20;
/** A sweep whose memory of WebAssembly is not let go leaves a page of it at least, */
const SWEEP_BYTES = 2 ** 16;
/** and code that is compiled anew, and Vite's own, come and go: ±9 MB were seen. */
const NOISE_BYTES = 2 ** 24;

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collect = runInNewContext('gc');

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
const { page, server, close } = await openPage('sweeps.html');
try {
  // Beside other work a page takes its time to come.
  await page.waitForFunction(() => typeof window.sweeps === 'function', undefined, { timeout: 300_000 }); // prettier-ignore
  const { sweep } = /** @type {typeof import('../../src/index.ts')} */ (
    await server.ssrLoadModule('/src/index.ts')
  );
  const x = Array.from({ length: 40 }, (_, i) => i / 10 - 2);
  const y = x.map((at) => 2 * Math.sin(1.5 * at) + 1);
  /** @type {string | undefined} */
  let first;

  /** In Node: each engine, whole and stopped. */
  async function inNode() {
    for (const engine of /** @type {const} */ (['wasm', 'cpu'])) {
      const settings = /** @type {const} */ ({ model: 'sine', optimizer: 'adam', epochs: 40, engine }); // prettier-ignore
      const axes = engine === 'wasm' ? ['lr=1e-3..1:16:log', 'start.b=-6..6:16'] : ['lr=1e-3..1:8:log']; // prettier-ignore
      const { columns } = await sweep({ x, y }, settings, axes, { measures: ['last-loss', 'basin'] }); // prettier-ignore
      const digits = [...(columns['loss'] ?? [])].join();
      if (engine === 'wasm' && digits !== (first ??= digits)) throw new Error('a sweep has other digits than the first'); // prettier-ignore
      const stop = new AbortController();
      const onTile = () => stop.abort();
      await sweep({ x, y }, settings, axes, { onTile, signal: stop.signal, at: [1] }).catch(onlyAborted); // prettier-ignore
    }
  }

  let sweeps = 0;
  const begin = performance.now();
  console.log('minute\tsweeps\tpage, KiB\tGPU buffers\tdevices\tNode heap, KiB\tNode rss, MiB');
  /** @type {Row[]} */
  const rows = [];
  for (;;) {
    /** @type {SweepStanding} */
    const standing = await page.evaluate((nth) => window.sweeps(nth), sweeps);
    await inNode();
    sweeps++;
    const at = (performance.now() - begin) / 60_000;
    if (sweeps < WARM || at < (rows.length * minutes) / (ROWS - 1)) continue;
    const pageBytes = await page.evaluate(() => window.memoryBytes());
    collect();
    const { heapUsed, external, rss } = memoryUsage();
    const row = { ...standing, sweeps, pageBytes, heapBytes: heapUsed + external, rssBytes: rss };
    rows.push(row);
    const kib = [row.pageBytes, row.heapBytes].map((bytes) => (bytes / 1024).toFixed(0));
    console.log([at.toFixed(1), sweeps, kib[0], row.buffers, row.devices, kib[1], (rss / 2 ** 20).toFixed(0)].join('\t')); // prettier-ignore
    if (row.buffers !== 0) throw new Error(`${row.buffers} buffers are left`);
    if (rows.length === ROWS) break;
  }
  // The first two rows fill caches.
  const [from, to] = [rows[1], rows.at(-1)];
  if (from === undefined || to === undefined) throw new Error('there are no rows');
  const more = to.sweeps - from.sweeps;
  for (const key of /** @type {const} */ (['pageBytes', 'heapBytes'])) {
    const grown = to[key] - from[key];
    console.log(`${key} grown by ${grown} over the last ${more} sweeps`);
    if (!(grown < Math.max(NOISE_BYTES, more * SWEEP_BYTES)))
      throw new Error(`${key}: sweeps are not let go`);
  }
} finally {
  await close();
}

/** @param {Error} error */
function onlyAborted(error) {
  if (!/^stopped/.test(error.message)) throw error;
}
