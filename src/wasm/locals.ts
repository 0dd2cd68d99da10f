import type { Type } from './encode.ts';
import { local, type Code } from './instructions.ts';

/** The locals of a function that is being written; its parameters are the first. */
export class Locals {
  readonly types: Type[] = [];
  readonly #parameters: number;
  readonly #reads = new Map<Code, number>();
  readonly #sets = new Map<Code, number>();

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
    const set = local.set(place, value);
    const read = local.get(place);
    this.#sets.set(set, place);
    this.#reads.set(read, place);
    code.push(set);
    return read;
  }

  /** The one that was kept by what `keep` wrote. */
  setBy(code: Code): number | undefined {
    return this.#sets.get(code);
  }

  /** Those of `keep` that some code looks at. */
  readBy(code: Code): readonly number[] {
    const place = this.#reads.get(code);
    if (place !== undefined) return [place];
    return code.flatMap((piece) => (typeof piece === 'number' ? [] : this.readBy(piece)));
  }
}
