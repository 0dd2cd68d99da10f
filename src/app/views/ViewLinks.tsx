import { useApp, useSelected, useWords } from '../app-context.ts';
import { VIEWS } from '../preferences.ts';
import { writeAddress } from '../settings/address.ts';

/** The way between the views: links, so that one can be opened in a tab of its own. */
export function ViewLinks() {
  const { settings } = useApp();
  const { text } = useWords();
  const config = useSelected((state) => state.config);
  const preferences = useSelected((state) => state.preferences);
  return (
    <nav class="views" aria-label={text.views.title}>
      {VIEWS.map((view) => (
        <a
          key={view}
          // An empty address would be the page as it is now.
          href={writeAddress(config, { ...preferences, view }) || './'}
          aria-current={view === preferences.view ? 'page' : undefined}
          onClick={(event) => {
            if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            settings.prefer({ view });
          }}
        >
          {text.views[view]}
        </a>
      ))}
    </nav>
  );
}
