/** Whether all arguments of some functions have been of the size for which there are fewer steps (core/functions/usual.ts). */
import type { Usual } from '../core/functions/usual.ts';
import { IN_PLACE } from './constants.ts';
import { f32x4, local, v128, type Code } from './instructions.ts';
import type { Locals } from './locals.ts';

type Limits = Pick<Usual, 'least' | 'most'>;

export class Sizes {
  readonly #locals: Locals;
  readonly #kinds: (Limits & { readonly smallest: number; readonly largest: number })[] = [];
  /** What is looked at already. */
  readonly #seen = new Map<Code, Set<number>>();

  constructor(locals: Locals) {
    this.#locals = locals;
  }

  /** Whether there are none to look at. */
  get isEmpty(): boolean {
    return this.#kinds.length === 0;
  }

  /** Writes that an argument is looked at. NaN counts as usual. */
  note(code: Code[], argument: Code, limits: Limits): void {
    const { smallest, largest } = this.#kindOf(limits);
    const seen = this.#seen.get(argument) ?? new Set();
    this.#seen.set(argument, seen);
    if (seen.has(smallest)) return;
    seen.add(smallest);
    const size = this.#locals.keep(code, v128.and(argument, IN_PLACE.word(0x7fffffff)));
    code.push(local.set(smallest, f32x4.secondIfBelow(local.get(smallest), size)));
    code.push(local.set(largest, f32x4.secondIfAbove(local.get(largest), size)));
  }

  /** Before any is: to be asked for in the end, as `areUnusual`. */
  begin(): Code {
    return this.#kinds.map(({ least, most, smallest, largest }) => [
      local.set(smallest, IN_PLACE.float(most)),
      local.set(largest, IN_PLACE.float(least)),
    ]);
  }

  /** An i32: 1 where any was not. */
  areUnusual(): Code {
    return v128.any(
      this.#kinds.reduce<Code>((any, { least, most, smallest, largest }) => {
        const isSmall = f32x4.below(local.get(smallest), IN_PLACE.float(least));
        return v128.or(any, v128.or(isSmall, f32x4.below(IN_PLACE.float(most), local.get(largest)))); // prettier-ignore
      }, v128.words(0)),
    );
  }

  #kindOf({ least, most }: Limits) {
    const known = this.#kinds.find((kind) => kind.least === least && kind.most === most);
    if (known !== undefined) return known;
    const kind = { least, most, smallest: this.#locals.next('v128'), largest: this.#locals.next('v128') }; // prettier-ignore
    this.#kinds.push(kind);
    return kind;
  }
}
