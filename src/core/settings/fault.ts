import type { FormulaFault, Span } from '../formula/faults.ts';

/** What is wrong with the value of a setting, in a form that every language can say. */
export type Fault =
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly integer: boolean;
    }
  | { readonly kind: 'rates'; readonly least: number; readonly most: number }
  | { readonly kind: 'seed' | 'start' | 'fixed' | 'bounds' | 'text' }
  | {
      readonly kind: 'formula';
      readonly fault: FormulaFault;
      readonly span: Span;
      /** What is wrong, in English. */
      readonly words: string;
    }
  | { readonly kind: 'rows'; readonly least: number }
  /** The data have only so many. */
  | { readonly kind: 'rows-beyond'; readonly least: number; readonly count: number }
  | { readonly kind: 'layers'; readonly most: number; readonly mostUnits: number }
  | { readonly kind: 'batch'; readonly most: number }
  /** It is an option of others. */
  | { readonly kind: 'belongs'; readonly to: string; readonly ids: readonly string[] }
  /** The loss takes other targets. `row` from 1 on. */
  | {
      readonly kind: 'targets';
      readonly least: number;
      readonly most: number;
      readonly row: number;
      readonly value: number;
    }
  /** The model looks at one column, and the data have several. */
  | { readonly kind: 'columns'; readonly count: number }
  /** These two do not go together. */
  | { readonly kind: 'at-odds'; readonly with: string }
  /** `list`: some of them, with commas between. */
  | { readonly kind: 'choice' | 'list'; readonly choices: readonly (string | number)[] }
  /** No setting is called so; or the same one stands there twice. */
  | { readonly kind: 'unknown' | 'twice' }
  /** Epochs and log-every together make a log that is too long: what each may be beside the other. */
  | { readonly kind: 'most-epochs'; readonly most: number; readonly logEvery: number }
  | { readonly kind: 'least-log-every'; readonly least: number; readonly epochs: number }
  /** A replay brings its own. */
  | { readonly kind: 'replayed'; readonly replay: string }
  | { readonly kind: 'not-on-engine'; readonly precision: string; readonly engine: string };

/** By the setting that is wrong, as it was called. Each an own key, whatever it is called. */
export type Faults = Readonly<Record<string, Fault>>;
