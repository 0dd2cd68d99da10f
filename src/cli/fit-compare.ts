/** What `downhill fit --compare` says. */
import { paragraphs } from '../core/text/lines.ts';
import { significant } from '../core/text/numbers.ts';
import { tableOf, ungrouped } from '../core/text/table.ts';
import type { ComparedModel, Comparison, Nesting } from '../run/fit/comparing.ts';
import { aligned } from './aligned.ts';
import { figure, share } from './fit-report.ts';

const MODEL = {
  formula: { kind: 'text', value: ({ formula }: ComparedModel) => formula },
  parameters: { kind: 'integer', value: ({ parameters }: ComparedModel) => parameters },
  rss: { kind: 'text', side: 'right', value: ({ rss }: ComparedModel) => figure(rss) },
  difference: { kind: 'text', side: 'right', value: ({ difference }: ComparedModel) => significant(difference, 3, 9) }, // prettier-ignore
  weight: { kind: 'text', side: 'right', value: ({ weight }: ComparedModel) => significant(weight, 3) }, // prettier-ignore
} as const;

/** A chance below is taken for a rejection. */
const RARE = 0.05;
/** Models whose AICc is within that of the least are as good (Burnham and Anderson 2002, § 2.6). */
const CLOSE = 2;

export function comparisonLines({ criterion, models, tests }: Comparison): string[] {
  const name = criterion === 'aicc' ? 'AICc' : 'AIC';
  const heads = { formula: 'formula', parameters: 'parameters', rss: 'RSS', difference: `Δ${name}`, weight: 'weight' }; // prettier-ignore
  const formulaOf = (place: number): string => models[place]?.formula ?? '';
  return paragraphs([
    aligned(tableOf(MODEL, heads, ungrouped(models))),
    [verdict(models, name), ...tests.map((test) => testLine(test, formulaOf))],
  ]);
}

function verdict(models: readonly ComparedModel[], name: string): string {
  const open = models.find(({ status }) => status !== 'converged');
  if (open !== undefined) return `${open.formula} has not converged: nothing is to be concluded`;
  const sorted = models.toSorted((one, other) => one.difference - other.difference);
  const [best, second] = sorted;
  if (best === undefined || second === undefined) return '';
  const close = sorted.filter(({ difference }) => difference < CLOSE);
  if (close.length > 1) {
    const simplest = close.toSorted((one, other) => one.parameters - other.parameters)[0] ?? best;
    return `by ${name} ${close.map(({ formula }) => formula).join(' and ')} are as good as one another: take the simplest, ${simplest.formula}, unless there is a reason for another`;
  }
  return `by ${name} ${best.formula} is the better one, with ${share(Number(best.weight.toPrecision(3)))} of the weight`;
}

function testLine(
  { simpler, fuller, statistic, numerator, denominator, pValue }: Nesting,
  formulaOf: (place: number) => string,
): string {
  // prettier-ignore
  const [few, many] = [formulaOf(simpler), formulaOf(fuller)];
  const kind = denominator === Infinity ? `χ²(${numerator})` : `F(${numerator}, ${denominator})`;
  const found = `${kind} = ${figure(statistic)}, p = ${significant(pValue, 3)}`;
  return pValue < RARE
    ? `${few} is rejected in favour of ${many}: ${found}`
    : `${few} is enough, ${many} explains no more than chance would: ${found}`;
}

export const COMPARISON_HEADS = ['formula', 'parameters', 'rss', 'degreesOfFreedom', 'status', 'difference', 'weight'] as const; // prettier-ignore
