import { useBenchWords } from './use-bench-words.ts';

/** What a time is, in plain words. */
export function Notes() {
  const { text } = useBenchWords();
  const { title, timed, warmUp, checked, loses } = text.bench.notes;
  return (
    <section class="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{title}</h2>
      <ul>
        {[timed, warmUp, checked, loses].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
