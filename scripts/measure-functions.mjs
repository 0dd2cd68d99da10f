/**
 * `npm run measure:functions`: how exact and how fast each function of formulas is on this runtime's WebGPU, beside
 * what WGSL has built in: a table for docs/functions.md. Under Node it is Dawn; `deno run -A scripts/measure-functions.mjs`
 * asks Deno's own. Names of operations may follow, `--count N` says on how many operands an error is
 * taken, `--turns N` how often a time, and `--quads N` how many invocations there are then: a large GPU takes a million.
 */
import process from 'node:process';
import { createServer } from 'vite';

/** @typedef {typeof import('../tests/helpers/functions-measured.ts')} Measuring */
/** @typedef {typeof import('../tests/helpers/dawn.ts')} Dawn */

const given = process.argv.slice(2);
/** @param {string} name @param {number} otherwise */
const option = (name, otherwise) => {
  const at = given.indexOf(name);
  return at < 0 ? otherwise : Number(given.splice(at, 2)[1]);
};
const count = option('--count', 300_000);
const turns = option('--turns', 15);
const quads = option('--quads', 16_384);
const effort = { count, quads, turns, turnMs: 40 };

const server = await createServer({
  server: { middlewareMode: true, watch: null, hmr: false },
  appType: 'custom',
  logLevel: 'error',
});
try {
  const measuring = /** @type {Measuring} */ (
    await server.ssrLoadModule('/tests/helpers/functions-measured.ts')
  );
  const adapter = await (await openGpu()).requestAdapter();
  if (adapter === null) throw new Error('there is no WebGPU adapter');
  const device = await adapter.requestDevice();
  const { vendor, architecture, description } = adapter.info;
  console.log([vendor, architecture, description].filter(Boolean).join(', '));
  const empty = await measuring.emptyNs(device, effort);
  console.log(`every time has ${empty.toPrecision(2)} ns in it that load an operand and add up\n`);
  console.log(
    '| function | kept, ulp | free, ulp | built-in, ulp | kept, ns | free, ns | built-in, ns | kept / built-in | free / built-in |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const operation of given.length > 0 ? given : measuring.MEASURED) {
    console.log(measuring.lineOf(await measuring.measure(device, operation, effort)));
  }
  device.destroy();
} finally {
  await server.close();
}

/** @returns {Promise<GPU>} */
async function openGpu() {
  if ('Deno' in globalThis) return navigator.gpu;
  const dawn = /** @type {Dawn} */ (await server.ssrLoadModule('/tests/helpers/dawn.ts'));
  return dawn.openDawnGpu();
}
