/** The model as one text: what its field shows, and what is understood of what is typed there. */
import { DATASETS, type DatasetId } from '../../core/data/datasets.ts';
import { namesOfColumns } from '../../core/data/named.ts';
import { namesOfInputs, type OwnData } from '../../core/data/own.ts';
import { CATALOGUE, polynomial } from '../../core/models/catalogue.ts';
import type { ModelId } from '../../core/models/rows.ts';
import { NOTHING, type Draft } from './draft.ts';

/** What a formula may call the columns; the names of own data are `x`, too. */
export function columnsOf(
  { dataset }: Pick<Draft, 'dataset'>,
  own: OwnData | undefined,
): readonly string[] {
  if (own === undefined) return DATASETS[dataset as DatasetId].columns;
  const names = [own.xName, ...(own.others ?? []).map(({ name }) => name)];
  return [...namesOfColumns(names).keys(), ...namesOfInputs(names.length)];
}

/** A formula, or `2 – 8 – 8 – 1 tanh`. */
export function modelText(draft: Draft, own: OwnData | undefined): string {
  const { formula, degree, layers, activation } = draft;
  const model = draft.model as ModelId;
  switch (model) {
    case 'formula':
      return formula === NOTHING ? '' : formula;
    case 'polynomial':
      return polynomial(Number(degree)).formula;
    case 'network': {
      const inputs = own === undefined ? columnsOf(draft, own).length : 1 + (own.others?.length ?? 0); // prettier-ignore
      return `${[inputs, ...layers.split(','), 1].join(' – ')} ${activation}`;
    }
    default:
      return CATALOGUE[model].formula;
  }
}

const NETWORK =
  /^\s*\d+\s*[–—-]\s*(\d+(?:\s*[–—-]\s*\d+)*)\s*[–—-]\s*1\s*(tanh|relu|sigmoid)?\s*$/i;

/** What was typed, as settings: sizes of layers are a network, all else is a formula. A replay has no other model. */
export function typedModel(text: string): Partial<Draft> {
  const [, hidden, activation = 'tanh'] = NETWORK.exec(text) ?? [];
  if (hidden === undefined) return { model: 'formula', formula: text, replay: 'none' };
  const layers = hidden.replace(/\s*[–—-]\s*/g, ',');
  return { model: 'network', layers, activation: activation.toLowerCase(), replay: 'none' };
}

/** A letter, and what belongs to its name; not a word that is called, as a function is. */
const NAME = /\p{L}[\p{L}\p{M}\p{Nd}_]*/gu;
const CALLED = /^\s*[([]/;
const CONSTANTS: ReadonlySet<string> = new Set(['e', 'pi', 'π']);

export interface Ink {
  readonly text: string;
  /** Which parameter it names, in the order in which they appear; of all else undefined. */
  readonly p?: number;
}

/** A formula in pieces, so that its parameters have their colours while it cannot be read yet, too. */
export function inkOf(text: string, columns: readonly string[]): readonly Ink[] {
  if ('layers' in typedModel(text)) return [{ text }];
  const found: string[] = [];
  const pieces: Ink[] = [];
  let from = 0;
  const sign = Math.max(text.lastIndexOf('='), text.lastIndexOf('~'));
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const end = index + name.length;
    const isFunction = name.length > 1 && CALLED.test(text.slice(end));
    if (index < sign || isFunction || CONSTANTS.has(name) || columns.includes(name)) continue;
    if (!found.includes(name)) found.push(name);
    pieces.push({ text: text.slice(from, index) }, { text: name, p: found.indexOf(name) });
    from = end;
  }
  return [...pieces, { text: text.slice(from) }];
}
