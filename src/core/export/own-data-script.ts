/** What a PyTorch script needs for own data: the numbers, standardised or not, and the way back. */
import { MOST_F32, type OwnData, type TableForm } from '../data/own.ts';
import { parameterDigits } from '../numbers/index.ts';
import { floatText, rowsOf } from './rows.ts';
import { formOf } from './table-file.ts';

/** The modules that {@link ownPoints} uses. */
export function ownImports(own: OwnData): readonly string[] {
  return [
    ...(formOf(own) === undefined ? [] : ['import csv', 'import re']),
    ...(own.standardise ? ['from math import fsum, sqrt'] : []),
    ...(formOf(own) === undefined ? [] : ['from pathlib import Path']),
  ];
}

/** Makes `n` and the tensors `x` and `y`, [n, 1], as they are trained on. */
export function ownPoints(own: OwnData): readonly string[] {
  const form = formOf(own);
  const { name, xName, yName, standardise } = own;
  return [
    `# ${literal(name)}: x is ${literal(xName)}, y is ${literal(yName)}.`,
    ...(form === undefined ? embedded(own) : fromFile(own, form)),
    'n = len(x)',
    ...(form === undefined ? [] : sameFile(own)),
    ...(standardise ? STANDARDISED : AS_THEY_ARE),
  ];
}

/** Puts a start in own units in the place of the one that the model drew. */
export function standardisedStart([a = NaN, b = NaN]: readonly number[]): readonly string[] {
  return [
    `a, b = ${floatText(a)}, ${floatText(b)}  # where to start, in the units of the data`,
    'start = [a * x_sd / y_sd, (b + a * x_mean - y_mean) / y_sd]',
    'with torch.no_grad():',
    '    for parameter, value in zip(model.parameters(), start):',
    '        parameter.fill_(value)',
  ];
}

/** Prints the parameters in the data's own units, as `ownParameterLines` does. */
export function ownParameters(own: OwnData): string {
  return `\
a, b = (parameter.item() for parameter in model.parameters())
${own.standardise ? IN_OWN_UNITS : ''}for (name, _), value in zip(model.named_parameters(), (a, b)):
    print(f"{name} {value:.${parameterDigits(own)}g}")
`;
}

const IN_OWN_UNITS = `\
# Back from the standardised units to those of the data.
a = a * y_sd / x_sd
b = y_mean + y_sd * b - a * x_mean
`;

function embedded({ x, y }: OwnData): readonly string[] {
  return ['x = [', ...rowsOf(x), ']', 'y = [', ...rowsOf(y), ']'];
}

/** Takes the rows that `csv/reader.ts` takes. */
function fromFile({ name }: OwnData, form: TableForm): readonly string[] {
  const { delimiter, decimal, hasHeader, width, x, y } = form;
  const mark = decimal === ',' ? ',' : String.raw`\.`;
  const number = `[+-]?([0-9]+${mark}?[0-9]*|${mark}[0-9]+)([eE][+-]?[0-9]+)?`;
  return [
    '# The file has to lie in the folder of this script.',
    `file = Path(__file__).with_name(${literal(name)})`,
    `number = re.compile(r"${number}")\n\n`,
    'def value_of(cell):',
    '    """The number in a cell; None where there is none that fits 32 bits."""',
    '    cell = cell.strip()',
    '    if not number.fullmatch(cell):',
    '        return None',
    `    value = float(cell${decimal === ',' ? '.replace(",", ".")' : ''})`,
    `    return value if abs(value) <= ${MOST_F32} else None\n\n`,
    'x, y = [], []',
    'with open(file, encoding="utf-8-sig", newline="") as lines:',
    `    rows = (row for row in csv.reader(lines, delimiter=${literal(delimiter)}) if len(row) == ${width})`,
    ...(hasHeader ? ['    next(rows)  # the header'] : []),
    '    for row in rows:',
    `        x_value, y_value = value_of(row[${x}]), value_of(row[${y}])`,
    '        if x_value is not None and y_value is not None:',
    '            x.append(x_value)',
    '            y.append(y_value)',
  ];
}

function sameFile({ x }: OwnData): readonly string[] {
  return [
    `if n != ${x.length}:`,
    `    raise SystemExit(f"{file} has {n} usable rows, not ${x.length}: give the file of the run")`,
  ];
}

/** In 64 bits, and only then rounded to the 32 of a tensor. */
const STANDARDISED = [
  `

def mean_and_sd(values):
    if all(value == values[0] for value in values):
        return values[0], 1.0
    mean = fsum(values) / n
    variance = fsum((value - mean) ** 2 for value in values) / n
    return mean, sqrt(variance) if variance > 0 else 1.0

`,
  'x_mean, x_sd = mean_and_sd(x)',
  'y_mean, y_sd = mean_and_sd(y)',
  'x = torch.tensor([(value - x_mean) / x_sd for value in x]).reshape(n, 1)',
  'y = torch.tensor([(value - y_mean) / y_sd for value in y]).reshape(n, 1)',
];

const AS_THEY_ARE = ['x = torch.tensor(x).reshape(n, 1)', 'y = torch.tensor(y).reshape(n, 1)'];

/** JSON's strings are Python's, too. */
function literal(text: string): string {
  return JSON.stringify(text);
}
