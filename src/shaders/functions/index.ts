/** How WGSL writes each operation of a formula at four points, and the files that it takes. */
import type { Binary, Unary } from '../../core/formula/graph.ts';

/** What a function's files round with: `:rounding` in a name, as `rounding/:rounding` is chosen. */
export type Rounding = 'free' | 'kept';

/** An operator between or before the operands, or a function of them; vec4f in and out. */
export type Spelling =
  | { readonly operator: '+' | '-' | '*' }
  | { readonly call: string; readonly files: readonly string[] };

const BITS = ['functions/bits', 'rounding/:rounding'];
const PAIRS = [...BITS, 'functions/pairs', 'quotients/:rounding'];
const EXP = [...PAIRS, 'functions/exp-parts'];
const LOG = [...BITS, 'functions/log-parts'];
const TURN = [...PAIRS, 'functions/turn'];
const ARC = [...PAIRS, 'roots/:rounding', 'functions/arc-parts'];
const HALVES = [...EXP, 'functions/half-exp'];
const POWER = [...EXP, ...LOG, 'functions/power-parts'];
const CHOICES = [...BITS, 'functions/choices'];

function calls(call: string, file: string, parts: readonly string[] = BITS): Spelling {
  return { call, files: [...new Set([...parts, file])] };
}

export const UNARY_WGSL = {
  negate: { operator: '-' },
  abs: { call: 'abs', files: [] },
  sign: calls('sign4', 'functions/choices', CHOICES),
  step: calls('step4', 'functions/choices', CHOICES),
  sqrt: calls('sqrt4', 'functions/sqrt', [...BITS, 'roots/:rounding']),
  exp: calls('exp4', 'functions/exp', EXP),
  expm1: calls('expm14', 'functions/expm1', EXP),
  log: calls('log4', 'functions/log', LOG),
  log1p: calls('log1p4', 'functions/log1p', LOG),
  xlogx: calls('xlogx4', 'functions/xlogx', [...LOG, 'functions/log']),
  sin: calls('sin4', 'functions/sin', TURN),
  cos: calls('cos4', 'functions/cos', TURN),
  tan: calls('tan4', 'functions/tan', TURN),
  asin: calls('asin4', 'functions/asin', ARC),
  acos: calls('acos4', 'functions/acos', ARC),
  atan: calls('atan4', 'functions/atan', [...BITS, 'quotients/:rounding']),
  sinh: calls('sinh4', 'functions/sinh', HALVES),
  cosh: calls('cosh4', 'functions/cosh', HALVES),
  tanh: calls('tanh4', 'functions/tanh', EXP),
  sigmoid: calls('sigmoid4', 'functions/sigmoid', EXP),
  softplus: calls('softplus4', 'functions/softplus', [
    ...EXP,
    'functions/exp',
    ...LOG,
    'functions/log1p',
  ]),
  erf: calls('erf4', 'functions/erf', [...EXP, 'functions/exp']),
} as const satisfies Record<Unary, Spelling>;

export const BINARY_WGSL = {
  add: { operator: '+' },
  subtract: { operator: '-' },
  multiply: { operator: '*' },
  divide: calls('divide4', 'quotients/:rounding'),
  power: calls('power4', 'functions/power', POWER),
  powerLog: calls('powerLog4', 'functions/power-log', POWER),
  min: calls('min4', 'functions/choices', CHOICES),
  max: calls('max4', 'functions/choices', CHOICES),
  below: calls('below4', 'functions/choices', CHOICES),
} as const satisfies Record<Binary, Spelling>;

export const SPELLINGS: Readonly<Record<Unary | Binary, Spelling>> = {
  ...UNARY_WGSL,
  ...BINARY_WGSL,
};

/** The names of the files that some spellings take together, each once. */
export function filesOfSpellings(
  spellings: readonly Spelling[],
  rounding: Rounding,
): readonly string[] {
  const names = spellings.flatMap((spelling) => ('call' in spelling ? spelling.files : []));
  return [...new Set(names.map((name) => name.replace(':rounding', rounding)))];
}
