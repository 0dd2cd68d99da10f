import { RunView } from '../RunView.tsx';
import { LandscapeChart } from './LandscapeChart.tsx';

/** The same run as in the Train view, seen from above: its way over the loss of every line. */
export function LandscapeView() {
  return (
    <RunView results={['numbers', 'figures', 'device']}>
      <LandscapeChart />
    </RunView>
  );
}
