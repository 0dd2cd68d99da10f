/** What a PyTorch script needs for own data: the numbers, standardised or not, and the way back. */
import { MOST_F32 } from '../arithmetic/floats.ts';
import type { OwnData, TableForm } from '../data/own.ts';
import { formRead } from './file-read.ts';
import { literal } from './python.ts';
import type { Slice } from '../settings/slice.ts';
import { rowsOf, takenRows } from './rows.ts';

/** The modules that {@link ownPoints} uses. */
export function ownImports(own: OwnData): readonly string[] {
  const reads = formRead(own) !== undefined;
  return [
    ...(reads ? ['import csv', 'import re'] : []),
    ...(own.standardise ? ['from math import fsum, sqrt'] : []),
    ...(reads ? ['from pathlib import Path'] : []),
  ];
}

/** Makes `n` and the tensors `x`, [n, D], and `y`, [n, 1], as they are trained on. */
export function ownPoints(own: OwnData, rows: Slice): readonly string[] {
  const form = formRead(own);
  const { name, xName, yName, others = [], standardise, x, y } = own;
  const columns = [
    { name: xName, values: x, as: 'x' },
    ...others.map((one, d) => ({ ...one, as: `x${d + 2}` })),
    { name: yName, values: y, as: 'y' },
  ];
  const names = columns.map(({ as }) => as);
  const embedded = columns.flatMap(({ as, values }) => [`${as} = [`, ...rowsOf(values), ']']);
  return [
    `# ${literal(name)}: ${columns.map((one) => `${one.as} is ${literal(one.name)}`).join(', ')}.`,
    ...(form === undefined ? [...embedded, 'n = len(x)'] : [fromFile(own, form)]),
    ...takenRows(rows, names),
    standardise ? STANDARDISED : asTheyAre(others.length),
  ];
}

/** Takes the rows that `csv/rows.ts` takes. */
function fromFile({ name, x }: OwnData, form: TableForm): string {
  const { delimiter, decimal, hasHeader, width } = form;
  const mark = decimal === ',' ? ',' : String.raw`\.`;
  const number = `[+-]?([0-9]+${mark}?[0-9]*|${mark}[0-9]+)([eE][+-]?[0-9]+)?`;
  return `\
# The file has to lie in the folder of this script.
file = Path(__file__).with_name(${literal(name)})
number = re.compile(r"${number}")


def value_of(cell):
    """The number in a cell; None where there is none that fits 32 bits."""
    cell = cell.strip()
    if not number.fullmatch(cell):
        return None
    value = float(cell${decimal === ',' ? '.replace(",", ".")' : ''})
    return value if abs(value) <= ${MOST_F32} else None


x, y = [], []
with open(file, encoding="utf-8-sig", newline="") as lines:
    rows = (row for row in csv.reader(lines, delimiter=${literal(delimiter)}) if len(row) == ${width})
${hasHeader ? '    next(rows)  # the header\n' : ''}\
    for row in rows:
        x_value, y_value = value_of(row[${form.x}]), value_of(row[${form.y}])
        if x_value is not None and y_value is not None:
            x.append(x_value)
            y.append(y_value)
n = len(x)
if n != ${x.length}:
    raise SystemExit(f"{file} has {n} usable rows, not ${x.length}: give the file of the run")`;
}

/** In 64 bits, and only then rounded to the 32 of a tensor. */
const STANDARDISED = `

def mean_and_sd(values):
    if all(value == values[0] for value in values):
        return values[0], 1.0
    mean = fsum(values) / n
    variance = fsum((value - mean) ** 2 for value in values) / n
    return mean, sqrt(variance) if variance > 0 else 1.0


x_mean, x_sd = mean_and_sd(x)
y_mean, y_sd = mean_and_sd(y)
x = torch.tensor([(value - x_mean) / x_sd for value in x]).reshape(n, 1)
y = torch.tensor([(value - y_mean) / y_sd for value in y]).reshape(n, 1)`;

/** @param others columns of inputs beside x */
function asTheyAre(others: number): string {
  const columns = ['x', ...Array.from({ length: others }, (_, d) => `x${d + 2}`)].join(', ');
  const x = others === 0 ? 'torch.tensor(x).reshape(n, 1)' : `torch.tensor([${columns}]).T`;
  return `x = ${x}\ny = torch.tensor(y).reshape(n, 1)`;
}
