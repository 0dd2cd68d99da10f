import { BOOLEAN, TEXT, checkGiven, having, optional, type Kinds } from '../input/given.ts';
import { AS_F32, checkColumns, finiteAt } from './columns.ts';
import type { OwnData } from './own.ts';

const COLUMN = { due: 'a Float64Array', is: (value: unknown) => value instanceof Float64Array };

const PARTS: Kinds<OwnData> = {
  name: TEXT,
  xName: TEXT,
  yName: TEXT,
  x: COLUMN,
  y: COLUMN,
  standardise: BOOLEAN,
  form: optional(having('how a table is written')),
  xQuantity: optional(having('what the numbers of x mean')),
  yQuantity: optional(having('what the numbers of y mean')),
};

/**
 * For those who put own data together without types.
 * @throws ConfigError
 */
export function checkOwn(own: OwnData): void {
  checkGiven('a part of own data', own, PARTS);
  const { x, y } = own;
  checkColumns({ x, y });
  for (let i = 0; i < x.length; i++) {
    finiteAt('x', x, i, AS_F32);
    finiteAt('y', y, i, AS_F32);
  }
}
