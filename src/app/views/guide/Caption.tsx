import '../../styles/learn.css';
import { useEffect } from 'preact/hooks';
import { usePage, useSelected } from '../../app-context.ts';
import { LESSON_IDS } from '../../guide/ids.ts';
import { filled } from '../../guide/lessons/facts.ts';
import { LESSONS } from '../../guide/lessons/index.ts';
import type { Taught } from '../../state.ts';
import { saidIn, type Phrase } from '../../i18n/phrases.ts';
import { LEARN } from '../../i18n/learn.ts';
import { Button } from '../../ui/Button.tsx';

/** What a lesson says: in the place of the status, over the transport, so that it covers no chart. */
export function Caption() {
  const { guide, preferences } = usePage();
  const taught = useSelected(({ taught }) => taught);
  const { lesson, at } = preferences;
  useEffect(() => {
    // It did not come when the page was loaded; now it does.
    if (taught === undefined && lesson !== 'none') void guide.teach(lesson, at);
  }, [taught, lesson, at]);
  return taught === undefined ? null : <Said taught={taught} />;
}

function Said({ taught }: { readonly taught: Taught }) {
  const { text, numbers, language } = usePage(LEARN);
  const { lesson, at, before, done } = taught;
  const { steps, title: lessonTitle } = LESSONS[lesson];
  const { title = '', ask = '', seen = ask } = steps[at] ?? {};
  const useFilled = (text: Phrase): string =>
    useSelected((state) => filled(saidIn(text, language), done ?? state, before, numbers));
  const [asked, answered] = [useFilled(ask), useFilled(seen)];
  const isSeen = done !== undefined;
  return (
    <section
      class={`caption row ${isSeen ? 'is-done' : ''}`}
      aria-label={saidIn(lessonTitle, language)}
    >
      <div class="caption-said">
        <p aria-live="polite">
          <strong>{saidIn(title, language)}</strong> {isSeen ? answered : asked}
        </p>
        {/* Keeps the place of the longer of the two, so that the charts keep theirs. */}
        <p aria-hidden="true">
          <strong>{saidIn(title, language)}</strong> {isSeen ? asked : answered}
        </p>
      </div>
      {steps.length > 1 && (
        <span class="hint">
          {text.lesson.step(numbers.integer(at + 1), numbers.integer(steps.length))}
        </span>
      )}
      <Ways taught={taught} />
    </section>
  );
}

/** Back, on and out. */
function Ways({ taught: { lesson: id, at, done } }: { readonly taught: Taught }) {
  const { guide, text } = usePage(LEARN);
  const words = text.lesson;
  const { steps } = LESSONS[id];
  const nextLesson = LESSON_IDS[LESSON_IDS.findIndex((one) => one === id) + 1];
  const isLast = at === steps.length - 1;
  const isLesson = steps.length > 1;
  const end = (): void => {
    void guide.endLesson();
    // What ended it is gone.
    document.querySelector<HTMLElement>('[data-action=play]')?.focus();
  };
  const goOn = (): void => {
    if (!isLast) void guide.teach(id, at + 2);
    else if (nextLesson !== undefined) void guide.teach(nextLesson);
    else end();
  };
  return (
    <>
      {at > 0 && (
        <Button data-action="back" onClick={() => void guide.teach(id, at)}>
          {words.back}
        </Button>
      )}
      {isLesson && (
        <Button
          look={done !== undefined || steps[at]?.done === undefined ? 'is-primary' : ''}
          data-action="next"
          onClick={goOn}
        >
          {isLast ? (nextLesson === undefined ? words.done : words.nextLesson) : words.next}
        </Button>
      )}
      <Button icon="close" label={words.end} data-action="end-lesson" onClick={end} />
    </>
  );
}
