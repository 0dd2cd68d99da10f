import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../app-context.ts';
import { VIEWS, type View } from '../preferences.ts';
import { writeAddress } from '../settings/address.ts';

/** The way between the views: links, so that one can be opened in a tab of its own. */
export function ViewLinks() {
  const { text, preferences } = usePage();
  const { view } = preferences;
  const nav = useRef<HTMLElement>(null);
  // Where they do not all fit, the one in use is in the middle.
  useLayoutEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current === null || current === null || current === undefined) return;
    const { offsetLeft, offsetWidth } = current;
    nav.current.scrollLeft = offsetLeft - (nav.current.clientWidth - offsetWidth) / 2;
  }, [view, text]);
  return (
    <nav class="views" aria-label={text.views.title} ref={nav}>
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
  const { settings, config, preferences } = usePage();
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
