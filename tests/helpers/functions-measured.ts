/** How exact each function is on a device, and how fast, beside what WGSL has built in: the table of docs/functions.md. */
import { BINARY_WGSL, type Rounding } from '../../src/shaders/functions/index.ts';
import { operandsOf } from './function-operands.ts';
import { exactOf, isStated, ulpsBetween } from './ulps.ts';
import { evaluate, prepare, SPELLINGS, written, type Evaluated } from './wgsl-functions.ts';

/** What a person would write who trusts WGSL's own; nothing where it has none. */
const BUILT_IN: Readonly<Record<string, string>> = {
  divide: 'a / b',
  power: 'pow(a, b)',
  powerLog: 'pow(a, b) * log(a)',
  sqrt: 'sqrt(a)',
  exp: 'exp(a)',
  expm1: 'exp(a) - 1',
  log: 'log(a)',
  log1p: 'log(1 + a)',
  xlogx: 'a * log(a)',
  sin: 'sin(a)',
  cos: 'cos(a)',
  tan: 'tan(a)',
  asin: 'asin(a)',
  acos: 'acos(a)',
  atan: 'atan(a)',
  sinh: 'sinh(a)',
  cosh: 'cosh(a)',
  tanh: 'tanh(a)',
  sigmoid: '1 / (1 + exp(-a))',
  softplus: 'max(a, vec4f()) + log(1 + exp(-abs(a)))',
  erf: '',
};

export interface Effort {
  /** Operands of each function whose error is taken. */
  readonly count: number;
  /** Where the speed is taken: quads at a time, in how many turns, and about how long each way takes in a turn. */
  readonly quads: number;
  readonly turns: number;
  readonly turnMs: number;
}

/** The greatest error in ulp, the share of operands that are more than MANY ulp off, and a time in ns a value: the median of all turns, and their quartiles. */
interface Measured {
  readonly ulps: number;
  readonly offShare: number;
  readonly median: number;
  readonly quartiles: readonly [number, number];
}

export interface Row {
  readonly operation: string;
  readonly kept: Measured;
  readonly free: Measured;
  readonly builtIn: Measured | undefined;
  /** How many times as long as the built-in, turn by turn: the median. */
  readonly keptRatio: number | undefined;
  readonly freeRatio: number | undefined;
}

/** Operations that WGSL does not leave to functions are left out. */
export const MEASURED: readonly string[] = Object.keys(SPELLINGS).filter(
  (name) => name in BUILT_IN,
);

export async function measure(device: GPUDevice, operation: string, effort: Effort): Promise<Row> {
  const ways: Evaluated[] = (['kept', 'free'] as const).map((rounding: Rounding) =>
    written(operation, rounding),
  );
  const builtIn = BUILT_IN[operation];
  if (builtIn !== undefined && builtIn !== '') ways.push({ expression: builtIn, text: '' });
  const errors: Errors[] = [];
  for (const way of ways) errors.push(await errorsOf(device, operation, way, effort.count));
  const times = await timesOf(device, operation, ways, effort);
  const measured = ways.map((_, way): Measured => {
    const own = times.map((turn) => turn[way] ?? NaN);
    return {
      ...(errors[way] ?? { ulps: NaN, offShare: NaN }),
      median: quantile(own, 0.5),
      quartiles: [quantile(own, 0.25), quantile(own, 0.75)],
    };
  });
  const ratio = (way: number): number =>
    quantile(
      times.map((turn) => (turn[way] ?? NaN) / (turn[2] ?? NaN)),
      0.5,
    );
  const [kept, free, own] = measured;
  if (kept === undefined || free === undefined) throw new Error('nothing was measured');
  const hasOwn = own !== undefined;
  return {
    operation,
    kept,
    free,
    builtIn: own,
    keptRatio: hasOwn ? ratio(0) : undefined,
    freeRatio: hasOwn ? ratio(1) : undefined,
  };
}

/** What every time has in it: ns a value of a loop that loads an operand and adds it up. */
export async function emptyNs(device: GPUDevice, effort: Effort): Promise<number> {
  const times = await timesOf(device, 'abs', [{ expression: 'a', text: '' }], effort);
  return quantile(
    times.map(([time = NaN]) => time),
    0.5,
  );
}

