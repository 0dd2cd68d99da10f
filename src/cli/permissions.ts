/** Deno asks before a program may look at the machine; where it cannot ask, it refuses. */

/** Whether `error` is such a refusal. */
export function isDenied(error: unknown): boolean {
  return error instanceof Error && ['NotCapable', 'PermissionDenied'].includes(error.name);
}

/** What the program needs, and for what: README.md says the same. */
export const DENO_NEEDS =
  'run it with deno run --allow-env --allow-sys --allow-read --allow-write, or --allow-all';
