/**
 * Calibrates a sensor: which line turns its voltage into degrees? In the repository:
 *
 *     npm run build:lib && node examples/calibrate.mjs
 *
 * `node examples/calibrate.mjs --gpu` trains on the GPU, through npm's `webgpu`. Under Deno, which
 * has WebGPU built in, the GPU is taken where there is one.
 */
import process from 'node:process';
import { train, leastSquares } from 'downhill';

/** What the sensor gave, in volts, at seven known temperatures, in °C. */
const volts = Float32Array.of(0.51, 0.74, 1.01, 1.26, 1.49, 1.75, 2.02);
const celsius = Float32Array.of(0, 25, 50, 75, 100, 125, 150);

// What is known without training: the best line, and how large a step may be before it overshoots.
const best = leastSquares({ x: volts, y: celsius });
const lr = best.largestStableLearningRate / 2;

// Kept to the end: WebGPU of this package must outlive whatever trains on it.
const gpu = process.argv.includes('--gpu') ? (await import('webgpu')).create([]) : undefined;

const run = train(
  { x: volts, y: celsius },
  { lr, epochs: 2000, logEvery: 200, say: console.error, ...(gpu !== undefined && { gpu }) },
);
for await (const { samples } of run) {
  for (const { epoch, loss } of samples) {
    console.log(`epoch ${epoch}  mean squared error ${loss.toFixed(4)}`);
  }
}

const { parameters } = await run.result();
console.log(`trained:       ${line(parameters)}  (${run.engine?.adapter ?? 'no engine'})`);
console.log(`least squares: ${line(best.parameters)}`);

/** @param {readonly number[]} parameters slope and intercept */
function line([a = NaN, b = NaN]) {
  const sign = b < 0 ? '-' : '+';
  return `°C = ${a.toFixed(2)} · V ${sign} ${Math.abs(b).toFixed(2)}`;
}
