/** A start that is guessed from the data: near enough that descent from it comes to the best. */
import { describe, expect, test } from 'vitest';
import type { Columns } from '../../src/core/data/columns.ts';
import type { Graph } from '../../src/core/formula/graph.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { lossAt } from '../../src/core/landscape.ts';
import { isNetwork } from '../../src/core/models/model.ts';
import { DATASET_IDS, isPlane } from '../../src/core/data/datasets.ts';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { atOnce } from '../../src/core/work/pieces.ts';
import { guessInPieces } from '../../src/run/guess.ts';
import { NIST_SETS, nist } from '../helpers/nist.ts';

const guessed = (graph: Graph, data: Columns): readonly number[] =>
  atOnce(guessInPieces(graph, data)) ?? [];

function meanSquareAt(graph: Graph, data: Columns, theta: readonly number[]): number {
  return lossAt({ data, model: graph, loss: { kind: 'mse' } })(theta);
}

function varianceOf({ y }: Columns): number {
  const all = Array.from(y);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
}

/** Two peaks that overlap on a falling ground, 8 parameters: more tries than a person waits for. */
const NOT_FOUND = ['Gauss1.dat'];
const SETS = NIST_SETS.filter((one) => !NOT_FOUND.includes(one));

describe('a guess from data', () => {
  test.each(SETS)('comes near the certified least squares of %s', (name) => {
    const { graph, inputs, target, residualSquares } = nist(name);
    const [x = [], ...more] = inputs;
    const data = { x, y: target, more };
    const least = residualSquares / target.length;
    const loss = meanSquareAt(graph, data, guessed(graph, data));
    // Few digits cost half of the loss, or a thousandth of the variance.
    expect(loss).toBeLessThan(Math.max(1.6 * least, 2e-3 * varianceOf(data)));
  });

  test.each(DATASET_IDS.filter((id) => !isPlane(id)))('explains the points drawn for %s', (id) => {
    const model = id === 'line' ? 'parameter' : id;
    const { problem } = setUp(parseConfig({ model }));
    if (isNetwork(problem.model)) throw new Error('no formula');
    const loss = meanSquareAt(problem.model, problem.data, guessed(problem.model, problem.data));
    expect(loss / varianceOf(problem.data)).toBeLessThan(0.11);
  });

  test('in few digits, without signs that cancel, and the same each time', () => {
    const { graph } = parseFormula('A*exp(-((t - m)/w)^2/2)', ['t']);
    const x = Array.from({ length: 40 }, (_, i) => 1000 + i);
    const y = x.map((t) => 7.3121 * Math.exp(-(((t - 1017.4) / 3.1) ** 2) / 2));
    expect(guessed(graph, { x, y })).toEqual([7.3121, 1017.4, 3.1]);
    expect(guessed(graph, { x, y })).toEqual(guessed(graph, { x, y }));
  });

  test('of several columns, in pieces that are short, and of nothing finite nothing', () => {
    const { graph } = parseFormula('a*u^b + c*v', ['u', 'v']);
    const x = Array.from({ length: 5000 }, (_, i) => 1 + (i % 97) / 10);
    const v = x.map((_, i) => Math.sin(i));
    const y = x.map((u, i) => 2 * u ** 0.7 - 5 * (v[i] ?? NaN));
    const work = guessInPieces(graph, { x, y, more: [v] });
    let pieces = 1;
    let step = work.next();
    while (step.done !== true) {
      pieces++;
      step = work.next();
    }
    expect(pieces).toBeGreaterThan(20);
    expect(step.value).toEqual([2, 0.7, -5]);
    const nowhere = parseFormula('a*sqrt(-1 - x^2)').graph;
    expect(atOnce(guessInPieces(nowhere, { x, y }))).toBeUndefined();
  });
});
