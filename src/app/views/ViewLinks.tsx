import type { ComponentChildren } from 'preact';
import { usePage } from '../app-context.ts';
import { PLACES, type Place, type View } from '../preferences.ts';
import { writeAddress } from '../settings/address.ts';
import { onPlainClick } from '../ui/plain-click.ts';

const ALL = Object.keys(PLACES) as readonly Place[];

/** The way between the places: links, so that one can be opened in a tab of its own. */
export function PlaceLinks() {
  const { text, preferences } = usePage();
  return (
    <nav class="places" aria-label={text.places.title}>
      {ALL.map((place) => {
        const views: readonly View[] = PLACES[place];
        const isHere = views.includes(preferences.view);
        return (
          <ViewLink key={place} to={PLACES[place][0]} isHere={isHere}>
            {text.places[place]}
          </ViewLink>
        );
      })}
    </nav>
  );
}

export function Tabs({ place }: { readonly place: Place }) {
  const { text } = usePage();
  return (
    <nav class="tabs" aria-label={text.places[place]}>
      {PLACES[place].map((view) => (
        <ViewLink key={view} to={view}>
          {text.views[view]}
        </ViewLink>
      ))}
    </nav>
  );
}

interface ViewLinkProps {
  readonly to: View;
  /** Whether it leads to where one is; to the view in sight, where it is left out. */
  readonly isHere?: boolean;
  readonly children: ComponentChildren;
}

export function ViewLink({ to, isHere, children }: ViewLinkProps) {
  const { settings, config, preferences } = usePage();
  return (
    <a
      // An empty address would be the page as it is now.
      href={writeAddress(config, { ...preferences, view: to }) || './'}
      aria-current={(isHere ?? to === preferences.view) ? 'page' : undefined}
      onClick={onPlainClick(() => settings.prefer({ view: to }))}
    >
      {children}
    </a>
  );
}
