import { useSelected } from '../../app-context.ts';
import { holderOf } from '../../state.ts';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { benchStatus, type BenchStatusText } from './status.ts';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './use-bench-words.ts';

export function BenchStatus() {
  const { text, numbers } = useBenchWords();
  const bench = useSelected((state) => state.bench);
  const planned = usePlanned().length;
  const held = useSelected((state) => holderOf(state) === 'verify');
  const { tone, sentence }: BenchStatusText = held
    ? { tone: 'quiet', sentence: text.bench.status.held }
    : benchStatus(bench, planned, text, numbers);
  return (
    <div class={`status is-${tone}`}>
      <StatusSign tone={tone} />
      <p role="status">{sentence}</p>
    </div>
  );
}
