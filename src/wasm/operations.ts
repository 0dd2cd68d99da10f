/** Operations at four points, of the same steps as their twins in `core/functions/`: so they have the same bits. */
import type { Binary, Node, Unary } from '../core/formula/graph.ts';
import { BINARY_FUNCTIONS, UNARY_FUNCTIONS, USUAL } from '../core/functions/index.ts';
import type { Usual } from '../core/functions/usual.ts';
import { stepsOfBinary, stepsOfUnary, type Steps } from '../core/functions/steps.ts';
import { Constants, IN_PLACE, type ConstantCode } from './constants.ts';
import type { Function } from './encode.ts';
import { call, f32x4, i32, i32x4, local, v128, type Code } from './instructions.ts';
import { Locals } from './locals.ts';
import { lowered, type Instructed, type Lowered } from './lowered.ts';
import type { Sizes } from './sizes.ts';

export type Operation = Unary | Binary;

/** Longer ones are functions: a call is then cheaper than a body that does not fit anywhere. */
const MOST_INLINED = 16;

/** 1.5·2²³: added to a whole number of at most 2²² in size, it leaves that number in the last bits. */
const WHOLE = 12582912;
const WHOLE_BITS = 0x4b400000;

/** An f32 is in each lane, or 32 bits. The number of a step comes last. */
const STEPS = {
  constant: (_, value, constants) => constants.float(value),
  add: (operands) => f32x4.add(...operands),
  subtract: (operands) => f32x4.subtract(...operands),
  multiply: (operands) => f32x4.multiply(...operands),
  divide: (operands) => f32x4.divide(...operands),
  sqrt: (operands) => f32x4.sqrt(...operands),
  floor: (operands) => f32x4.floor(...operands),
  less: (operands) => f32x4.below(...operands),
  equal: (operands) => f32x4.equal(...operands),
  select: ([no = [], yes = [], when = []]) => v128.select(yes, no, when),
  secondIfBelow: (operands) => f32x4.secondIfBelow(...operands),
  secondIfAbove: (operands) => f32x4.secondIfAbove(...operands),
  word: (_, value, constants) => constants.word(value),
  bits: ([a = []]) => a,
  ofBits: ([a = []]) => a,
  // By instructions of which each is one of a processor's: what saturates is five of them.
  toWord: ([a = []], _, constants) => i32x4.subtract(f32x4.add(a, constants.float(WHOLE)), constants.word(WHOLE_BITS)), // prettier-ignore
  ofWord: (operands) => f32x4.fromI32(...operands),
  and: (operands) => v128.and(...operands),
  andNot: (operands) => v128.andNot(...operands),
  or: (operands) => v128.or(...operands),
  xor: (operands) => v128.xor(...operands),
  plus: (operands) => i32x4.add(...operands),
  minus: (operands) => i32x4.subtract(...operands),
  shiftLeft: ([a = []], count) => i32x4.shiftLeft(a, i32.constant(count)),
  shiftRight: ([a = []], count) => i32x4.shiftRight(a, i32.constant(count)),
  lessWord: (operands) => i32x4.below(...operands),
  minWord: (operands) => i32x4.min(...operands),
} as const satisfies Record<
  Instructed,
  (operands: readonly Code[], value: number, constants: ConstantCode) => Code
>;

/** What computes nothing. */
const STAYS: ReadonlySet<Instructed> = new Set(['constant', 'word', 'bits', 'ofBits']);

function isOperation(op: Node['op']): op is Operation {
  return op in UNARY_FUNCTIONS || op in BINARY_FUNCTIONS;
}

function stepsOf(operation: Operation): Steps {
  return operation in UNARY_FUNCTIONS
    ? stepsOfUnary(UNARY_FUNCTIONS[operation as Unary])
    : stepsOfBinary(BINARY_FUNCTIONS[operation as Binary]);
}

/** What it comes to for arguments of usual size, where that is less. */
function usualOf(operation: Operation): (Usual & { readonly steps: Lowered }) | undefined {
  const usual = operation in USUAL ? USUAL[operation as Unary] : undefined;
  return usual && { ...usual, steps: lowered(stepsOfUnary(usual.of)) };
}

