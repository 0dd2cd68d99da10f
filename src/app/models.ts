/** What knows models beyond the line: fetched with the first of them. */
export { parameterNamesOf } from '../core/setup.ts';
export { FORMULA_RULES } from '../core/settings/formula.ts';
export { prepare, readingOf } from './training/prepare.ts';
export { besideColumns } from './settings/beside-columns.ts';
