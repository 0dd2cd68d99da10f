import { Banners } from '../Banners.tsx';
import { Device } from '../train/Device.tsx';
import { Figures } from '../train/Figures.tsx';
import { Numbers } from '../train/Numbers.tsx';
import { StatusLine } from '../train/StatusLine.tsx';
import { TrainSheet } from '../train/TrainSheet.tsx';
import { Transport } from '../train/Transport.tsx';
import { useParts } from '../use-parts.ts';
import { LandscapeChart } from './LandscapeChart.tsx';

/**
 * The same run as in the Train view, seen from above: its way over the loss of every line. Embedded, with
 * what of the rest its address names.
 */
export function LandscapeView() {
  const { embedded, shows } = useParts();
  return (
    <>
      <main class={embedded ? 'workspace is-embedded' : 'workspace'}>
        {shows('rail') && <TrainSheet />}
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          {shows('status') && <StatusLine />}
          <LandscapeChart />
        </div>
        {shows('numbers', 'figures', 'device') && (
          <aside class="results">
            {shows('numbers') && <Numbers />}
            {shows('figures') && <Figures />}
            {shows('device') && <Device />}
          </aside>
        )}
      </main>
      {shows('transport') && <Transport />}
    </>
  );
}
