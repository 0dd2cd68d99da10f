import { MODELS } from '../../../core/models/index.ts';
import {
  gradientInTrainedUnits,
  lineInTrainedUnits,
  lossInTrainedUnits,
} from '../../../core/data/units.ts';
import { useSelected } from '../../app-context.ts';
import { shortName } from '../../format/short-name.ts';

/** The numbers of a step as the kernels have them: of standardised data in their units, and primed. */
export function useTrained() {
  const units = useSelected(({ run }) => run.prepared?.units);
  const loss = useSelected(({ run }) => run.loss);
  const gradient = useSelected(({ run }) => run.gradient);
  const parameters = useSelected(({ run }) => run.parameters);
  const names = useSelected(({ config }) => MODELS[config.model].parameterNames).map(shortName);
  if (units === undefined) return { loss, gradient, parameters, names };
  return {
    loss: lossInTrainedUnits(units, loss),
    gradient: gradientInTrainedUnits(units, gradient),
    parameters: lineInTrainedUnits(units, parameters),
    names: names.map((name) => `${name}′`),
  };
}
