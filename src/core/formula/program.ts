/** Lines that give names new values, one after the other: what an optimizer does, or a loss is. */
import type { Node, NodeId } from './graph.ts';
import { Parser } from './parse.ts';
import { Scope } from './scope.ts';
import { scan } from './scan.ts';
import { statementsOf } from './statements.ts';

export interface Program {
  /** A node's operands stand before it. */
  readonly nodes: readonly Node[];
  /** The names that have a value before the first line. */
  readonly inputs: readonly string[];
  /** The names that were given one, with their last. */
  readonly outputs: ReadonlyMap<string, NodeId>;
}

/**
 * @param lines each a value: `m = beta1*m + (1 - beta1)*g`
 * @param inputs the names that have a value already; another may be used once it has one
 * @throws FormulaError for what is no formula, TypeError for a name without a value
 */
export function parseProgram(lines: readonly string[], inputs: readonly string[]): Program {
  const scope = new Scope(lines.join('\n'), inputs);
  const outputs = new Map<string, NodeId>();
  for (const line of lines) {
    const { target, tokens } = statementsOf(scan(line), line);
    const value = new Parser(tokens, scope).whole();
    const [unknown] = scope.parameters;
    if (unknown !== undefined) throw new TypeError(`${line}: ${unknown} has no value`);
    if (target === undefined) throw new TypeError(`${line}: nothing is given a value`);
    scope.define(target.name, value, { start: 0, end: line.length });
    outputs.set(target.name, value);
  }
  return { nodes: scope.builder.nodes, inputs, outputs };
}
