/** Which answer stands for what the page shows. */
import { settingText, type FitConfig } from '../../core/settings/index.ts';
import { momentOf, type AppState, type Run } from '../state.ts';
import type { Answer, Answered } from '../state/answer.ts';
import { groupKeyHere } from '../state/overlays.ts';

type Here = Pick<AppState, 'answer' | 'run'>;

export function whatIsFitted(here: Pick<AppState, 'run'>): string {
  const { config } = here.run;
  const held = config.fixed.length === 0 ? [] : [settingText(config, 'fixed'), settingText(config, 'start')]; // prettier-ignore
  return [groupKeyHere(here), ...held, settingText(config, 'bounds')].join(' ');
}

/** The answer to what the page shows. */
export function answerOf(here: Here): Answer | undefined {
  return here.answer?.of === (here.answer && whatIsFitted(here)) ? here.answer : undefined;
}

/** The answer that has the page for itself: nothing has been trained yet, and nobody tries another start. */
export function freshAnswer(here: Here & Pick<AppState, 'rivals'>): Answered | undefined {
  const { epoch, tried } = here.run;
  const isFresh = epoch === 0 && tried === undefined && here.rivals.length === 0;
  return isFresh ? answerOf(here)?.found : undefined;
}

export function valuesOf({ parameters }: Answered): readonly number[] {
  return parameters.map(({ value }) => value);
}

/** The parameters that the pictures show: as the run has them, or the answer's. */
export function shownOf(state: Here & Pick<AppState, 'rivals'>): readonly number[] {
  const answer = freshAnswer(state);
  return answer === undefined ? momentOf(state.run).parameters : valuesOf(answer);
}

/** The losses that fit has, too. */
const FITTED: readonly string[] = ['mse', 'l1', 'huber'] satisfies readonly FitConfig['loss'][];

/** Whether there is an answer to be had: of a formula, and of a loss that fit has. */
export function canFit({ model, loss }: Run['config']): boolean {
  return model !== 'network' && FITTED.includes(loss);
}
