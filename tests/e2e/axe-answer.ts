/** The answer in each state that axe is to see. */
import { AnswerPage } from './answer-page.ts';
import { PHONE_PX, type Open, type State } from './axe-state.ts';
import { expect, type DownhillPage } from './page.ts';

async function answered(
  downhill: DownhillPage,
  open: Open,
  table?: string,
  formula?: string,
): Promise<void> {
  await open();
  await downhill.inPhase('ready');
  const answer = new AnswerPage(downhill.page);
  await answer.reach(table, formula);
  await expect(answer.card.locator('[data-value], .fault').first()).toBeVisible();
}

export const ANSWER_STATES: readonly State[] = [
  {
    view: 'lab',
    name: 'the answer',
    reach: (downhill, open) => answered(downhill, open),
    then: [
      {
        view: 'lab',
        name: 'the answer on a telephone, with its copies',
        width: PHONE_PX,
        reach: async ({ page }) => {
          await page.locator('[data-action=copy-answer]').click();
        },
      },
    ],
  },
  {
    view: 'lab',
    name: 'the answer, which is not determined',
    reach: (downhill, open) => answered(downhill, open, 'x,y\n1,2\n2,3\n3,5\n4,4\n', 'a*b*x + c'),
  },
  {
    view: 'lab',
    name: 'no answer',
    reach: (downhill, open) =>
      answered(downhill, open, 'x,y\n-1,2\n-2,3\n-3,5\n', 'a*sqrt(x - 0*b)'),
  },
];
