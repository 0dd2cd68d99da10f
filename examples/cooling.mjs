/**
 * A cup of tea cools: how warm is the room, and when can the tea be drunk? Newton's law of cooling is a curve that no list of
 * models has, so it is typed. In the repository:
 *
 *     npm run build:lib && node examples/cooling.mjs
 */
import { train } from 'downhill';

/** A thermometer in the cup, in °C, so many minutes after the tea was poured. */
const minutes = [0, 2, 5, 10, 15, 20, 30, 45, 60];
const celsius = [86.4, 80.3, 73.9, 63.5, 56.3, 49.0, 39.8, 30.8, 26.7];

// `x` is the column of inputs; every other name is a parameter, and they are numbered as they appear.
const formula = 'room + (hot - room)*exp(-k*x)';

const run = train(
  { x: minutes, y: celsius },
  {
    formula,
    start: [20, 80, 0.1],
    // A step of half a degree is small for a temperature, and the same number would be far too much for k.
    optimizer: { kind: 'adam', groups: [{ parameters: ['k'], lr: 0.001 }] },
    lr: 0.5,
    epochs: 4000,
    logEvery: 500,
    engine: 'cpu',
    precision: 'f64',
  },
);
for await (const { samples } of run) {
  for (const { epoch, loss } of samples) {
    console.log(`epoch ${epoch}  mean squared error ${loss.toFixed(4)}`);
  }
}

const { parameters } = await run.result();
const [room = NaN, hot = NaN, k = NaN] = parameters;
console.log(`\n°C = ${formula}`);
for (const [p, name] of run.parameterNames.entries()) {
  console.log(`${name.padEnd(4)} ${(parameters[p] ?? NaN).toFixed(4)}`);
}

/** @param {number} x minutes */
const predicted = (x) => room + (hot - room) * Math.exp(-k * x);
const worst = Math.max(...minutes.map((x, i) => Math.abs(predicted(x) - (celsius[i] ?? NaN))));
console.log(`no reading is farther from the curve than ${worst.toFixed(1)} °C`);
console.log(`55 °C after ${(Math.log((hot - room) / (55 - room)) / k).toFixed(1)} minutes`);
