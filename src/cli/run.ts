import { AbortedError, ConfigError, DownhillError, messageOf } from '../core/errors.ts';
import { parseCommand } from './args.ts';
import { bench } from './bench.ts';
import type { EngineMakers } from './engines.ts';
import { checkVariables } from './environment.ts';
import { helpText } from './help.ts';
import { info, type InfoSources } from './info.ts';
import { note, type Io } from './io.ts';
import { DENO_NEEDS, isDenied } from './permissions.ts';
import { SIGNALS } from './stop.ts';
import { train } from './train.ts';
import { verifyCommand } from './verify.ts';
import { VERSION } from './version.ts';

/** Exit statuses, besides those of signals. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** The makers, with or without measuring first (`--no-tune`). */
function tuned(makers: EngineMakers, tune: boolean): EngineMakers {
  return { ...makers, webgpu: (precision) => makers.webgpu(precision, tune) };
}

/**
 * One call of the program. Never throws: what goes wrong becomes a line on stderr.
 * @param argv the arguments after the program's name
 * @returns the exit status
 */
export async function run(
  argv: readonly string[],
  io: Io,
  makers: EngineMakers,
  sources: InfoSources,
): Promise<number> {
  try {
    const command = parseCommand(argv);
    if (command.name !== 'help' && command.name !== 'version') checkVariables(io.env);
    switch (command.name) {
      case 'train':
        await train(command.request, io, tuned(makers, command.tune));
        break;
      case 'bench':
        await bench(command.request, io, tuned(makers, command.tune), sources.machine);
        break;
      case 'verify':
        return (await verifyCommand(
          command.request,
          io,
          tuned(makers, command.tune),
          sources.machine,
        ))
          ? EXIT.done
          : EXIT.failed;
      case 'info':
        await info(command.json, io, makers, sources);
        break;
      case 'help':
        await io.terminal.print(helpText(command.topic).trimEnd().split('\n'));
        break;
      case 'version':
        await io.terminal.print([VERSION]);
        break;
    }
    return EXIT.done;
  } catch (error) {
    return fail(error, io);
  } finally {
    io.terminal.clear();
  }
}

/** Says what went wrong, and gives the exit status for it. */
export function fail(error: unknown, io: Io): number {
  if (isDenied(error)) {
    note(io, `downhill: Deno does not allow it (${messageOf(error)}): ${DENO_NEEDS}`);
    return EXIT.failed;
  }
  if (io.env['DOWNHILL_DEBUG'] === '1' && error instanceof Error) {
    const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    for (const frame of frames) note(io, frame);
  }
  if (error instanceof AbortedError) return stopped(error, io);
  const unexpected = error instanceof DownhillError ? '' : 'unexpected error: ';
  note(io, `downhill: ${unexpected}${messageOf(error)}`);
  return error instanceof ConfigError ? EXIT.usage : EXIT.failed;
}

function stopped(error: AbortedError, io: Io): number {
  const { cause } = io.stop;
  // The reader of stdout has seen enough: that is no failure.
  if (cause === 'closed') return EXIT.done;
  if (cause instanceof Error) {
    note(io, `downhill: ${cause.message}`);
    return EXIT.failed;
  }
  note(io, `downhill: ${error.message}`);
  return cause === undefined ? EXIT.failed : SIGNALS[cause];
}
