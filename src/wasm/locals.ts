import type { Type } from './encode.ts';
import { local, type Code } from './instructions.ts';

/** The locals of a function that is being written; its parameters are the first. */
export class Locals {
  readonly types: Type[] = [];
  readonly #parameters: number;

  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  /** One more: its place. */
  next(type: Type): number {
    return this.#parameters + this.types.push(type) - 1;
  }

  /** Writes that a value is kept in one. @returns what reads it */
  keep(code: Code[], value: Code): Code {
    const place = this.next('v128');
    code.push(local.set(place, value));
    return local.get(place);
  }
}
