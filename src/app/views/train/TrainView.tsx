import { Banners } from '../Banners.tsx';
import { useParts } from '../use-parts.ts';
import { Device } from './Device.tsx';
import { Figures } from './Figures.tsx';
import { FitChart } from './FitChart.tsx';
import { Log } from './Log.tsx';
import { LossChart } from './LossChart.tsx';
import { Numbers } from './Numbers.tsx';
import { TrainSheet } from './TrainSheet.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Transport } from './Transport.tsx';

/** One run: its settings, its charts, its numbers; of an embedded page what its address names. */
export function TrainView() {
  const { embedded, shows } = useParts();
  return (
    <>
      <main class={embedded ? 'workspace is-embedded' : 'workspace'}>
        {shows('rail') && <TrainSheet />}
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          {shows('status') && <StatusLine />}
          {shows('fit') && <FitChart />}
          {shows('loss') && <LossChart />}
        </div>
        {shows('numbers', 'figures', 'device', 'log') && (
          <aside class="results">
            {shows('numbers') && <Numbers />}
            {shows('figures') && <Figures />}
            {shows('device') && <Device />}
            {shows('log') && <Log />}
          </aside>
        )}
      </main>
      {shows('transport') && <Transport />}
    </>
  );
}
