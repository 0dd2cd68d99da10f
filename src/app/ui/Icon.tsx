/** Drawn on a grid of 16, in the colour of the text beside them. */
const PATHS = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  stop: 'M3 3h10v10H3z',
  step: 'M3 2.5v11l7.5-5.5zM11 2.5h2v11h-2z',
  reset: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5h-2A3.5 3.5 0 1 1 8 4.5V7l4-3.5L8 0z',
  warning: 'M8 1 15.5 14.5H.5zM7.2 6v4.2h1.6V6zM7.2 11.4V13h1.6v-1.6z',
  check: 'M6.2 12.8 1.8 8.4l1.5-1.5 2.9 2.9 6.5-6.5 1.5 1.5z',
  more: 'M3 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3m5 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3',
  close: 'm3.4 2 4.6 4.6L12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z',
  settings: 'M1 3h6v2H1zM11 3h4v2h-4zM8 1.5h2v5H8zM1 11h3v2H1zM8 11h7v2H8zM5 9.5h2v5H5z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
