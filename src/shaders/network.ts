/** A small network written out, as terms/network.wgsl says it in loops: no index but a constant. */
import { layersOf, type Network } from '../core/models/network.ts';

/** Above, a compiler would take seconds. The loops compile no faster where there are few, and take three times as long a step. */
const MOST_WRITTEN = 512;

/** Whether it is small enough. @param parameters P */
export function isWrittenOut(parameters: number): boolean {
  return parameters <= MOST_WRITTEN;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** `predicted` and `addTerms` for a network: v is what a layer takes, d the derivative by what it gives. */
export function networkWgsl(network: Network): string {
  const layers = layersOf(network);
  const last = layers.length - 1;
  const inputs = upTo(network.sizes[0] ?? 0).map((d) => `  let v0_${d} = x[${d}];`);
  const forward = layers.flatMap(({ inputs: taken, outputs, weights, biases }, l) => {
    const sums = upTo(outputs).map((o) => {
      const products = upTo(taken).map((i) => ` + theta[${weights + o * taken + i}] * v${l}_${i}`);
      return `theta[${biases + o}]${products.join('')}`;
    });
    if (l === last) return [`  let v${l + 1}_0 = ${sums[0] ?? ''};`];
    return [
      ...sums.map((sum, o) => `  units[${o}] = ${sum};`),
      `  activate(${outputs});`,
      ...sums.map((_, o) => `  let v${l + 1}_${o} = units[${o}];`),
    ];
  });
  const backward = [...layers.entries()].reverse().flatMap(([l, layer]) => {
    const { inputs: taken, outputs, weights, biases } = layer;
    const own = upTo(outputs).flatMap((o) => [
      `  gradients[${biases + o}] += d${l + 1}_${o};`,
      ...upTo(taken).map(
        (i) => `  gradients[${weights + o * taken + i}] += d${l + 1}_${o} * v${l}_${i};`,
      ),
    ]);
    const before = upTo(taken).map((i) => {
      const sum = upTo(outputs).map((o) => `theta[${weights + o * taken + i}] * d${l + 1}_${o}`);
      return `  let d${l}_${i} = (${sum.join(' + ')}) * slopeOf(v${l}_${i});`;
    });
    return l === 0 ? own : [...own, ...before];
  });
  const prediction = `v${layers.length}_0`;
  return [
    `// The network ${network.sizes.join(' – ')}, written out: terms/network.wgsl says the same in loops. v are the values of`,
    '// its units, layer by layer, d the derivatives of the loss by what they are before their activation.',
    '',
    `var<private> units: array<vec4f, ${Math.max(...network.sizes)}>;`,
    '',
    '// In a loop, since what it calls is long.',
    'fn activate(count: u32) {',
    '  for (var i = 0u; i < count; i += 1) {',
    '    units[i] = activated(units[i]);',
    '  }',
    '}',
    '',
    'fn predicted(x: Point) -> vec4f {',
    ...inputs,
    ...forward,
    `  return ${prediction};`,
    '}',
    '',
    'fn addTerms(x: Point, y: vec4f, weights: vec4f) {',
    ...inputs,
    ...forward,
    `  losses += weights * loss(${prediction}, y);`,
    `  let d${layers.length}_0 = weights * lossGrad(${prediction}, y);`,
    ...backward,
    '}',
    '',
  ].join('\n');
}
