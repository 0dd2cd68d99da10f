import { useSelected, useWords } from '../../app-context.ts';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { benchStatus } from './status.ts';
import { usePlanned } from './use-planned.ts';

export function BenchStatus() {
  const { text, numbers } = useWords();
  const bench = useSelected((state) => state.bench);
  const planned = usePlanned().length;
  const { tone, sentence } = benchStatus(bench, planned, text, numbers);
  return (
    <div class={`status is-${tone}`}>
      <StatusSign tone={tone} />
      <p role="status">{sentence}</p>
    </div>
  );
}
