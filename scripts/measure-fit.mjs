/**
 * What docs/fit-measured.md says: digits on NIST's reference datasets, and how often intervals hold the truth.
 *
 *     npm run measure:fit            both, some minutes
 *     npm run measure:fit -- nist    one of them, printed only
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { createServer } from 'vite';

/** @typedef {typeof import('../tests/helpers/nist.ts')} Nist */
/** @typedef {typeof import('../src/index.ts')} Library */

const REPORT = new URL('../docs/fit-measured.md', import.meta.url);

const server = await createServer({
  server: { middlewareMode: true, watch: null, hmr: false },
  appType: 'custom',
  logLevel: 'error',
});
const { NIST_SETS, digits, nist } = /** @type {Nist} */ (
  await server.ssrLoadModule('/tests/helpers/nist.ts')
);
const { TorchGenerator, fit } = /** @type {Library} */ (
  await server.ssrLoadModule('/src/index.ts')
);

async function nistTable() {
  const lines = [
    '| set | from | parameters | standard errors | RSS | stopped by | steps |',
    '| --- | --- | ---: | ---: | ---: | --- | ---: |',
  ];
  const scores = [];
  let [reached, searched] = [0, 0];
  for (const name of NIST_SETS) {
    const { formula, graph, inputs, target, starts, ...certified } = nist(name);
    const data = { ...Object.fromEntries(graph.inputs.map((one, d) => [one, inputs[d] ?? []])), y: target }; // prettier-ignore
    // Of a model of log y the helper has its logarithms.
    const plain = formula.replace(/^log\[y\]/, 'y');
    /** @type {readonly (readonly [string, (readonly number[] | undefined)?])[]} */
    const froms = starts.length === 0 ? [['directly']] : [['start 1', starts[0]], ['start 2', starts[1]], ['no start']]; // prettier-ignore
    for (const [from, start] of froms) {
      const given = start && Object.fromEntries(graph.parameters.map((one, p) => [one, start[p] ?? NaN])); // prettier-ignore
      const found = await fit(data, plain, given === undefined ? {} : { start: given });
      const parameters = digits(found.parameters.map(({ value }) => value), certified.parameters); // prettier-ignore
      const errors = digits(found.parameters.map(({ standardError }) => standardError), certified.standardErrors); // prettier-ignore
      const sum = digits([found.rss], [certified.residualSquares]);
      if (start !== undefined) scores.push(parameters);
      if (from === 'no start') {
        searched++;
        if (sum > 6) reached++;
      }
      // Without a start, terms that are alike may stand in another order: then only the sum can be compared.
      const isOther = from === 'no start' && sum > 6 && parameters < 2;
      const cells = [parameters, errors].map((one) => (isOther ? 'other order' : one.toFixed(1)));
      lines.push(`| ${name.replace('.dat', '')} | ${from} | ${cells.join(' | ')} | ${sum.toFixed(1)} | ${found.reason} | ${found.iterations} |`); // prettier-ignore
    }
  }
  const mean = scores.reduce((total, one) => total + one, 0) / scores.length;
  return [
    ...lines,
    '',
    `From a start ${scores.length} runs: the least has ${Math.min(...scores).toFixed(1)} digits, the mean is ${mean.toFixed(1)}. Without a start ${reached} of ${searched} reach the certified minimum.`,
  ];
}

