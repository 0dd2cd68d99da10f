import '../../styles/learn.css';
import { usePage } from '../../app-context.ts';
import { saidIn } from '../../i18n/phrases.ts';
import { LEARN } from '../../i18n/learn.ts';
import { DEFAULT_PREFERENCES } from '../../preferences.ts';
import { writeAddress } from '../../settings/address.ts';
import { onPlainClick } from '../../ui/plain-click.ts';
import { DEFAULTS } from '../../../core/settings/index.ts';
import { EXAMPLE_IDS, LESSON_IDS, type LessonId } from '../../guide/ids.ts';
import { EXAMPLES } from '../../guide/lessons/examples.ts';
import { LESSONS } from '../../guide/lessons/index.ts';
import { CardPicture } from './CardPicture.tsx';
import type { ComponentChildren } from 'preact';

export function Gallery() {
  const { text, numbers } = usePage(LEARN);
  const words = text.lesson;
  return (
    <div class="gallery stack">
      <div class="row">
        <h3>{words.lessons}</h3>
        <span class="hint">{words.minutes}</span>
      </div>
      <ol>
        {LESSON_IDS.map((id, i) => (
          <li key={id}>
            <LessonLink id={id}>
              <span class="gallery-number" aria-hidden="true">
                {numbers.integer(i + 1)}
              </span>
            </LessonLink>
          </li>
        ))}
      </ol>
      <h3>{words.examples}</h3>
      <ul>
        {EXAMPLE_IDS.map((id) => (
          <li key={id}>
            <LessonLink id={id}>
              <CardPicture picture={EXAMPLES[id].picture} />
            </LessonLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LessonLinkProps {
  readonly id: LessonId;
  /** What is seen of it before its title. */
  readonly children: ComponentChildren;
}

function LessonLink({ id, children }: LessonLinkProps) {
  const { guide, language, preferences } = usePage();
  const { lang, theme } = preferences;
  const { title, about } = LESSONS[id];
  return (
    <a
      data-lesson={id}
      href={writeAddress(DEFAULTS, { ...DEFAULT_PREFERENCES, lang, theme, lesson: id })}
      onClick={onPlainClick(() => void guide.teach(id))}
    >
      {children}
      <strong>{saidIn(title, language)}</strong>
      <span class="hint">{saidIn(about, language)}</span>
    </a>
  );
}
