import { usePage } from '../app-context.ts';
import { LANGUAGE_NAMES } from '../i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { lazy } from '../ui/lazy.tsx';
import { Popover, useFirstFocus } from '../ui/Popover.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { PlaceLinks } from './ViewLinks.tsx';

const ShareLink = lazy(() => import('./header/ShareMenu.tsx'), 'ShareLink', '');
const ExportItems = lazy(() => import('./header/ExportMenu.tsx'), 'ExportItems', '');

export function Header() {
  const { guide, text } = usePage();
  return (
    <header class="header row">
      <Mark />
      <h1>Downhill</h1>
      <PlaceLinks />
      <Button look="is-quiet" data-action="learn" onClick={() => guide.show('learn')}>
        {text.learn}
      </Button>
      <Popover label={text.headed.share} action="share" Body={ShareLink} />
      <Popover label={text.headed.export} action="export" Body={ExportItems} />
      <Popover label={text.menu} icon="more" action="menu" Body={Menu} />
    </header>
  );
}

/** How the page looks and speaks, and which keys it knows. */
function Menu() {
  useFirstFocus();
  const { settings, guide, text, language, preferences } = usePage();
  const { auto, light, dark } = text.theme;
  return (
    <>
      <Segmented
        label={text.theme.title}
        value={preferences.theme}
        choices={{ auto, light, dark }}
        onChoose={(chosen) => settings.prefer({ theme: chosen })}
      />
      <Segmented
        label={text.language.title}
        value={language}
        choices={LANGUAGE_NAMES}
        onChoose={(lang) => settings.prefer({ lang })}
      />
      <Button look="is-item" data-action="keys" onClick={() => guide.show('keys')}>
        {text.keys} <kbd>?</kbd>
      </Button>
    </>
  );
}

/** The way down, and how far along it one is. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path d="M4 6c4 0 5 18 13 18h11" />
      <circle cx="10.5" cy="15" r="4" />
    </svg>
  );
}
