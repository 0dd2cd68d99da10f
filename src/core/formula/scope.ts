/** The names of a formula, and its nodes. */
import { Builder } from './builder.ts';
import { FormulaError, type FormulaFault, type Span } from './fault.ts';
import { CONSTANTS, FUNCTIONS } from './functions.ts';
import type { Graph, NodeId } from './graph.ts';
import type { Token } from './scan.ts';

export const MOST_PARAMETERS = 64;

export class Scope {
  readonly text: string;
  readonly builder = new Builder();
  readonly spans = new Map<NodeId, Span>();
  readonly #columns: readonly string[];
  readonly #definitions = new Map<string, NodeId>();
  readonly #parameters = new Map<string, Span>();
  #depends = false;

  constructor(text: string, columns: readonly string[]) {
    this.text = text;
    this.#columns = columns;
  }

  define(name: string, value: NodeId, span: Span): void {
    // `pi = 3.14159…` says nothing new.
    const known = CONSTANTS.get(name);
    const given = this.builder.valueOf(value);
    if (known !== undefined && !(given !== undefined && Math.abs(given - known) < 1e-6)) {
      throw this.fault({ kind: 'constant', name }, span);
    }
    if (known === undefined) this.#definitions.set(name, value);
  }

  /** The names that have no value of their own. */
  get parameters(): readonly string[] {
    return [...this.#parameters.keys()];
  }

  isColumn(name: string): boolean {
    return this.#columns.includes(name);
  }

  named(token: Token & { readonly kind: 'name' }): NodeId {
    const { name } = token;
    // What was given a value has that from there on, a column, too.
    const defined = this.#definitions.get(name);
    if (defined !== undefined) return defined;
    const column = this.#columns.indexOf(name);
    if (column >= 0) {
      this.#depends = true;
      return this.builder.input(column);
    }
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return this.builder.constant(constant);
    if (FUNCTIONS.has(name.toLowerCase())) throw this.fault({ kind: 'no-argument', name }, token);
    if (!this.#parameters.has(name)) this.#parameters.set(name, token);
    return this.builder.parameter(this.parameters.indexOf(name));
  }

  fault(fault: FormulaFault, { start, end }: Span): FormulaError {
    return new FormulaError(fault, this.text, { start, end });
  }

  graphOf(output: NodeId): Graph {
    const whole = { start: 0, end: this.text.length };
    const count = this.#parameters.size;
    if (count === 0) throw this.fault({ kind: 'no-parameter' }, whole);
    if (count > MOST_PARAMETERS) {
      const first = [...this.#parameters.values()][MOST_PARAMETERS] ?? whole;
      throw this.fault({ kind: 'many-parameters', count, most: MOST_PARAMETERS }, first);
    }
    if (!this.#depends) this.#refuseGlued();
    return {
      nodes: this.builder.nodes,
      inputs: this.#columns,
      parameters: this.parameters,
      output,
    };
  }

  /** `ax + b`, where `a*x` was meant. A constant alone may be fitted. */
  #refuseGlued(): void {
    for (const [name, span] of this.#parameters) {
      const input = this.#columns.find(
        (column) => name.length > column.length && name.endsWith(column),
      );
      if (input === undefined) continue;
      const factor = name.slice(0, -input.length);
      throw this.fault({ kind: 'glued', name, factor, input }, span);
    }
  }
}
