/** What kernels/fit-many.wgsl takes of a formula: its rows, and its step, written out. No index but a constant, so that none of it is ever in memory. */
import { place, rowGraph, stepGraph, triangular } from '../core/fits/graphs.ts';
import type { Graph } from '../core/formula/graph.ts';
import { formulaText } from '../core/formula/written.ts';
import { AT_FOUR_POINTS, OF_A_PARAMETER, bodyOf, type Leaf } from './writing.ts';

/** `linearised`: ŷ of four rows, and weights · ∂ŷ/∂θ. */
export function linearisedWgsl(graph: Graph): string {
  const { inputs } = graph;
  const { nodes, output, gradient } = rowGraph(graph);
  const leaf: Leaf = {
    input: (index) =>
      index >= inputs.length ? 'weights' : inputs.length === 1 ? 'x' : `x[${index}]`,
    parameter: (index) => ({ text: `theta[${index}]`, isNumber: true }),
  };
  const last = ([prediction = '', ...slopes]: readonly string[]): string =>
    `Rows4(\n    ${prediction},\n    Theta4(\n${slopes.map((slope) => `      ${slope},\n`).join('')}    ),\n  )`;
  const quads = inputs.map((_, d) => ['quad', 'columnQuads + quad'][d] ?? `${d} * columnQuads + quad`); // prettier-ignore
  return [
    '// Four rows of the inputs, a column behind the other, and behind them the targets.',
    'fn inputsAt(quad: u32, columnQuads: u32) -> Point {',
    quads.length === 1
      ? '  return points[quad];'
      : `  return Point(${quads.map((place) => `points[${place}]`).join(', ')});`,
    '}',
    '',
    'fn targetsFrom(columnQuads: u32) -> u32 {',
    `  return ${quads.length === 1 ? '' : `${quads.length} * `}columnQuads;`,
    '}',
    '',
    `// ŷ = ${formulaText(graph).replaceAll('*', '·').replaceAll('-', '−')}, and weights · ∂ŷ/∂θ, θ = (${graph.parameters.join(', ')}), of four rows.`,
    '',
    'struct Rows4 {',
    '  prediction: vec4f,',
    '  slopes: Theta4,',
    '}',
    '',
    'fn linearised(theta: Theta, x: Point, weights: vec4f) -> Rows4 {',
    ...bodyOf({ nodes }, [output, ...gradient], leaf, AT_FOUR_POINTS, last),
    '}',
    '',
  ].join('\n');
}

/** `Sums` of P parameters, and what is done with them. */
export function sumsWgsl(parameters: number): string {
  const all = Array.from({ length: parameters }, (_, p) => p);
  const each = (line: (p: number) => string): string[] => all.map(line);
  const theta = (entry: (p: number) => string): string[] => [
    '  return Theta(',
    ...each((p) => `    ${entry(p)},`),
    '  );',
    '}',
    '',
  ];
  return [
    '// Of the rows of a fit: χ², Jᵀr and the lower half of JᵀJ, row by row.',
    'struct Sums {',
    '  chiSquare: f32,',
    '  slopes: Theta,',
    `  hessian: array<f32, ${triangular(parameters)}>,`,
    '  quads: u32, // counted, not computed: a driver may end the loop early',
    '}',
    '',
    'fn addRows(sums: ptr<function, Sums>, residuals: vec4f, slopes: Theta4, units: Theta) {',
    ...each((p) => `  let j${p} = units[${p}] * slopes[${p}];`),
    '  sums.chiSquare += dot(residuals, residuals);',
    ...each((p) => `  sums.slopes[${p}] += dot(j${p}, residuals);`),
    ...all.flatMap((p) =>
      all.slice(0, p + 1).map((q) => `  sums.hessian[${place(p, q)}] += dot(j${p}, j${q});`),
    ),
    '  sums.quads += 1;',
    '}',
    '',
    '// Finite where all sums are: no term of it is negative.',
    'fn sizeOf(sums: Sums) -> f32 {',
    `  return sums.chiSquare + ${all.map((p) => `sums.hessian[${place(p, p)}]`).join(' + ')};`,
    '}',
    '',
    'fn unitsOf(theta: Theta) -> Theta {',
    ...theta((p) => `unitOf(theta[${p}])`),
    'fn clamped(theta: Theta) -> Theta {',
    ...theta((p) => `clamp(theta[${p}], settings.bounds[${p}].x, settings.bounds[${p}].y)`),
    'fn moved(theta: Theta, units: Theta, step: Step) -> Theta {',
    '  return clamped(Theta(',
    ...each((p) => `    theta[${p}] + units[${p}] * step.theta[${p}],`),
    '  ));',
    '}',
    '',
    '// 0 for a parameter at a bound that the slope holds there, 1 else.',
    'fn freeOf(theta: Theta, at: Sums) -> Theta {',
    ...theta((p) => `freedom(theta[${p}], at.slopes[${p}], settings.bounds[${p}])`),
    'fn freedom(value: f32, slope: f32, bounds: vec2f) -> f32 {',
    '  let isHeld = (value <= bounds.x && slope <= 0) || (value >= bounds.y && slope >= 0);',
    '  return select(1.0, 0.0, isHeld);',
    '}',
    '',
    'fn isHeld(free: Theta) -> bool {',
    `  return ${all.map((p) => `free[${p}]`).join(' * ')} == 0;`,
    '}',
    '',
  ].join('\n');
}

/** `stepFrom` of P parameters. */
export function stepWgsl(parameters: number): string {
  const { nodes, inputs, step, promised, leastPivot } = stepGraph(parameters);
  const leaf: Leaf = {
    input: (index) => {
      if (index >= inputs.damping) return 'damping';
      if (index >= inputs.free) return `free[${index - inputs.free}]`;
      if (index >= inputs.slopes) return `at.slopes[${index - inputs.slopes}]`;
      return `at.hessian[${index - inputs.hessian}]`;
    },
    parameter: () => '',
  };
  const last = ([gain = '', ...moves]: readonly string[]): string =>
    `Step(\n    Theta(\n${moves.map((move) => `      ${move},\n`).join('')}    ),\n    ${gain},\n  )`;
  return [
    '// (D·JᵀJ·D + λ)·x = D·Jᵀr by L·diag(d)·Lᵀ, where D brings the columns of J to length 1, and the step D·x.',
    '',
    'struct Step {',
    '  theta: Theta, // in units',
    '  promised: f32, // by how much the linear model has χ² fall',
    '}',
    '',
    'fn stepFrom(at: Sums, free: Theta, damping: f32) -> Step {',
    ...bodyOf({ nodes }, [promised, ...step], leaf, OF_A_PARAMETER, last),
    '}',
    '',
    '// The least of d without the damping, about: 0 where some combination of the parameters changes nothing.',
    'fn leastPivot(at: Sums, free: Theta, damping: f32) -> f32 {',
    ...bodyOf({ nodes }, [leastPivot], leaf, OF_A_PARAMETER, ([value = '']) => value),
    '}',
    '',
  ].join('\n');
}
