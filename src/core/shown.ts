/** A value as an error message shows it: short, and without line breaks. */
export function shown(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'object' && value !== null
        ? Object.prototype.toString.call(value)
        : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
