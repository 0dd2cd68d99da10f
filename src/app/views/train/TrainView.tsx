import { Banners } from '../Banners.tsx';
import { DataDialog } from '../data/DataDialog.tsx';
import { Device } from './Device.tsx';
import { Figures } from './Figures.tsx';
import { FitChart } from './FitChart.tsx';
import { Log } from './Log.tsx';
import { LossChart } from './LossChart.tsx';
import { Numbers } from './Numbers.tsx';
import { TrainSheet } from './TrainSheet.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Transport } from './Transport.tsx';

/** One run: its settings, its charts, its numbers. */
export function TrainView() {
  return (
    <>
      <main class="workspace">
        <TrainSheet />
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          <StatusLine />
          <FitChart />
          <LossChart />
        </div>
        <aside class="results">
          <Numbers />
          <Figures />
          <Device />
          <Log />
        </aside>
      </main>
      <Transport />
      <DataDialog />
    </>
  );
}
