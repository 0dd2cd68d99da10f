import { useState } from 'preact/hooks';
import { useSelected } from '../../app-context.ts';
import { Banners } from '../Banners.tsx';
import { Checks } from './Checks.tsx';
import { ErrorChart } from './ErrorChart.tsx';
import { Exchange } from './Exchange.tsx';
import { Facts } from './Facts.tsx';
import { SettingsLine } from './SettingsLine.tsx';
import { shownIn, type Wanted } from './shown.ts';
import { VerifyControls } from './VerifyControls.tsx';
import { VerifyStatus } from './VerifyStatus.tsx';

/** The engine of the Train view against the exact solution and two references. */
export function VerifyView() {
  const report = useSelected(({ verification }) => verification.report);
  const [wanted, setWanted] = useState<Wanted>({});
  const shown = report && shownIn(report, wanted);
  const onShow = (patch: Wanted): void => {
    setWanted({ ...wanted, ...patch });
  };
  return (
    <>
      <main class="workspace is-verify">
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          <VerifyStatus />
          <SettingsLine />
          <ErrorChart report={report} shown={shown} onShow={onShow} />
          <Facts report={report} />
        </div>
        <aside class="results">
          <Checks report={report} shown={shown} onShow={onShow} />
          <Exchange report={report} />
        </aside>
      </main>
      <VerifyControls />
    </>
  );
}
