import type { Check } from '../../../../run/verify/types.ts';
import type { WordsOf } from '../../../app-context.ts';
import type { VERIFY } from '../../../i18n/verify.ts';

type Texts = WordsOf<typeof VERIFY>['text'];

/** `loss`, or a parameter's name. */
export function quantity(of: string, { verify }: Texts): string {
  return of === 'loss' ? verify.chart.loss : of;
}

/** What a check is about. */
export function checkName({ id, of, subject }: Check, text: Texts): string {
  const { names } = text.verify.table;
  switch (id) {
    case 'run':
    case 'steps':
    case 'finite':
    case 'bitwise':
      return names[id];
    case 'stall':
      return names.stall(of);
    case 'step':
      return names.step(of);
    case 'exact':
    case 'oracle':
    case 'mirror': {
      const { standards } = text.verify.chart;
      const what = quantity(of, text);
      return subject === undefined
        ? names.error(what, standards[id])
        : names.reference(standards[subject], what, standards[id]);
    }
  }
}
