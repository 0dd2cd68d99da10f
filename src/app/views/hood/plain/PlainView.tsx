import script from '../../../../../examples/plain-step/step.ts?raw';
import shader from '../../../../../examples/plain-step/step.wgsl?raw';
import { useWords } from '../../../app-context.ts';
import { PLAIN } from '../../../i18n/plain.ts';
import { Tabs, ViewLink } from '../../ViewLinks.tsx';
import { Code } from '../Code.tsx';
import { RunIt } from './RunIt.tsx';

/** The two files to read first. */
export function PlainView() {
  const { plain, views } = useWords(PLAIN).text;
  return (
    <>
      <Tabs place="hood" />
      <div class="content stack">
        <p class="kernels-lead">{plain.lead}</p>
        <RunIt />
        <div class="plain-files">
          <section class="stack" aria-labelledby="plain-shader">
            <h2 id="plain-shader">{plain.shader}</h2>
            <Code label="step.wgsl" text={shader} />
            <h2>{plain.faster}</h2>
            <ul class="plain-differences">
              {plain.differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
            <p class="row">
              <ViewLink to="kernels">{plain.kernels}</ViewLink>
              <ViewLink to="benchmark">{`${plain.benchmark}: ${views.benchmark}`}</ViewLink>
            </p>
          </section>
          <section class="stack" aria-labelledby="plain-script">
            <h2 id="plain-script">{plain.script}</h2>
            <Code label="step.ts" text={script} written="typescript" />
          </section>
        </div>
      </div>
    </>
  );
}
