import type { ComponentChildren } from 'preact';
import { useApp, useSelected, useWords } from '../app-context.ts';
import { VIEWS, type View } from '../preferences.ts';
import { writeAddress } from '../settings/address.ts';

/** The way between the views: links, so that one can be opened in a tab of its own. */
export function ViewLinks() {
  const { text } = useWords();
  return (
    <nav class="views" aria-label={text.views.title}>
      {VIEWS.map((view) => (
        <ViewLink key={view} to={view}>
          {text.views[view]}
        </ViewLink>
      ))}
    </nav>
  );
}

interface ViewLinkProps {
  readonly to: View;
  readonly children: ComponentChildren;
}

export function ViewLink({ to, children }: ViewLinkProps) {
  const { settings } = useApp();
  const config = useSelected((state) => state.config);
  const preferences = useSelected((state) => state.preferences);
  return (
    <a
      // An empty address would be the page as it is now.
      href={writeAddress(config, { ...preferences, view: to }) || './'}
      aria-current={to === preferences.view ? 'page' : undefined}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        settings.prefer({ view: to });
      }}
    >
      {children}
    </a>
  );
}
