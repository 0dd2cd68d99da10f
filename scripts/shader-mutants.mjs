/**
 * Mutants of the WGSL: each is one small fault in one file, such as a kernel might be written with.
 * Made from the text by rules, always the same ones for the same text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/shaders', import.meta.url));

/** @typedef {import('./mutant.mjs').Mutant & { line: number, rule: string }} ShaderMutant */

/**
 * What is looked for in code, and what takes its place.
 * @type {readonly { rule: string, from: RegExp, to: string }[]}
 */
const RULES = [
  { rule: 'sign', from: / \+ /g, to: ' - ' },
  { rule: 'sign', from: / - /g, to: ' + ' },
  { rule: 'sum', from: / \+= /g, to: ' -= ' },
  { rule: 'factor', from: / \* /g, to: ' / ' },
  { rule: 'factor', from: / \/ /g, to: ' * ' },
  { rule: 'bound', from: / < /g, to: ' <= ' },
  { rule: 'bound', from: / > 0/g, to: ' > 1' },
  { rule: 'condition', from: / == /g, to: ' != ' },
  { rule: 'condition', from: / != /g, to: ' == ' },
  { rule: 'condition', from: / \|\| /g, to: ' && ' },
  { rule: 'barrier', from: /workgroupBarrier\(\);/g, to: '' },
  { rule: 'constant', from: /(?<=[-+*/%(=] ?)2(?=[ ;)*])/g, to: '3' },
  { rule: 'constant', from: /(?<=[-+*/%(=] ?)4(?=[ ;)*])/g, to: '5' },
  { rule: 'constant', from: /(?<=[-+] )1(?=[ ;)])/g, to: '2' },
  { rule: 'index', from: /\[0\]/g, to: '[1]' },
  { rule: 'index', from: /\[1\]/g, to: '[0]' },
  { rule: 'stride', from: /\+= WG\b/g, to: '+= WG + 1' },
  { rule: 'left out', from: /min\((.+), .+\);/g, to: '$1;' },
];

/** @returns {ShaderMutant[]} in the order of the files */
export function shaderMutants() {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.wgsl'))
    .sort()
    .flatMap((file) => mutantsOf(`src/shaders/${file}`, readFileSync(join(folder, file), 'utf8')));
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {ShaderMutant[]}
 */
function mutantsOf(file, source) {
  // Comments keep their place, and are no code.
  const code = source.replace(/\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
  return RULES.flatMap(({ rule, from, to }) =>
    [...code.matchAll(from)].map((match) => ({
      file,
      offset: match.index,
      length: match[0].length,
      text: to.replace('$1', match[1] ?? ''),
      line: code.slice(0, match.index).split('\n').length,
      rule,
    })),
  ).sort((p, q) => p.offset - q.offset);
}
