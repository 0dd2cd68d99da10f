/** Where a script's training sets out, where that is given: in the place of what the model drew. */
import { startOf, type Start } from '../settings/start.ts';
import { f32Text, floatText } from './rows.ts';

/**
 * @param names [P]
 * @param isOfOnes whether each of the model's tensors holds one parameter
 */
export function startedAt(
  start: Start,
  names: readonly string[],
  isOfOnes: boolean,
): readonly string[] {
  if (start === 'drawn') return [];
  const values = startOf(start, names, Array<number>(names.length).fill(NaN)) ?? [];
  const given = values.flatMap((value, p) => (Number.isNaN(value) ? [] : [{ p, value }]));
  if (isOfOnes && given.length === names.length) return filled(`[${values.map(f32Text).join(', ')}]`); // prettier-ignore
  return [
    'with torch.no_grad():',
    '    start = nn.utils.parameters_to_vector(model.parameters())',
    ...given.map(({ p, value }) => `    start[${p}] = ${f32Text(value)}`),
    '    nn.utils.vector_to_parameters(start, model.parameters())',
  ];
}

/** The same of a line's start in own units. */
export function standardisedStart(start: Start): readonly string[] {
  if (start === 'drawn') return [];
  const [a = NaN, b = NaN] = startOf(start, ['a', 'b'], [NaN, NaN]) ?? [];
  return [
    `a, b = ${floatText(a)}, ${floatText(b)}  # where to start, in the units of the data`,
    'start = [a * x_sd / y_sd, (b + a * x_mean - y_mean) / y_sd]',
    ...filled('start'),
  ];
}

function filled(values: string): readonly string[] {
  return [
    'with torch.no_grad():',
    `    for parameter, value in zip(model.parameters(), ${values}):`,
    '        parameter.fill_(value)',
  ];
}

/**
 * What keeps parameters where they start: a tensor of one number gets no gradient; of one that holds several, some are put
 * back after each step.
 * @param places in the order of θ
 */
export function holding(places: readonly number[], isOfOnes: boolean) {
  if (places.length === 0) return { before: [], after: [] };
  const held = `held = [${places.join(', ')}]  # these parameters stay where they start`;
  const frozen = ['for p in held:', '    list(model.parameters())[p].requires_grad_(False)'];
  if (isOfOnes) return { before: [held, ...frozen], after: [] };
  const theta = 'nn.utils.parameters_to_vector(model.parameters()).detach()';
  const back = 'nn.utils.vector_to_parameters(theta, model.parameters())';
  return {
    before: [held, `start = ${theta}`],
    after: [`theta = ${theta}`, 'theta[held] = start[held]', back],
  };
}
