import { parameterDigits } from '../../../../core/text/numbers.ts';
import { epochLine, parameterLines } from '../../../../core/text/printed.ts';
import { noiseOf } from '../../../format/noise.ts';
import type { AppState } from '../../../state.ts';

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

function parametersOf(state: AppState): readonly string[] {
  const { own } = state;
  const { prepared, parameters } = state.run;
  if (prepared === undefined) return [];
  const form = own && { digits: parameterDigits(own), noise: noiseOf(state) };
  return parameterLines(prepared.parameterNames, parameters, form);
}
