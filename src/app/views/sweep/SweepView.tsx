import { useEffect } from 'preact/hooks';
import { useApp } from '../../app-context.ts';
import '../../styles/sweep.css';
import { BestTable } from './BestTable.tsx';
import { CellCard } from './CellCard.tsx';
import { MapCard } from './MapCard.tsx';
import { SweepBar } from './SweepBar.tsx';
import { SweepStatus } from './SweepStatus.tsx';
import { mixColours } from './shown.ts';
import { sweepingOf } from './sweeping.ts';

/** Thousands of runs as a map that one can walk into: what a setting does, all of it at once. */
export function SweepView() {
  const app = useApp();
  useEffect(() => {
    sweepingOf(app).warm();
    mixColours();
  }, [app]);
  return (
    <>
      <SweepBar />
      <div class="cards is-sweep">
        <MapCard />
        <CellCard />
        <BestTable />
      </div>
      <SweepStatus />
    </>
  );
}
