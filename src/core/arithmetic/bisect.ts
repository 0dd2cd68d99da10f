/** The least integer above `below` that passes, where `at` does, and with one every greater one. */
export function leastThat(passes: (k: number) => boolean, below: number, at: number): number {
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (passes(middle)) at = middle;
    else below = middle;
  }
  return at;
}
