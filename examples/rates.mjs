/**
 * Which learning rates does a pendulum's swing take, and from which first guess of its frequency is it found? 16 × 33 runs, as a
 * picture in letters. In the repository:
 *
 *     npm run build:lib && node examples/rates.mjs
 */
import { sweep } from 'downhill';

/** Seconds, and where the pendulum was, in cm. */
const seconds = Array.from({ length: 40 }, (_, i) => i / 10);
const centimetres = seconds.map((t, i) => 4 * Math.sin(2.2 * t + 0.3) + 0.2 * Math.sin(37 * i));

const { shape, axes, columns, minima, engine } = await sweep(
  { x: seconds, y: centimetres },
  { formula: 'swing*sin(rate*x + phase)', start: [3, 2, 0], optimizer: 'adam', epochs: 300 },
  ['lr=1e-3..3:16:log', 'start.rate=0..8:33'],
  { measures: ['last-loss', 'basin'] },
);
const [rows = 0, width = 0] = shape;
const { loss = [], basin = [] } = columns;

console.log(
  `${rows * width} runs by ${engine.engine}; . has not arrived, x has diverged, else the minimum, + one beyond the ninth:`,
);
for (let row = rows - 1; row >= 0; row--) {
  const letters = Array.from({ length: width }, (_, i) => {
    const minimum = basin[row * width + i] ?? 0;
    return minimum === 0 ? 'x' : minimum < 0 ? '.' : minimum > 9 ? '+' : String(minimum);
  });
  console.log(String(axes[0]?.values[row]).padStart(9), letters.join(''));
}
console.log(
  `least loss ${Math.min(...loss.filter(Number.isFinite)).toFixed(4)}, at swing, rate, phase:`,
);
console.log((minima[0]?.parameters ?? []).map((value) => value.toFixed(3)).join(', '));
