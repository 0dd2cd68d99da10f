import { AbortedError, ConfigError, DownhillError, messageOf } from '../core/errors.ts';
import { parseCommand } from './args.ts';
import type { Io, World } from './command.ts';
import { SIGNALS } from './stop.ts';

/** Exit statuses, besides those of signals. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * One call of the program. Never throws: what goes wrong becomes a line on stderr.
 * @param argv the arguments after the program's name
 * @returns the exit status
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    return (await parseCommand(argv)(world)) ? EXIT.done : EXIT.failed;
  } catch (error) {
    return fail(error, world);
  } finally {
    world.terminal.clear();
  }
}

/** Deno asks before a program may look at the machine; where it cannot ask, it refuses. README.md says the same. */
const DENO_NEEDS =
  'run it with deno run --allow-env --allow-sys --allow-read --allow-write, or --allow-all';
const DENIED = ['NotCapable', 'PermissionDenied'];

/** Says what went wrong, and gives the exit status for it. */
export function fail(error: unknown, { terminal: { say }, env, stop }: Io): number {
  const message = messageOf(error);
  if (error instanceof Error && DENIED.includes(error.name)) {
    say(`downhill: Deno does not allow it (${message}): ${DENO_NEEDS}`);
    return EXIT.failed;
  }
  if (env['DOWNHILL_DEBUG'] === '1' && error instanceof Error) {
    const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    for (const frame of frames) say(frame);
  }
  if (!(error instanceof AbortedError)) {
    const unexpected = error instanceof DownhillError ? '' : 'unexpected error: ';
    say(`downhill: ${unexpected}${message}`);
    return error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  }
  const { cause } = stop;
  // The reader of stdout has seen enough: that is no failure.
  if (cause === 'closed') return EXIT.done;
  say(`downhill: ${cause instanceof Error ? cause.message : message}`);
  return cause === undefined || cause instanceof Error ? EXIT.failed : SIGNALS[cause];
}
