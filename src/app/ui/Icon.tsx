/** Drawn on a grid of 16, in the colour of the text beside them. */
const PATHS = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  stop: 'M3 3h10v10H3z',
  step: 'M3 2.5v11l7.5-5.5zM11 2.5h2v11h-2z',
  reset: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5h-2A3.5 3.5 0 1 1 8 4.5V7l4-3.5L8 0z',
  warning: 'M8 1 15.5 14.5H.5zM7.2 6v4.2h1.6V6zM7.2 11.4V13h1.6v-1.6z',
  lock: 'M3 7h1V5a4 4 0 0 1 8 0v2h1v8H3zM6 7h4V5a2 2 0 0 0-4 0z',
  unlock: 'M3 7h7V5a2 2 0 0 0-4 0H4a4 4 0 0 1 8 0v2h1v8H3z',
  bounds: 'M1 3h1.6v10H1zM13.4 3H15v10h-1.6zM7 4.5v2.7h2V4.5L12.3 8 9 11.5V8.8H7v2.7L3.7 8z',
  check: 'M6.2 12.8 1.8 8.4l1.5-1.5 2.9 2.9 6.5-6.5 1.5 1.5z',
  more: 'M3 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3m5 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3',
  close: 'm3.4 2 4.6 4.6L12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z',
  down: 'M3 6h10l-5 5z',
  redo: 'M10.5 1 15 5l-4.5 4V6.5H7a3 3 0 1 0 0 6h5v2H7a5 5 0 0 1 0-10h3.5z',
  settings: 'M1 3h6v2H1zM11 3h4v2h-4zM8 1.5h2v5H8zM1 11h3v2H1zM8 11h7v2H8zM5 9.5h2v5H5z',
  undo: 'M5.5 1 1 5l4.5 4V6.5H9a3 3 0 1 1 0 6H4v2h5a5 5 0 0 0 0-10H5.5z',
  table:
    'M1.5 2.5h13v11h-13zM3 6.2v2h4.2v-2zM8.7 6.2v2H13v-2zM3 9.7V12h4.2V9.7zM8.7 9.7V12H13V9.7z',
  residuals:
    'M.8 12.3 14.8 4l.7 1.3-14 8.3zM4.5 2a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4M4 6.4h1v2.4H4zM11.5 10.6a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4M11 7.3h1v2.3h-1z',
  logX: 'M1 11.5h14V13H1zM2 3.5h1.5V10H2zM7 5.5h1.4V10H7zM10.4 6.7h1.3V10h-1.3zM13 7.7h1.2V10H13z',
  logY: 'M3 1h1.5v14H3zM6 12.5h6.5V14H6zM6 7.6h4.5V9H6zM6 4.3h3.3v1.3H6zM6 1.8h2.3V3H6z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
