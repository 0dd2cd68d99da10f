/** What `downhill fit --compare` says. */
import { paragraphs } from '../core/text/lines.ts';
import { significant } from '../core/text/numbers.ts';
import { tableOf, ungrouped } from '../core/text/table.ts';
import { conclusionText, conclusionsOf, criterionName } from '../run/fit/compared-words.ts';
import type { ComparedModel, Comparison } from '../run/fit/comparing.ts';
import { aligned } from './aligned.ts';
import { figure } from './fit-report.ts';

const MODEL = {
  formula: { kind: 'text', value: ({ formula }: ComparedModel) => formula },
  parameters: { kind: 'integer', value: ({ parameters }: ComparedModel) => parameters },
  rss: { kind: 'text', side: 'right', value: ({ rss }: ComparedModel) => figure(rss) },
  difference: { kind: 'text', side: 'right', value: ({ difference }: ComparedModel) => significant(difference, 3, 9) }, // prettier-ignore
  weight: { kind: 'text', side: 'right', value: ({ weight }: ComparedModel) => significant(weight, 3) }, // prettier-ignore
} as const;

export function comparisonLines(comparison: Comparison): string[] {
  const { models } = comparison;
  const heads = { formula: 'formula', parameters: 'parameters', rss: 'RSS', difference: `Δ${criterionName(comparison)}`, weight: 'weight' }; // prettier-ignore
  return paragraphs([
    aligned(tableOf(MODEL, heads, ungrouped(models))),
    conclusionsOf(comparison).map((one) => conclusionText(one)),
  ]);
}

export const COMPARISON_HEADS = ['formula', 'parameters', 'rss', 'degreesOfFreedom', 'status', 'difference', 'weight'] as const; // prettier-ignore
