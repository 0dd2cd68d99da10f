/** What a script prints, as `text/printed.ts` has it: after an epoch that is logged, and at the end. */
import type { OwnData } from '../data/own.ts';
import { parameterDigits } from '../text/numbers.ts';
import type { ModelScript } from './model-script.ts';

const BACK_IN_OWN_UNITS = [
  '# Back from the standardised units to those of the data.',
  'a = a * y_sd / x_sd',
  'b = y_mean + y_sd * b - a * x_mean',
];

const EPOCH = 'print(f"Epoch[{epoch + 1}/{epochs}], loss:';

/** @param loss the value of an epoch's, in Python */
export function printed(
  { named, isLine }: Pick<ModelScript, 'named' | 'isLine'>,
  loss: string,
  own: OwnData | undefined,
): readonly string[] {
  const format = own === undefined ? '.4f' : `.${parameterDigits(own)}g`;
  const epoch = own === undefined ? [`${EPOCH}{${loss}:.6f}")`] : ofOwn(own, loss);
  const parameters =
    named === undefined
      ? ofTensors(format)
      : own !== undefined && isLine
        ? ofOwnLine(own, named, format)
        : [`for name, parameter in ${named}:`, `    print(f"{name} {parameter.item():${format}}")`];
  return [...epoch.map((line) => `        ${line}`), '', ...parameters];
}

function ofOwn({ standardise }: OwnData, loss: string): readonly string[] {
  const value = standardise ? `${loss} * y_sd**2` : loss;
  return [
    `mse = ${value}`,
    'digits = ".6g" if 0 < mse < 0.1 else ".6f"',
    `${EPOCH}{mse:{digits}}")`,
  ];
}

function ofOwnLine({ standardise }: OwnData, named: string, format: string): readonly string[] {
  return [
    'a, b = (parameter.item() for parameter in model.parameters())',
    ...(standardise ? BACK_IN_OWN_UNITS : []),
    `for (name, _), value in zip(${named}, (a, b)):`,
    `    print(f"{name} {value:${format}}")`,
  ];
}

/** Tensors of several numbers. */
function ofTensors(format: string): readonly string[] {
  return [
    'for name, parameter in model.named_parameters():',
    '    for place in product(*map(range, parameter.shape)):',
    '        index = "".join(f"[{i}]" for i in place)',
    `        print(f"{name}{index} {parameter[place].item():${format}}")`,
  ];
}
