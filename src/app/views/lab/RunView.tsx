import type { ComponentChildren } from 'preact';
import type { Part } from '../../preferences.ts';
import { Banners } from '../Banners.tsx';
import { useParts } from '../use-parts.ts';
import { Device } from './Device.tsx';
import { Figures } from './Figures.tsx';
import { Log } from './Log.tsx';
import { Numbers } from './Numbers.tsx';
import { Rail } from './Rail.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Transport } from './Transport.tsx';
import { Weights } from './Weights.tsx';

const RESULTS = {
  numbers: Numbers,
  weights: Weights,
  figures: Figures,
  device: Device,
  log: Log,
} as const;

export interface RunViewProps {
  /** What stands beside the charts. */
  readonly results: readonly (keyof typeof RESULTS & Part)[];
  readonly children: ComponentChildren;
}

/** One run: its settings, its charts, its numbers; of an embedded page what its address names. */
export function RunView({ results, children }: RunViewProps) {
  const { embedded, shows } = useParts();
  return (
    <>
      <main class={embedded ? 'workspace is-embedded' : 'workspace'}>
        {shows('rail') && <Rail />}
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          {shows('status') && <StatusLine />}
          {children}
        </div>
        {shows(...results) && (
          <aside class="results">
            {results.map((part) => {
              const Result = RESULTS[part];
              return shows(part) && <Result key={part} />;
            })}
          </aside>
        )}
      </main>
      {shows('transport') && <Transport />}
    </>
  );
}
