/**
 * Assembles src/wasm/line-mse.wat into src/wasm/line-mse.wasm.ts. The bytes are kept as text in a
 * module, so that the page, the terminal's single file and the tests load them in one way.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import createWabt from 'wabt';

const SOURCE = new URL('../src/wasm/line-mse.wat', import.meta.url);
export const TARGET = new URL('../src/wasm/line-mse.wasm.ts', import.meta.url);

/** What belongs into {@link TARGET}. */
export async function assembled() {
  const wabt = await createWabt();
  const module = wabt.parseWat('line-mse.wat', readFileSync(SOURCE, 'utf8'), { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  return `/** line-mse.wat, assembled by \`npm run assemble\`: not to be edited. In base64. */
export const LINE_MSE_WASM =
  '${Buffer.from(buffer).toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await assembled());
