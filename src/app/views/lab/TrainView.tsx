import { useParts } from '../use-parts.ts';
import { FitChart } from './FitChart.tsx';
import { LossChart } from './LossChart.tsx';
import { RunView } from './RunView.tsx';

export function TrainView() {
  const { shows } = useParts();
  return (
    <RunView results={['numbers', 'weights', 'figures', 'device', 'log']}>
      {shows('fit') && <FitChart />}
      {shows('loss') && <LossChart />}
    </RunView>
  );
}