const MANY = 4;

type Errors = Pick<Measured, 'ulps' | 'offShare'>;

async function errorsOf(
  device: GPUDevice,
  operation: string,
  way: Evaluated,
  count: number,
): Promise<Errors> {
  const { a, b } = operandsOf(operation, count);
  const found = await evaluate(device, await prepare(device, way), a, b);
  const exact = exactOf(operation);
  let [greatest, off, tried] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? NaN, b[i] ?? NaN];
    if (!isStated(operation, x, y)) continue;
    const ulps = ulpsBetween(found[i] ?? NaN, exact(x, y));
    greatest = Math.max(greatest, ulps);
    if (ulps > MANY) off += 1;
    tried += 1;
  }
  return { ulps: greatest, offShare: off / tried };
}

/** ns a value of each way, turn by turn: all ways in each turn, so that what slows one slows the others. */
async function timesOf(
  device: GPUDevice,
  operation: string,
  ways: readonly Evaluated[],
  { quads, turns, turnMs }: Effort,
): Promise<number[][]> {
  const isBinary = operation in BINARY_WGSL;
  const a = Float32Array.from({ length: 4 * quads }, (_, i) => 0.1 + (0.8 * i) / (4 * quads));
  const b = Float32Array.from(a, (value) => (isBinary ? 3 * value - 0.5 : value));
  const msOf = async (pipeline: GPUComputePipeline, repeats: number): Promise<number> => {
    const begin = performance.now();
    await evaluate(device, pipeline, a, b, repeats);
    return performance.now() - begin;
  };
  const pipelines: GPUComputePipeline[] = [];
  const repeats: number[] = [];
  for (const way of ways) {
    const pipeline = await prepare(device, way, true);
    pipelines.push(pipeline);
    // The first one warms up.
    await msOf(pipeline, 1);
    const each = (await msOf(pipeline, TRIED)) / TRIED;
    repeats.push(Math.min(Math.max(Math.round(turnMs / each), TRIED), MOST_REPEATS));
  }
  const times: number[][] = [];
  for (let turn = 0; turn < turns; turn++) {
    const own: number[] = [];
    for (const [way, pipeline] of pipelines.entries()) {
      const count = repeats[way] ?? TRIED;
      const nothing = await msOf(pipeline, 1);
      const ms = (await msOf(pipeline, count)) - nothing;
      own.push((1e6 * ms) / (4 * quads * (count - 1)));
    }
    times.push(own);
  }
  return times;
}

/** Repeats from which the time of one is guessed, and the most that are taken: some drivers end longer loops. */
const TRIED = 64;
const MOST_REPEATS = 32_768;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
}

/** A line of the table: errors in ulp, with the share of operands that are more than MANY off, then times in ns with their quartiles, then ratios. */
export function lineOf({ operation, kept, free, builtIn, keptRatio, freeRatio }: Row): string {
  const time = ({ median, quartiles: [low, high] }: Measured): string =>
    `${inNs(median)} (${inNs(low)}–${inNs(high)})`;
  const ratios = [keptRatio, freeRatio].map((ratio) => ratio?.toFixed(1) ?? '–');
  const ulps = [kept, free, builtIn].map((one) => (one === undefined ? '–' : inUlp(one)));
  const times = [kept, free, builtIn].map((one) => (one === undefined ? '–' : time(one)));
  return `| ${[operation, ...ulps, ...times, ...ratios].join(' | ')} |`;
}

/** On a GPU a value takes picoseconds. */
function inNs(ns: number): string {
  return ns < 0.1 ? ns.toPrecision(2) : ns.toFixed(2);
}

function inUlp({ ulps, offShare }: Errors): string {
  const many = offShare > 0 ? ` (${(100 * offShare).toPrecision(2)} %)` : '';
  if (ulps === Infinity) return `∞${many}`;
  return `${ulps < 1000 ? ulps.toFixed(2) : ulps.toExponential(0).replace('e+', 'e')}${many}`;
}
