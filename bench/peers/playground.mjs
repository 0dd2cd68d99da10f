/** Where TensorFlow Playground's src/nn.ts comes from: it is in no registry, and is not copied into this repository. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMIT = '02469bd3751764b20486015d4202b792af5362a6';
const ADDRESS = `https://raw.githubusercontent.com/tensorflow/playground/${COMMIT}/src/nn.ts`;
const SHA256 = 'eca97b4c0ca3787aa7d516fb8a560107f70f4809d036af1fb2db49b4bb27c9db';

const file = fileURLToPath(new URL('node_modules/.playground/nn.ts', import.meta.url));

/**
 * Its path, from the address above the first time, or put there by hand.
 * @returns {Promise<{ path: string } | { why: string }>}
 */
export async function playground() {
  try {
    if (!existsSync(file)) {
      const answer = await fetch(ADDRESS, { signal: AbortSignal.timeout(20_000) });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await answer.text());
    }
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (sum === SHA256) return { path: file };
    return { why: `${file} is another than that of ${COMMIT.slice(0, 7)}: delete it` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { why: `not here: ${ADDRESS} cannot be read (${reason}): put it at ${file}` };
  }
}

/**
 * The module `playground/nn`, or one that says why it is not there.
 * @param {Awaited<ReturnType<typeof playground>>} found
 * @returns {import('vite').Plugin}
 */
export function playgroundPlugin(found) {
  const missing = '\0playground-missing';
  return {
    name: 'playground',
    enforce: 'pre',
    resolveId: (id) => (id === 'playground/nn' ? ('path' in found ? found.path : missing) : null),
    load(id) {
      if (id !== missing || 'path' in found) return null;
      const names = 'Activations, Errors, backProp, buildNetwork, forwardProp, updateWeights';
      return `throw new Error(${JSON.stringify(found.why)});\nlet ${names};\nexport { ${names} };`;
    },
  };
}
