import { parameterDigits } from '../../../core/text/numbers.ts';
import { parameterNoise } from '../../../core/quadratic/index.ts';
import { epochLine, parameterLines } from '../../../core/text/printed.ts';
import type { AppState } from '../../state.ts';

/** How many lines the log has: the epochs, and the parameters once all is done. */
export function lineCount({ run }: AppState): number {
  const parameters = run.phase === 'done' ? run.parameters.length : 0;
  return run.history.loggedEpochs.length + parameters;
}

/** Lines `from` to before `to` of the log, as the script prints them. */
export function logLines(state: AppState, from: number, to: number): readonly string[] {
  const { run, config, own } = state;
  const { loggedEpochs, loggedLosses } = run.history;
  const lines = loggedEpochs
    .slice(from, to)
    .map((epoch, i) =>
      epochLine(epoch, config.epochs, loggedLosses[from + i] ?? NaN, own !== undefined),
    );
  if (to <= loggedEpochs.length || run.phase !== 'done') return lines;
  const last = parametersOf(state);
  const skipped = Math.max(0, from - loggedEpochs.length);
  return [...lines, ...last.slice(skipped, to - loggedEpochs.length)];
}

function parametersOf({ run: { prepared, parameters, engine }, config, own }: AppState) {
  if (prepared === undefined) return [];
  const { parameterNames, theory, units } = prepared;
  if (own === undefined) return parameterLines(parameterNames, parameters);
  const precision = engine?.precision ?? config.precision;
  const noise = theory === undefined ? [] : parameterNoise(theory, units, precision);
  return parameterLines(parameterNames, parameters, { digits: parameterDigits(own), noise });
}
