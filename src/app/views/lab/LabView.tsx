import { inputCountOf, isNetwork } from '../../../core/models/model.ts';
import { useRace, useSome } from '../../app-context.ts';
import { CardFrame, lazy } from '../../ui/lazy.tsx';
import { useParts } from '../use-parts.ts';
import { FitChart } from './FitChart.tsx';
import { LossChart } from './LossChart.tsx';
import { Parameters } from './Parameters.tsx';
import { Settings } from './settings/Settings.tsx';

const LandscapeChart = lazy(
  async () => (await import('./landscape/LandscapeChart.tsx')).LandscapeChart,
  CardFrame,
);

const Units = lazy(async () => (await import('./network/UnitsCard.tsx')).UnitsCard, CardFrame);

const Weights = lazy(
  async () => (await import('./network/WeightsCard.tsx')).WeightsCard,
  CardFrame,
);

const WhichIsFirst = lazy(
  async () => (await import('./rivals/WhichIsFirst.tsx')).WhichIsFirst,
  CardFrame,
);

/** One screen tells the story: what is fitted, how far it is, the way down, and the numbers. */
export function LabView() {
  const { shows } = useParts();
  const { prepared } = useSome('run', 'prepared');
  const model = prepared?.problem.model;
  const isWeights = model !== undefined && isNetwork(model);
  // Of more inputs there is no picture of what a unit sees.
  const isUnits = isWeights && inputCountOf(model) <= 2 && model.sizes.length > 2;
  const Numbers = useRace() ? WhichIsFirst : isWeights ? Weights : Parameters;
  return (
    <>
      {shows('settings') && <Settings />}
      <div class="cards">
        {shows('fit') && <FitChart />}
        {shows('landscape') && (isUnits ? <Units /> : <LandscapeChart />)}
        {shows('loss') && <LossChart />}
        {shows('numbers') && <Numbers />}
      </div>
    </>
  );
}
