/** A value as an error message shows it: short, and without line breaks. */
export function shown(value: unknown): string {
  const text = described(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
