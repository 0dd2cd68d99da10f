import { Banners } from '../Banners.tsx';
import { Device } from '../train/Device.tsx';
import { Figures } from '../train/Figures.tsx';
import { Numbers } from '../train/Numbers.tsx';
import { StatusLine } from '../train/StatusLine.tsx';
import { TrainSheet } from '../train/TrainSheet.tsx';
import { Transport } from '../train/Transport.tsx';
import { LandscapeChart } from './LandscapeChart.tsx';

/** The same run as in the Train view, seen from above: its way over the loss of every line. */
export function LandscapeView() {
  return (
    <>
      <main class="workspace">
        <TrainSheet />
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          <StatusLine />
          <LandscapeChart />
        </div>
        <aside class="results">
          <Numbers />
          <Figures />
          <Device />
        </aside>
      </main>
      <Transport />
    </>
  );
}
