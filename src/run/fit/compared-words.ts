/** What a comparison comes to, and how it is said in English. */
import { significant } from '../../core/text/numbers.ts';
import type { ComparedModel, Comparison, Nesting } from './comparing.ts';

export type Conclusion =
  /** Of a fit that has not come to its minimum nothing follows. */
  | { readonly kind: 'open'; readonly formula: string }
  /** Several are about as good; of them the one with the fewest parameters. */
  | { readonly kind: 'close'; readonly by: string; readonly formulas: readonly string[]; readonly simplest: string } // prettier-ignore
  | { readonly kind: 'better'; readonly by: string; readonly formula: string; readonly weight: number } // prettier-ignore
  /** One of two is a case of the other: whether what the other has more is worth it. */
  | (Tested & { readonly kind: 'rejected' })
  | (Tested & { readonly kind: 'enough' });

interface Tested {
  readonly simpler: string;
  readonly fuller: string;
  /** `F(1, 7) = 453.314` */
  readonly test: string;
  readonly chance: number;
}

/** A sentence for each, in one language. */
export type ConclusionSentences = {
  readonly [
    K in Conclusion['kind']
  ]: (conclusion: Extract<Conclusion, { readonly kind: K }>) => string; // prettier-ignore
};

/** A chance below is taken for a rejection. */
const RARE = 0.05;
/** Models whose AICc is within that of the least are as good (Burnham and Anderson 2002, § 2.6). */
const CLOSE = 2;

export function criterionName({ criterion }: Pick<Comparison, 'criterion'>): string {
  return criterion === 'aicc' ? 'AICc' : 'AIC';
}

export function conclusionsOf({ criterion, models, tests }: Comparison): readonly Conclusion[] {
  const formulaOf = (place: number): string => models[place]?.formula ?? '';
  const ofTest = ({ simpler, fuller, pValue, ...test }: Nesting): Conclusion => ({
    kind: pValue < RARE ? 'rejected' : 'enough',
    simpler: formulaOf(simpler),
    fuller: formulaOf(fuller),
    test: testText(test),
    chance: pValue,
  });
  return [verdict(models, criterionName({ criterion })), ...tests.map(ofTest)];
}

function verdict(models: readonly ComparedModel[], by: string): Conclusion {
  const open = models.find(({ status }) => status !== 'converged');
  if (open !== undefined) return { kind: 'open', formula: open.formula };
  const close = models.filter(({ difference }) => difference < CLOSE).toSorted((one, other) => one.difference - other.difference); // prettier-ignore
  const [best] = close;
  if (close.length === 1 && best !== undefined) return { kind: 'better', by, formula: best.formula, weight: best.weight }; // prettier-ignore
  const [simplest] = close.toSorted((one, other) => one.parameters - other.parameters);
  const formulas = close.map(({ formula }) => formula);
  return { kind: 'close', by, formulas, simplest: simplest?.formula ?? '' };
}

function testText({
  statistic,
  numerator,
  denominator,
}: Pick<Nesting, 'statistic' | 'numerator' | 'denominator'>): string {
  const name = denominator === Infinity ? `χ²(${numerator})` : `F(${numerator}, ${denominator})`;
  return `${name} = ${significant(statistic, 6, 9)}`;
}

export const CONCLUSIONS = {
  open: ({ formula }) => `${formula} has not converged: nothing is to be concluded`,
  close: ({ by, formulas, simplest }) =>
    `by ${by} ${formulas.join(' and ')} are as good as one another: take the simplest, ${simplest}, unless there is a reason for another`,
  better: ({ by, formula, weight }) =>
    `by ${by} ${formula} is the better one, with ${significant(weight * 100, 3)} % of the weight`,
  rejected: ({ simpler, fuller, test, chance }) =>
    `${simpler} is rejected in favour of ${fuller}: ${test}, p = ${significant(chance, 3)}`,
  enough: ({ simpler, fuller, test, chance }) =>
    `${simpler} is enough, ${fuller} explains no more than chance would: ${test}, p = ${significant(chance, 3)}`,
} as const satisfies ConclusionSentences;

export function conclusionText(one: Conclusion, said: ConclusionSentences = CONCLUSIONS): string {
  return (said[one.kind] as (one: Conclusion) => string)(one);
}
