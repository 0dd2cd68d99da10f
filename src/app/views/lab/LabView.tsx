import { inputCountOf, isNetwork } from '../../../core/models/model.ts';
import { useRace, useSelected, useSome } from '../../app-context.ts';
import { answerOf, freshAnswer } from '../../answer/answer-of.ts';
import { lazy } from '../../ui/lazy.tsx';
import { useParts } from '../use-parts.ts';
import { AnswerCard, Residuals } from './answer/FitButton.tsx';
import { FitChart } from './FitChart.tsx';
import { LossChart } from './LossChart.tsx';
import { Parameters } from './Parameters.tsx';
import { Settings } from './settings/Settings.tsx';

const LandscapeChart = lazy(
  () => import('./landscape/LandscapeChart.tsx'),
  'LandscapeChart',
  'card',
);

const Units = lazy(() => import('./network/NetworkCards.tsx'), 'UnitsCard', 'card');

const Weights = lazy(() => import('./network/NetworkCards.tsx'), 'WeightsCard', 'card');

const WhichIsFirst = lazy(() => import('./rivals/WhichIsFirst.tsx'), 'WhichIsFirst', 'card');

/** One screen tells the story: what is fitted, how far it is, the way down, and the numbers. */
export function LabView() {
  const { shows } = useParts();
  const { prepared } = useSome('run', 'prepared');
  const model = prepared?.problem.model;
  const isWeights = model !== undefined && isNetwork(model);
  // Of more inputs there is no picture of what a unit sees.
  const isUnits = isWeights && inputCountOf(model) <= 2 && model.sizes.length > 2;
  const isAnswered = useSelected((state) => answerOf(state) !== undefined);
  const isFresh = useSelected((state) => freshAnswer(state) !== undefined);
  const One = isAnswered ? AnswerCard : Parameters;
  const Numbers = useRace() ? WhichIsFirst : isWeights ? Weights : One;
  return (
    <>
      {shows('settings') && <Settings />}
      <div class="cards">
        {shows('fit') && <FitChart />}
        {isFresh && shows('numbers') && <AnswerCard />}
        {shows('landscape') && !isFresh && (isUnits ? <Units /> : <LandscapeChart />)}
        {shows('loss') && (isFresh ? <Residuals /> : <LossChart />)}
        {shows('numbers') && !isFresh && <Numbers />}
      </div>
    </>
  );
}
