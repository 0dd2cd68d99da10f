/** The maps of the gallery: what they lie over, and a picture of each, computed for its card. */
import { TorchGenerator } from '../../../core/random/torch.ts';
import type { OwnData } from '../../../core/data/own.ts';
import { WAVE, type MapPicture } from './row.ts';

/**
 * The boundary of trainability (Sohl-Dickstein 2024): h = tanh(√2·X·W₀/√n), ŷ = h·W₁/n, with W₀ and W₁ from N(0, 1) and a rate for
 * each. Here a layer has no factor before its weights, so they are the weights' own: W = √2/√n·W₀ and V = W₁/n. A step of W₀ by
 * lr₀·∂L/∂W₀ = lr₀·√2/√n·∂L/∂W moves W by √2/√n times as much, so that it is a step of W at rate lr₀·2/n; one of W₁ at rate lr₁
 * is one of V at rate lr₁/n². The picture is the same, on axes that begin and end elsewhere.
 *
 * Over all of 10⁻³ to 10⁶ the boundary of one point is a smooth curve for most seeds, and frayed in a few places alone. This is one
 * of them: lr₀ from 0.064 to 0.2, lr₁ from 151 to 191.
 */
const N = 16;
const SEED = 2n;
const WINDOW = 'rates.0.weight=0.008..0.025:128:log;rates.2.weight=0.59..0.745:128:log';

/** To two decimals, so that a link can carry them. */
function drawn(): { readonly start: string; readonly own: OwnData } {
  const normal = new TorchGenerator(SEED);
  const numbers = (count: number, scale: number): readonly number[] =>
    Array.from(normal.randn(count), (value) => Number((value * scale).toFixed(2)));
  const hidden = numbers(N * N, Math.SQRT2 / Math.sqrt(N));
  const output = numbers(N, 1 / N);
  const inputs = numbers(N, 1);
  const [target = 0] = numbers(1, 1);
  const zeros = (count: number): readonly number[] => Array<number>(count).fill(0);
  const column = (value: number) => Float64Array.of(value, value);
  const others = inputs.slice(1).map((value, i) => ({ name: `x${i + 2}`, values: column(value) }));
  const data = { x: column(inputs[0] ?? 0), y: column(target), others };
  return {
    start: [...hidden, ...zeros(N), ...output, 0].join(),
    // The mean over one point that stands there twice is the one over it once.
    own: { name: 'one point', xName: 'x1', yName: 'y', standardise: false, ...data },
  };
}

const { start, own } = drawn();

const RELIEF = [1, 2, 3, 4, 5, 6] as const;
const reliefAt = (share: number): string =>
  `relief-${RELIEF[Math.min(Math.max(Math.floor(share * RELIEF.length), 0), RELIEF.length - 1)] ?? 6}`;

/** How many steps the flattest direction of a quadratic bowl takes, by the closed form of the heavy ball. */
export const RATES = {
  base: 'view=sweep&epochs=2000&measure=epochs-to&over=lr=0.0001..1:64:log;momentum=0..0.99:64',
  picture: {
    colourAt: (x, y) => {
      const [rate, mu] = [10 ** (4 * x - 3), 0.98 * y];
      // The greatest root of z² − (1 + μ − η·λ)·z + μ, of the flattest λ and of the steepest one.
      const root = (lambda: number): number => {
        const half = (1 + mu - rate * lambda) / 2;
        const rest = half * half - mu;
        return rest < 0 ? Math.sqrt(mu) : Math.abs(half) + Math.sqrt(rest);
      };
      const slowest = Math.max(root(0.05), root(1));
      if (slowest >= 1) return undefined;
      return reliefAt(Math.log10(-Math.log(0.01) / -Math.log(slowest)) / 4);
    },
  } satisfies MapPicture,
};

/** Where plain steps on a wave of one parameter come to rest, for its frequency and phase. */
export const BASINS = {
  base: `${WAVE}&epochs=300&log-every=1&view=sweep&measure=minimum&over=start.b=-6..6:64;start.c=-3..3:64`,
  picture: {
    colourAt: (x, y) => {
      let [b, c] = [12 * x - 6, 6 * y - 3];
      for (let step = 0; step < 60; step++) {
        let [db, dc] = [0, 0];
        for (let at = -3; at <= 3; at += 0.5) {
          const off = 2 * Math.sin(b * at + c) - 2 * Math.sin(1.5 * at + 0.5);
          const slope = 4 * off * Math.cos(b * at + c);
          db += slope * at;
          dc += slope;
        }
        b -= (0.02 * db) / 13;
        c -= (0.02 * dc) / 13;
      }
      const k = [1.5, -1.5, 4.1, -4.1].findIndex((rest) => Math.abs(b - rest) < 0.7);
      return k < 0 ? 'pressed' : k < 2 ? 'p1' : `p${k + 1}`;
    },
  } satisfies MapPicture,
};

/** The same map in f64: 0 and 1 learn, late and soon, and 2 and 3 do not. */
const FRACTAL_ROWS = [
  '333322222222233222222232222222222222',
  '333333323222222233322333222222222222',
  '333333333322222222233333222222222222',
  '223333333333333222222222222222222222',
  '222233333333333333222222222222232222',
  '222223333333333333333222222222223222',
  '222222233333333333333333232222222322',
  '233232223333333333333000033332222332',
  '222332232333333303333330000003333333',
  '033333333333033330000033300000000333',
  '000000000000000033000000000011111110',
  '000000000000000000000011011111111111',
  '000000000000000001111111111111111111',
  '000000000000001111111111111111111111',
  '000000001111111111111111111111111111',
  '000001111111111111111111111111111111',
];
const FRACTAL_INKS = ['class-1', 'above', 'below', 'class-0'] as const;

export const FRACTAL = {
  base: [
    `model=network&layers=${N}&start=${start}&fixed=0.bias,2.bias&epochs=500&log-every=1`,
    `&view=sweep&measure=ratio-sum&over=${WINDOW}`,
  ].join(''),
  own,
  picture: {
    colourAt: (x, y) => {
      const row = FRACTAL_ROWS[Math.floor((1 - y) * FRACTAL_ROWS.length)] ?? '';
      return FRACTAL_INKS[Number(row[Math.floor(x * row.length)])];
    },
  } satisfies MapPicture,
};
