import { Banners } from '../Banners.tsx';
import { BenchChart } from './BenchChart.tsx';
import { BenchControls } from './BenchControls.tsx';
import { BenchStatus } from './BenchStatus.tsx';
import { Choices } from './Choices.tsx';
import { CrossoverLine } from './CrossoverLine.tsx';
import { Export } from './Export.tsx';
import { Notes } from './Notes.tsx';
import { Profiles } from './Profiles.tsx';
import { Results } from './Results.tsx';

/** Every engine, every strategy, from a hundred points to millions: who is fastest where. */
export function BenchView() {
  return (
    <>
      <main class="workspace is-bench">
        <Choices />
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          <BenchStatus />
          <CrossoverLine />
          <BenchChart />
          <Profiles />
          <Notes />
        </div>
        <aside class="results">
          <Results />
          <Export />
        </aside>
      </main>
      <BenchControls />
    </>
  );
}
