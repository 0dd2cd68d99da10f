import type { BatchSize } from '../batches/batches.ts';
import { ConfigError } from '../errors.ts';
import { FormulaError } from '../formula/fault.ts';
import { parseFormula } from '../formula/parse.ts';
import { LAYERS } from '../models/network.ts';
import { numberOf } from './kinds.ts';
import { POINTS } from './limits.ts';
import type { Refuse } from './row.ts';

const isWhole = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

/** The sizes of hidden layers, from `8,8` or a list. */
export function readLayers(raw: unknown, refuse: Refuse): readonly number[] {
  const { most, mostUnits } = LAYERS;
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : String(raw).split(',');
  const sizes = parts.map(numberOf);
  if (sizes.length <= most && sizes.every((size) => isWhole(size, mostUnits))) return sizes;
  return refuse(`is not up to ${most} whole numbers from 1 to ${mostUnits}: write it as 8,8`, {
    kind: 'layers',
    most,
    mostUnits,
  });
}

/** `full`, or how many points. */
export function readBatch(raw: unknown, refuse: Refuse): BatchSize {
  const size = numberOf(raw);
  if (raw === 'full' || isWhole(size, POINTS.most)) return raw === 'full' ? raw : size;
  return refuse(`is neither full nor an integer from 1 to ${POINTS.most}: give one of them`, {
    kind: 'batch',
    most: POINTS.most,
  });
}

/** What can be wrong only beside the columns that there are. */
const BESIDE_COLUMNS: ReadonlySet<string> = new Set(['no-parameter', 'glued']);

/** A formula that can be read. @throws ConfigError with the formula, and carets under what is wrong */
export function readFormula(raw: unknown): string {
  const text = String(raw);
  try {
    parseFormula(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (!BESIDE_COLUMNS.has(error.fault.kind)) throw formulaError(error);
  }
  return text;
}

/** The same as an error of the setting. */
export function formulaError(error: FormulaError): ConfigError {
  const { fault, span } = error;
  return new ConfigError('formula', `formula: ${error.message}\n${error.picture}`, {
    formula: { kind: 'formula', fault, span },
  });
}
