/** What may be wrong with a formula, and where: plain data. */

/** A part of the text: from, and up to but not with. In UTF-16 units, as strings count. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Each kind with what its sentence names. */
export type FormulaFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly text: string; readonly instead: string | undefined }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'decimal-comma'; readonly text: string }
  | { readonly kind: 'operand'; readonly after: string }
  | { readonly kind: 'unopened'; readonly text: string }
  | { readonly kind: 'unclosed'; readonly text: string; readonly closing: string }
  | { readonly kind: 'unknown-function'; readonly name: string; readonly near: string | undefined }
  | { readonly kind: 'no-argument'; readonly name: string }
  | {
      readonly kind: 'argument-count';
      readonly name: string;
      readonly due: number;
      readonly given: number;
    }
  | { readonly kind: 'column-called'; readonly name: string }
  | { readonly kind: 'column-is-function'; readonly name: string }
  | { readonly kind: 'number-beside-number' }
  | { readonly kind: 'product-in-divisor'; readonly divisor: string }
  | {
      readonly kind: 'glued';
      readonly name: string;
      readonly factor: string;
      readonly input: string;
    }
  | { readonly kind: 'no-parameter' }
  | { readonly kind: 'no-input'; readonly inputs: string }
  | { readonly kind: 'many-parameters'; readonly count: number; readonly most: number }
  | { readonly kind: 'long'; readonly length: number; readonly most: number }
  | { readonly kind: 'deep'; readonly most: number }
  | { readonly kind: 'left-side'; readonly text: string }
  | { readonly kind: 'constant'; readonly name: string };
