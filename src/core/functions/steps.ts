/** A function as the steps that it is made of: what code for another machine is written from. */
import type { BinaryFunction, Machine, UnaryFunction } from './machine.ts';

/** An operand by its place: the function's arguments first, then the steps. */
export type Place = number;

export type Operator = keyof Machine<Place, Place>;

/** The operations that are given a number, and not the place of one, as their last argument. */
export const TAKES_NUMBER = ['constant', 'word', 'shiftLeft', 'shiftRight'] as const;
type TakesNumber = (typeof TAKES_NUMBER)[number];

export type Step =
  | {
      readonly op: TakesNumber;
      readonly operands: readonly Place[];
      /** The constant, or by how many bits is shifted. */
      readonly value: number;
    }
  | { readonly op: Exclude<Operator, TakesNumber>; readonly operands: readonly Place[] };

export interface Steps {
  readonly arity: 1 | 2;
  readonly steps: readonly Step[];
  readonly result: Place;
}

export function stepsOfUnary(of: UnaryFunction): Steps {
  const recorder = new Recorder(1);
  return { arity: 1, result: of(recorder.machine, 0), steps: recorder.steps };
}

export function stepsOfBinary(of: BinaryFunction): Steps {
  const recorder = new Recorder(2);
  return { arity: 2, result: of(recorder.machine, 0, 1), steps: recorder.steps };
}

/** Writes down what it is asked for; equal steps are one. */
class Recorder {
  readonly steps: Step[] = [];
  readonly #places = new Map<string, Place>();
  readonly #first: number;

  constructor(arity: number) {
    this.#first = arity;
  }

  readonly #record = (step: Step): Place => {
    const key = JSON.stringify([step.op, step.operands, 'value' in step ? step.value : 0]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#first + this.steps.push(step) - 1;
    this.#places.set(key, place);
    return place;
  };

  readonly #plain =
    (op: Exclude<Operator, TakesNumber>) =>
    (...operands: readonly Place[]): Place =>
      this.#record({ op, operands });

  readonly #withNumber =
    (op: TakesNumber) =>
    (...given: readonly number[]): Place =>
      this.#record({ op, operands: given.slice(0, -1), value: given.at(-1) ?? NaN });

  readonly machine: Machine<Place, Place> = {
    constant: this.#withNumber('constant'),
    add: this.#plain('add'),
    subtract: this.#plain('subtract'),
    multiply: this.#plain('multiply'),
    divide: this.#plain('divide'),
    sqrt: this.#plain('sqrt'),
    floor: this.#plain('floor'),
    less: this.#plain('less'),
    equal: this.#plain('equal'),
    select: this.#plain('select'),
    word: this.#withNumber('word'),
    bits: this.#plain('bits'),
    ofBits: this.#plain('ofBits'),
    toWord: this.#plain('toWord'),
    ofWord: this.#plain('ofWord'),
    and: this.#plain('and'),
    or: this.#plain('or'),
    xor: this.#plain('xor'),
    plus: this.#plain('plus'),
    minus: this.#plain('minus'),
    shiftLeft: this.#withNumber('shiftLeft'),
    shiftRight: this.#withNumber('shiftRight'),
    lessWord: this.#plain('lessWord'),
    minWord: this.#plain('minWord'),
  };
}
