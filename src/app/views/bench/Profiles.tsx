import { useSelected } from '../../app-context.ts';
import { profiledOf } from '../../bench/bench.ts';
import { RooflineTable } from './RooflineTable.tsx';
import { SplitTable } from './SplitTable.tsx';
import { useBenchWords } from './use-bench-words.ts';

/** Where the time of the GPU's cases goes; nothing before one was measured. */
export function Profiles() {
  const { text, numbers } = useBenchWords();
  const { title, timestamps, queue } = text.profile;
  const rows = useSelected(({ bench }) => bench.rows);
  const results = profiledOf(rows);
  if (results.length === 0) return null;
  const quanta = results.flatMap(({ profile }) => profile.quantumNs ?? []);
  return (
    <section class="profiles" aria-labelledby="profiles-title">
      <h2 id="profiles-title">{title}</h2>
      <p>{quanta.length === 0 ? queue : timestamps(numbers.short(Math.min(...quanta) / 1000))}</p>
      <div class="profiles-scroll" tabIndex={0} role="group" aria-labelledby="profiles-title">
        <SplitTable results={results} />
        <RooflineTable results={results} />
      </div>
    </section>
  );
}
