/** How a map will look, faint: before there is one. Shares of its width and height. */
const BANDS = [
  'M0 0H100V60H0z',
  'M0 0C30 2 52 12 66 30C74 42 80 52 82 60H0z',
  'M0 8C22 12 40 22 50 36C56 46 60 54 62 60H0z',
  'M0 22C14 26 26 34 34 44C38 50 40 56 41 60H0z',
] as const;

export function Ghost() {
  return (
    <div class="plot map-ghost" aria-hidden="true">
      <svg viewBox="0 0 100 60" preserveAspectRatio="none">
        {BANDS.map((path, i) => (
          <path
            key={path}
            d={path}
            style={{ color: `var(--relief-${i + 2})` }}
            fill="currentColor"
          />
        ))}
        <path
          d="M82 60C86 40 88 20 89 0H100V60z"
          style={{ color: 'var(--pressed)' }}
          fill="currentColor"
        />
      </svg>
    </div>
  );
}
