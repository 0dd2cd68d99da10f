import { usePage } from '../app-context.ts';
import { LANGUAGE_NAMES, learn, type Language } from '../i18n/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/SelectField.tsx';
import { ViewLinks } from './ViewLinks.tsx';

export function Header() {
  const { settings, text, language, preferences } = usePage();
  const { auto, light, dark } = text.theme;
  const speak = (lang: Language): void => {
    const prefer = (): void => {
      settings.prefer({ lang });
    };
    // Without its texts the page stays in the language that it speaks.
    learn(lang).then(prefer, () => undefined);
  };
  return (
    <header class="header">
      <Mark />
      <h1>Downhill</h1>
      <ViewLinks />
      <p class="tagline">{text.tagline}</p>
      <Segmented
        label={text.theme.title}
        value={preferences.theme}
        choices={{ auto, light, dark }}
        onChoose={(chosen) => {
          settings.prefer({ theme: chosen });
        }}
      />
      <Select
        attributes={{ 'aria-label': text.language.title }}
        value={language}
        choices={LANGUAGE_NAMES}
        onChoose={speak}
      />
    </header>
  );
}

/** The way down, and how far along it one is. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path class="mark-slope" d="M4 6c4 0 5 18 13 18h11" />
      <circle class="mark-ball" cx="10.5" cy="15" r="4" />
    </svg>
  );
}
