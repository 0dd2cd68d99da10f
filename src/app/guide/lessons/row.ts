/** What lessons and examples are made of: a row each, from which a link, a card and the captions follow. */
import type { OwnData } from '../../../core/data/own.ts';
import type { Language } from '../../i18n/index.ts';
import type { AppState, Taught } from '../../state.ts';

/** A text in each language, of several lines. */
export type Said = Readonly<Record<Language, string>>;

/** It says its title, and what it is about in a sentence. */
export interface Lesson extends Said {
  /** Settings and looks of all of its steps, as an address has them. */
  readonly base: string;
  /** In the place of data that are drawn. */
  readonly own?: OwnData;
  readonly steps: readonly Step[];
}

/** A lesson of one step with a picture: what is said in that stands in two more lines. */
export interface Example extends Omit<Lesson, 'steps'> {
  readonly picture: Picture;
}

/** It says a title, what to do, and what was to be seen, with `{loss}` and the like of facts.ts. */
export interface Step extends Said {
  /** What is set up for it beside the base; left out, all stays as the step before left it. */
  readonly set?: string;
  /** Whether what it asks for is done; left out, it asks for nothing. */
  readonly done?: (now: AppState, taught: Taught) => boolean;
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
  | { readonly isAbove: (x1: number, x2: number) => boolean };

/** The lines of a text without what indents them. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}
