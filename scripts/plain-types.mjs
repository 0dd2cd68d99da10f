/**
 * node scripts/plain-types.mjs <folder>: typed arrays are generic since TypeScript 5.7. Without their
 * parameter, the types of the library work from 5.0 on.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = ''] = process.argv.slice(2);
for (const name of readdirSync(folder, { encoding: 'utf8', recursive: true })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/\b(\w+Array)<(?:Shared)?ArrayBuffer(?:Like)?>/g, '$1'));
}
