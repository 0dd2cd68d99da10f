import type { BatchSize } from '../batches/batches.ts';
import { LAYERS } from '../models/network.ts';
import { isNumbers } from '../input/given.ts';
import { numberOf, partText } from './kinds.ts';
import { POINTS } from './limits.ts';
import type { Refuse } from './row.ts';

const isWhole = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

/** The sizes of hidden layers, from `8,8` or a list. */
export function readLayers(raw: unknown, refuse: Refuse): readonly number[] {
  const { most, mostUnits } = LAYERS;
  const isList = Array.isArray(raw) || isNumbers(raw);
  const parts = isList ? Array.from<unknown>(raw) : partText(raw).split(',');
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
