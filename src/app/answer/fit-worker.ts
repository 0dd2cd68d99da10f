/** Fits a formula beside the page, in f64 on a person's own numbers. */
import { atOnce } from '../../core/work/pieces.ts';
import { parseFormula } from '../../core/formula/parse.ts';
import { fitInPieces } from '../../run/fit/fit.ts';
import { parsed, type FitData } from '../../run/fit/columns.ts';
import { compared, type Comparison, type Contender } from '../../run/fit/comparing.ts';
import { optionsOf, type FitOptions } from '../../run/fit/options.ts';
import { taskOf } from '../../run/fit/task.ts';
import type { Answered } from '../state/answer.ts';
import { serve, type Beside } from '../workers/serve.ts';

export interface FitRequest {
  readonly inputs: FitData;
  /** With its unit, where it is known. */
  readonly target: { readonly name: string; readonly values: ArrayLike<number>; readonly unit: string | undefined }; // prettier-ignore
  readonly formula: string;
  readonly options: FitOptions;
  /** From where to where the curve is drawn. */
  readonly along: readonly [number, number];
}

export interface CompareRequest {
  readonly request: FitRequest;
  /** What came of it. */
  readonly answer: Contender['answer'];
  /** The other formula. */
  readonly other: string;
}

/** A chart shows no more. */
const MOST_RESIDUALS = 5000;
const CORNERS = 240;
/** Between two news of how far it is. */
const NEWS_MS = 100;

const skills = {
  /** Tells the share that is done, from 0 to 1. */
  fit(request: FitRequest, { tell }: Beside<number>): Answered {
    const { inputs, target, along: [from, to] } = request; // prettier-ignore
    const names = Object.keys(inputs);
    let next = performance.now() + NEWS_MS;
    const hear = (share: number): void => {
      if (performance.now() < next) return;
      tell(share);
      next = performance.now() + NEWS_MS;
    };
    const { predict, residuals, ...answer } = atOnce(fitInPieces(...asked(request)), hear);
    const [x = ''] = names;
    const isCurve = names.length === 1;
    const places = Float64Array.from({ length: CORNERS + 1 }, (_, i) => from + ((to - from) * i) / CORNERS); // prettier-ignore
    const { value, confidence, prediction } = isCurve ? predict({ [x]: places }) : predict(inputs);
    const every = Math.ceil(residuals.length / MOST_RESIDUALS);
    const shown = Array.from(residuals, (r, i) => [(isCurve ? inputs[x] : value)?.[i] ?? NaN, r] as const); // prettier-ignore
    return {
      ...answer,
      target: target.name,
      inputs: names,
      curve: isCurve ? { x: places, value, confidence, prediction } : undefined,
      residuals: shown.filter((_, i) => i % every === 0),
    };
  },

  compare({ request, answer, other }: CompareRequest): Comparison {
    const { inputs, options } = request;
    const [only, ...more] = Object.entries(inputs);
    const { parameters } = parsed(other, Object.keys(inputs), []).graph;
    // `x` stands for the only one.
    const isX = only !== undefined && more.length === 0 && parameters.includes('x');
    const second = asked({
      ...request,
      inputs: isX ? { x: only[1] } : inputs,
      formula: other,
      options: { ...optionsOf(options, parameters), units: undefined },
    });
    return compared([
      { task: taskOf(...asked(request)), answer },
      { task: taskOf(...second), answer: atOnce(fitInPieces(...second)) },
    ]);
  },
};

/** As a fit takes it. */
function asked({ inputs, target, formula, options }: FitRequest): [FitData, string, FitOptions] {
  const names = Object.keys(inputs);
  // What stands before the equals sign may be called otherwise than the column.
  const name = parseFormula(formula, names).target?.name ?? target.name;
  const free = names.includes(name) ? `${name} ` : name;
  const units =
    target.unit === undefined ? options.units : { ...options.units, [free]: target.unit };
  return [{ ...inputs, [free]: target.values }, formula, { ...options, units }];
}

export type FitSkills = typeof skills;

serve(skills);

// Code that has run a few times is compiled: a person's own fit need not wait for that.
const WARM = Array.from({ length: 100 }, (_, i) => i / 20);
const TIMES = 3;
for (let i = 0; i < TIMES; i++) {
  const values = WARM.map((x) => Math.exp(-x) + Math.sin(i + 40 * x) / 10);
  const target = { name: 'y', values, unit: undefined };
  skills.fit({ inputs: { x: WARM }, target, formula: 'a*exp(-b*x) + c', options: {}, along: [0, 5] }, { tell: () => undefined, hand: () => undefined }); // prettier-ignore
}
