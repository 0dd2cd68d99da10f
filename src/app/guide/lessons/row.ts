/** What lessons and examples are made of: a row each, from which a link, a card and the captions follow. */
import { settingText } from '../../../core/settings/index.ts';
import type { OwnData } from '../../../core/data/own.ts';
import { answerOf } from '../../answer/answer-of.ts';
import type { Phrase } from '../../i18n/phrases.ts';
import { isOver, type AppState, type Taught } from '../../state.ts';

export interface Lesson {
  readonly title: Phrase;
  /** In a sentence. */
  readonly about: Phrase;
  /** Settings and looks of all of its steps, as an address has them. */
  readonly base: string;
  /** In the place of data that are drawn. */
  readonly own?: OwnData;
  readonly steps: readonly Step[];
}

/** A lesson of one step with a picture. */
export interface Example extends Omit<Lesson, 'steps'> {
  readonly caption: Phrase;
  readonly ask: Phrase;
  readonly picture: Picture;
}

/** Its texts have `{loss}` and the like of facts.ts. */
export interface Step {
  /** What is set up for it beside the base; left out, all stays as the step before left it. */
  readonly set?: string;
  /** Whether what it asks for is done; left out, it asks for nothing. */
  readonly done?: (now: AppState, taught: Taught) => boolean;
  readonly title: Phrase;
  readonly ask: Phrase;
  /** What was to be seen, once it is done. */
  readonly seen?: Phrase;
}

/** A curve with points about it over x from `from` to `to`, or what belongs to one class, on [−6, 6]². */
export type Picture =
  | {
      readonly from: number;
      readonly to: number;
      readonly curve: (x: number) => number;
      /** Where another start ends. */
      readonly trap?: (x: number) => number;
      /** How far points lie off the curve, as a share of its height; or they are these. */
      readonly points: number | readonly (readonly [number, number])[];
    }
  | { readonly isAbove: (x1: number, x2: number) => boolean }
  | MapPicture;

/** A map of runs, over shares of its width and height. */
export interface MapPicture {
  /** A colour of the style sheet, or what has none. */
  readonly colourAt: (x: number, y: number) => string | undefined;
}

/** The points of the catalogue's sine, and of its model what makes more valleys than one. */
export const WAVE = 'model=formula&formula=2*sin(b*x %2B c) %2B 1&dataset=sine&lr=0.02';

/** Two classes are told apart. */
export const CLASSES = 'loss=bce-with-logits&optimizer=adam&lr=0.05&log-every=1';

/** When a step of a lesson is done. */
type Done = NonNullable<Step['done']>;

export const stepped =
  (steps: number): Done =>
  ({ run }) =>
    run.epoch >= steps;

/** The run, and its rivals where it has some. */
export const trained: Done = ({ run, rivals }) => run.phase === 'done' && rivals.every(isOver);

/** What is there has its answer. */
export const fitted: Done = (now) => answerOf(now)?.found !== undefined;

/** Gradient descent has come to the answer, or as near as it gets. */
export const descended: Done = (now, taught) => fitted(now, taught) && trained(now, taught);

/** All runs of a map that was begun in this step. */
export const swept: Done = ({ sweep }, { begun }) =>
  sweep.phase === 'done' && sweep.map !== undefined && sweep.map !== begun.sweep.map;

/** Somebody has run two cells of the map again. */
export const lookedInto: Done = ({ sweep }, { begun }) => sweep.looks >= begun.sweep.looks + 2;

export const diverged: Done = ({ run }) => run.phase === 'diverged';

/** Somebody has put the slider of the epochs back. */
export const lookedBack: Done = ({ run }) => run.looked !== undefined;

/** Somebody has put the ball elsewhere, and trained from there. */
export const movedAndTrained: Done = (now, taught) =>
  trained(now, taught) &&
  settingText(now.run.config, 'start') !== settingText(taught.begun.config, 'start');