/** @type {readonly { name: string, formula: string, truth: Record<string, number>, x: (u: number) => number, noise: number, of: (x: number) => number }[]} */
const MODELS = [
  { name: 'line', formula: 'a*x + b', truth: { a: 3, b: 10 }, x: (u) => 10 * u, noise: 1, of: (x) => 3 * x + 10 }, // prettier-ignore
  { name: 'decay', formula: 'a*exp(-b*x) + c', truth: { a: 5, b: 0.8, c: 1 }, x: (u) => 6 * u, noise: 0.1, of: (x) => 5 * Math.exp(-0.8 * x) + 1 }, // prettier-ignore
  { name: 'Michaelis–Menten', formula: 'v*x/(k + x)', truth: { v: 200, k: 0.06 }, x: (u) => 0.02 + 1.1 * u, noise: 10, of: (x) => (200 * x) / (0.06 + x) }, // prettier-ignore
  { name: 'logistic', formula: 'a/(1 + exp(-b*(x - c)))', truth: { a: 10, b: 1, c: 5 }, x: (u) => 10 * u, noise: 0.4, of: (x) => 10 / (1 + Math.exp(5 - x)) }, // prettier-ignore
  { name: 'gaussian', formula: 'a*exp(-(x - m)^2/(2*s^2))', truth: { a: 10, m: 0, s: 1 }, x: (u) => 6 * u - 3, noise: 0.5, of: (x) => 10 * Math.exp((-x * x) / 2) }, // prettier-ignore
  { name: 'power', formula: 'a*x^b', truth: { a: 2, b: 1.5 }, x: (u) => 1 + 9 * u, noise: 2, of: (x) => 2 * x ** 1.5 }, // prettier-ignore
];
const ROWS = [8, 20, 100];
const FITS = 2000;
/** Profiles cost some ten fits each. */
const PROFILED = 500;

async function coverageTable() {
  const lines = [
    '| model | n | σ | value ± error: % of intervals that hold the truth, each parameter | profile |',
    '| --- | ---: | --- | --- | --- |',
  ];
  const generator = new TorchGenerator(2026);
  for (const { name, formula, truth, x: at, noise, of } of MODELS) {
    for (const n of ROWS) {
      for (const isKnown of [false, true]) {
        const x = Array.from({ length: n }, (_, i) => at(i / (n - 1)));
        const sd = x.map(() => noise);
        const names = Object.keys(truth);
        const held = { error: names.map(() => 0), profile: names.map(() => 0) };
        for (let k = 0; k < FITS; k++) {
          const drawn = generator.randn(n);
          const y = x.map((one, i) => of(one) + noise * (drawn[i] ?? NaN));
          const options = { start: truth, starts: 1, ...(isKnown && { sigma: 'sd', absoluteSigma: true }) }; // prettier-ignore
          const count = async (/** @type {number[]} */ counts, /** @type {boolean} */ profile) => {
            const { parameters } = await fit({ x, y, sd }, `y = ${formula}`, { ...options, profile }); // prettier-ignore
            for (const [p, one] of names.entries()) {
              const { low = NaN, high = NaN } = parameters.find(({ name: own }) => own === one) ?? {}; // prettier-ignore
              const due = truth[one] ?? NaN;
              if (low <= due && due <= high) counts[p] = (counts[p] ?? 0) + 1;
            }
          };
          await count(held.error, false);
          if (k < PROFILED) await count(held.profile, true);
        }
        const shown = (/** @type {number[]} */ counts, /** @type {number} */ all) => names.map((one, p) => `${one} ${((100 * (counts[p] ?? NaN)) / all).toFixed(1)}`).join(', '); // prettier-ignore
        lines.push(`| ${name} | ${n} | ${isKnown ? 'known' : 'estimated'} | ${shown(held.error, FITS)} | ${shown(held.profile, PROFILED)} |`); // prettier-ignore
        console.error(lines.at(-1));
      }
    }
  }
  return lines;
}

const [only] = process.argv.slice(2);
const parts = { nist: nistTable, coverage: coverageTable };
if (only === 'nist' || only === 'coverage') {
  console.log((await parts[only]()).join('\n'));
} else {
  const text = `# What a fit has been measured to do

Written by \`npm run measure:fit\`. How a fit works: [fitting](fitting.md).

## Digits on NIST's reference datasets

−log10 of the greatest relative error among the parameters, their standard errors, and of the residual sum of squares. NIST certifies
11 digits, so that more than 11 say no more than 11. Sets that are not in the repository are read, too, where their files lie in
\`tests/fixtures/nist/\`.

${(await nistTable()).join('\n')}

## How often intervals hold the truth

${FITS.toLocaleString('en')} simulated tables each, x evenly spaced, normal scatter; intervals at 95 %. ${FITS.toLocaleString('en')} draws of a true 95 % have a
standard error of 0.5; the profile's ${PROFILED}, of 1.0.

${(await coverageTable()).join('\n')}
`;
  writeFileSync(REPORT, text);
}
await server.close();
