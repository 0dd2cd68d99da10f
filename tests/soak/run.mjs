/**
 * `npm run soak` begins with this: a thousand runs in one page, and ten million steps in one run. Prints what lives
 * on the device and in the heap on the way; fails when anything grows. Takes minutes.
 */
import { openPage } from './open.mjs';

/** @typedef {import('./in-page.ts').Standing} Standing */

const POINTS = 100;
/** x and y, f32: what one run that is not let go would leave at least. */
const RUN_BYTES = POINTS * 8;
const BATCHES = 10;

const { page, close } = await openPage('index.html');
try {
  await page.waitForFunction(() => typeof window.soak === 'function');
  const devtools = await page.context().newCDPSession(page);

  /**
   * Some runs, and what they leave behind.
   * @param {number} runs
   * @param {number} epochs
   * @param {string} strategy
   */
  async function soak(runs, epochs, strategy) {
    /** @type {Standing} */
    const standing = await page.evaluate(
      ([count, last, how]) => window.soak(count, last, how),
      /** @type {const} */ ([runs, epochs, strategy]),
    );
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
    const heapBytes = usedSize + backingStorageSize;
    return { ...standing, heapBytes };
  }

  console.log('runs\tepochs\tdevices\tbuffers\tmost\theap, KiB\tlast parameters');
  /** @param {string} runs @param {Awaited<ReturnType<typeof soak>>} end */
  const print = (runs, { epoch, devices, buffers, mostBuffers, heapBytes, parameters }) => {
    const heap = (heapBytes / 1024).toFixed(0);
    console.log(
      [runs, epoch, devices, buffers, mostBuffers, heap, parameters.join(' ')].join('\t'),
    );
  };

  /** @type {number[]} */
  const heaps = [];
  for (let batch = 1; batch <= BATCHES; batch++) {
    const end = await soak(1000 / BATCHES, 200, 'auto');
    print(String((batch * 1000) / BATCHES), end);
    check(end, 200);
    heaps.push(end.heapBytes);
  }
  // The first batch fills caches. After it, every run must be let go.
  const grown = (heaps.at(-1) ?? NaN) - (heaps[1] ?? NaN);
  const runs = ((BATCHES - 2) * 1000) / BATCHES;
  console.log(`grown by ${grown} bytes over the last ${runs} runs`);
  if (!(grown < runs * RUN_BYTES)) throw new Error(`${grown} bytes: runs are not let go`);

  const long = await soak(1, 10_000_000, 'fused');
  print('1, fused', long);
  check(long, 10_000_000);
} finally {
  await close();
}

/**
 * @param {Standing} standing
 * @param {number} epochs
 */
function check({ epoch, devices, lostDevices, buffers, parameters }, epochs) {
  if (epoch !== epochs) throw new Error(`ended at epoch ${epoch} of ${epochs}`);
  if (devices !== 1 || lostDevices !== 0)
    throw new Error(`${devices} devices, ${lostDevices} lost`);
  if (buffers !== 0) throw new Error(`${buffers} buffers are left`);
  if (!parameters.every(Number.isFinite)) throw new Error(`parameters ${parameters.join(', ')}`);
}
