/** What a verification found, as tables: their words and looks come from who shows them. */
import type { Field } from '../../core/text/table.ts';
import type { StrategyId } from '../../core/types.ts';
import type { Comparison, Difference } from './compare.ts';
import type { Check, Judged, VerifyReport } from './types.ts';

/** A check, and whose it is. */
export interface OwnedCheck extends Check {
  readonly owner: StrategyId | 'references';
}

/** Those of the references, then those of each strategy. */
export function checksOf({ references, strategies }: VerifyReport): readonly OwnedCheck[] {
  return [
    ...references.map((check) => ({ ...check, owner: 'references' as const })),
    ...strategies.flatMap(({ strategy, checks }) =>
      checks.map((check) => ({ ...check, owner: strategy })),
    ),
  ];
}

/** A difference of two reports, and whether all samples of its strategy are equal to the bit. */
export interface JudgedDifference extends Difference {
  readonly isBitEqual: boolean;
}

export function differencesOf({ differences, bitEqual }: Comparison): readonly JudgedDifference[] {
  return differences.map((one) => ({ ...one, isBitEqual: bitEqual.includes(one.strategy) }));
}

/** What was found beside what is allowed. */
const JUDGED = {
  found: { kind: 'error', value: ({ found }) => found },
  bound: { kind: 'error', value: ({ bound }) => bound },
  epoch: { kind: 'integer', value: ({ epoch = '' }) => epoch },
  result: {
    kind: 'text',
    value: ({ isBitEqual, pass }) => (isBitEqual === true ? 'bit-equal' : pass ? 'pass' : 'FAIL'),
  },
} as const satisfies Record<string, Field<Judged & { readonly isBitEqual?: boolean }>>;

export const CHECK = {
  owner: { kind: 'text', value: ({ owner }) => owner },
  what: { kind: 'text', value: ({ what }) => what },
  ...JUDGED,
} as const satisfies Record<string, Field<OwnedCheck>>;

export const DIFFERENCE = {
  strategy: { kind: 'text', value: ({ strategy }) => strategy },
  what: { kind: 'text', value: ({ of }) => of },
  ...JUDGED,
} as const satisfies Record<string, Field<JudgedDifference>>;