/** Steps that are written already: of equal ones the first stands for all, as in a sine and a cosine of one angle. */
export class Known {
  readonly #values = new Map<string, Code>();
  readonly #names = new Map<Code, number>();

  once(op: Instructed, operands: readonly Code[], number: number, make: () => Code): Code {
    const key = `${op} ${operands.map((one) => this.#nameOf(one)).join()} ${number}`;
    const value = this.#values.get(key) ?? make();
    this.#values.set(key, value);
    return value;
  }

  #nameOf(operand: Code): number {
    const name = this.#names.get(operand) ?? this.#names.size;
    this.#names.set(operand, name);
    return name;
  }
}

/** How an operation is written. */
export interface Manner {
  /** In place, whatever its length, but for what is known; or as a call. */
  readonly known?: Known | undefined;
  /** Whether its value is looked at once. */
  readonly isLast?: boolean;
  /** Looks at the arguments of what is written in place, where there are fewer steps for those of usual size. */
  readonly sizes?: Sizes | undefined;
}

/** Those of a module, each as it is written: in place, or as a call. */
export class Operations {
  /** What is called, at the places where it is in the module: the first. */
  readonly functions: Function[] = [];
  readonly constants = new Constants();
  readonly #steps = new Map<Operation, Lowered>();
  readonly #places = new Map<Operation, number>();

  /**
   * Writes the steps of an operation, where they are few.
   * @returns what reads its value, or what computes it in its last step
   */
  write(
    operation: Operation,
    operands: readonly Code[],
    locals: Locals,
    code: Code[],
    how: Manner = {},
  ): Code {
    const steps = this.#stepsOf(operation);
    const { known, sizes } = how;
    const usual = known && sizes ? usualOf(operation) : undefined;
    if (usual !== undefined) {
      sizes?.note(code, operands[0] ?? [], usual);
      return this.#inline(usual.steps, operands, locals, code, how);
    }
    if (known !== undefined || steps.steps.length <= MOST_INLINED)
      return this.#inline(steps, operands, locals, code, how);
    const place = this.#places.get(operation) ?? this.#define(steps);
    this.#places.set(operation, place);
    return locals.keep(code, call(place, ...operands));
  }

  /** How long the operations of a graph are together. */
  stepsOfAll(nodes: readonly Node[]): number {
    return nodes.reduce((sum, { op }) => sum + (isOperation(op) ? this.#stepsOf(op).steps.length : 0), 0); // prettier-ignore
  }

  #stepsOf(operation: Operation): Lowered {
    const steps = this.#steps.get(operation) ?? lowered(stepsOf(operation));
    this.#steps.set(operation, steps);
    return steps;
  }

  #define(steps: Lowered): number {
    const locals = new Locals(steps.arity);
    const code: Code[] = [];
    const operands = Array.from({ length: steps.arity }, (_, i) => local.get(i));
    const result = this.#inline(steps, operands, locals, code);
    const parameters = operands.map(() => 'v128' as const);
    const body = [code, result];
    return this.functions.push({ parameters, results: ['v128'], locals: locals.types, body }) - 1;
  }

  #inline(
    { steps, result }: Lowered,
    operands: readonly Code[],
    locals: Locals,
    code: Code[],
    { known, isLast = false }: Manner = {},
  ): Code {
    const values = [...operands];
    const constants = known === undefined ? this.constants : IN_PLACE;
    for (const [i, step] of steps.entries()) {
      const given = step.operands.map((place) => values[place] ?? []);
      const number = 'value' in step ? step.value : NaN;
      const make = (): Code => {
        const value = STEPS[step.op](given, number, constants);
        // Numbers are written where they are used, everything else is kept.
        const stays = STAYS.has(step.op) || (isLast && i === steps.length - 1);
        return stays ? value : locals.keep(code, value);
      };
      values.push(known?.once(step.op, given, number, make) ?? make());
    }
    return values[result] ?? [];
  }
}
