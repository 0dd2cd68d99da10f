/** An answer to take along, in the words of whoever goes on with it. */
import { PythonNames, literal, valueText } from '../../core/export/python.ts';
import { parseFormula } from '../../core/formula/parse.ts';
import { formulaLatex, formulaPython } from '../../core/formula/written.ts';
import { csvLine, joined } from '../../core/text/lines.ts';
import { toUncertainty } from '../../core/text/digits.ts';
import { significant } from '../../core/text/numbers.ts';
import type { FittedParameter } from './fit.ts';
import { equationOf, toldObject, warningLines, type Told } from './told.ts';

export interface Copied extends Told {
  /** The columns that the formula looks at, as it calls them. [D] */
  readonly inputs: readonly string[];
}

export type CopyId = 'text' | 'latex' | 'csv' | 'python' | 'json';

/** Each a text with a line's end. */
export const COPIES: Readonly<Record<CopyId, (answer: Copied) => string>> = {
  text: (answer) => {
    const { parameters, rows, degreesOfFreedom, residualStandardDeviation, rSquared, rSquaredAbout, aicc, warnings } = answer; // prettier-ignore
    const width = Math.max(...parameters.map(({ name }) => name.length));
    return joined([
      equationOf(answer),
      ...parameters.map((one) => `${one.name.padEnd(width)} = ${measured(one, ' ± ')}${behind(one.unit, ' ')}${intervalOf(one, answer)}`), // prettier-ignore
      `s = ${figure(residualStandardDeviation)}, R² = ${figure(rSquared)} about ${rSquaredAbout === 'mean' ? 'the mean' : 'zero'}${aicc === undefined ? '' : `, AICc = ${figure(aicc)}`}`, // prettier-ignore
      `${rows} rows, ${degreesOfFreedom} degrees of freedom, ${answer.status}`,
      ...warningLines(warnings),
    ]);
  },
  latex: (answer) => {
    const { graph } = parseFormula(answer.formula, answer.inputs);
    return joined([
      `\\[ ${nameLatex(answer.target)} = ${formulaLatex(graph)} \\]`,
      '\\begin{tabular}{lrr}',
      `  & value & ${levelOf(answer)}\\,\\% interval \\\\`,
      ...answer.parameters.map((one) => {
        const { low, high, standardError } = one;
        const ends = Number.isNaN(low) ? '' : `$[${latexNumber(to(low, standardError))},\\ ${latexNumber(to(high, standardError))}]$`; // prettier-ignore
        return `  $${nameLatex(one.name)}$ & $${latexNumber(measured(one, ' \\pm '))}${behind(one.unit && unitLatex(one.unit), '\\ ')}$ & ${ends} \\\\`;
      }),
      '\\end{tabular}',
    ]);
  },
  csv: ({ parameters }) =>
    joined([
      'name,value,standardError,low,high,unit',
      ...parameters.map(({ name, value, standardError, low, high, unit = '' }) =>
        csvLine([name, ...[value, standardError, low, high].map(cellOf), unit]),
      ),
    ]),
  python: (answer) => {
    const { formula, inputs, target, parameters, rows, degreesOfFreedom, covariance } = answer;
    const { graph } = parseFormula(formula, inputs);
    const names = new PythonNames(['np', 'scipy', 'covariance', 'predict']);
    const columns = graph.inputs.map((name) => names.of(name));
    const called = graph.parameters.map((name) => names.of(name));
    const body = formulaPython({ ...graph, inputs: columns, parameters: called });
    const numberOf = (value: number): string => Number.isFinite(value) ? valueText(value) : 'np.nan'; // prettier-ignore
    return joined([
      `# ${literal(equationOf(answer)).slice(1, -1)}: ${rows} rows, ${degreesOfFreedom} degrees of freedom`,
      'import numpy as np',
      ...(body.includes('scipy.') ? ['import scipy.special'] : []),
      '',
      ...called.map((name, p) => `${name} = ${numberOf(parameters[p]?.value ?? NaN)}  # ± ${numberOf(parameters[p]?.standardError ?? NaN)}${behind(parameters[p]?.unit, ' ')}`), // prettier-ignore
      'covariance = np.array([',
      ...covariance.map((row) => `    [${row.map(numberOf).join(', ')}],`),
      '])',
      '',
      `def predict(${columns.join(', ')}):  # ${literal(target).slice(1, -1)}`,
      `    return ${body}`,
    ]);
  },
  json: (answer) => `${JSON.stringify(toldObject(answer), undefined, 2)}\n`,
};

/** 8.46 ± 0.16; without an error as many digits as are read. */
function measured({ value, standardError, atBound, fixed }: FittedParameter, sign: string): string {
  if (fixed) return `${figure(value)}${sign}0`;
  if (atBound || !(standardError > 0)) return figure(value);
  return `${to(value, standardError)}${sign}${to(standardError, standardError)}`;
}

function intervalOf({ low, high, standardError }: FittedParameter, answer: Told): string {
  if (!(high > low)) return '';
  return `  (${levelOf(answer)} %: ${to(low, standardError)} to ${to(high, standardError)})`;
}

function to(value: number, error: number): string {
  return toUncertainty(value, error) ?? figure(value);
}

function levelOf({ level }: Told): string {
  return significant(level * 100, 6);
}

const figure = (value: number): string => significant(value, 6, 9);

const cellOf = (value: number): string => (Number.isFinite(value) ? String(value) : '');

function behind(unit: string | undefined, space: string): string {
  return unit === undefined || unit === '' ? '' : space + unit;
}

const IN_LATEX: Readonly<Record<string, string>> = { '·': '\\cdot ', '⋅': '\\cdot ', '×': '\\cdot ', 'µ': '\\mu ', 'μ': '\\mu ', 'Ω': '\\Omega ', '°': '{}^{\\circ}', '−': '-', '€': '\\text{€}', '£': '\\text{£}', '¥': '\\text{¥}', ' ': '\\,' }; // prettier-ignore

function unitLatex(unit: string): string {
  const raised = unit
    .replace(
      /[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu,
      (power) =>
        `^{${power.replace(/./gu, (one) => (one === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(one))))}}`,
    ) // prettier-ignore
    .replace(/\^?([−-]?\d+(?:\.\d+)?)(?!\})/gu, '^{$1}');
  return `\\mathrm{${raised.replace(/[%$&#_]/g, '\\$&').replace(/[·⋅×µμΩ°−€£¥ ]/gu, (one) => IN_LATEX[one] ?? one)}}`; // prettier-ignore
}

function latexNumber(text: string): string {
  return text.replace(/e\+?(-?\d+)/g, ' \\cdot 10^{$1}');
}

/** As the formula writes a name. */
function nameLatex(name: string): string {
  try {
    return formulaLatex(parseFormula(name, []).graph);
  } catch {
    // A column may be called as no formula can.
    return `\\text{${name.replace(/[\\{}$%&#_^~]/g, (mark) => (mark === '\\' ? '' : `\\${mark}`))}}`;
  }
}
