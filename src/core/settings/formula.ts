/** What holds of a setting once formulas are read. */
import { FormulaError } from '../formula/fault.ts';
import { parseFormula } from '../formula/parse.ts';
import { modelOf } from '../models/index.ts';
import { placesFixed } from './fixed.ts';
import { groupsOfRates } from './rates.ts';
import { formulaError } from './formula-error.ts';
import type { Naming, Raw, Rule } from './read.ts';
import { refusing } from './row.ts';
import { namesAreOpen, startFault, startOf } from './start.ts';
import type { FitConfig } from './table.ts';

/** What can be wrong only beside the columns that there are. */
const BESIDE_COLUMNS: ReadonlySet<string> = new Set(['no-parameter', 'glued']);

export const FORMULA_RULES: readonly Rule<FitConfig>[] = [formulaIsRead, namesAreOfModel];

/** Carets stand under what is wrong. */
function formulaIsRead({ formula }: FitConfig): void {
  if (formula === undefined) return;
  try {
    parseFormula(formula);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (!BESIDE_COLUMNS.has(error.fault.kind)) throw formulaError(error);
  }
}

/** A number for each parameter, or some by name; and some of them fixed, or with a rate of their own. */
function namesAreOfModel(config: FitConfig, raw: Raw, naming: Naming): void {
  const { start, fixed, rates, model } = config;
  const isSaid = start !== 'drawn' || fixed.length > 0 || rates.length > 0;
  if (namesAreOpen(model) || !isSaid) return;
  const { parameterNames: names } = modelOf(config);
  groupsOfRates(rates, names, placesFixed(fixed, names));
  if (
    startOf(
      start,
      names,
      names.map(() => 0),
    ) !== undefined
  )
    return;
  const name = naming('start');
  refusing(name, raw[name])(...startFault(names, raw[name]));
}
