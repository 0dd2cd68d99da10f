import { AbortedError, ConfigError, DownhillError, messageOf } from '../core/errors.ts';
import { nearest } from '../core/input/nearest.ts';
import { shown } from '../core/text/shown.ts';
import { VERSION, type Command, type EngineMakers, type Io, type World } from './command.ts';
import { checkVariables } from './environment.ts';
import { readFlags } from './flags.ts';
import { GENERAL_HELP, helpText } from './help.ts';
import { SIGNALS } from './stop.ts';

/** Does what the person asked for. @returns false where something was checked, and is wrong */
type Perform = (world: World) => Promise<boolean>;

/** Each is loaded when it is asked for: an answer should not wait for the kernels of another. */
const COMMANDS = {
  train: async () => asking((await import('./train.ts')).TRAIN),
  fit: async () => asking((await import('./fit.ts')).FIT),
  sweep: async () => asking((await import('./sweep.ts')).SWEEP),
  merge: async () => asking((await import('./merge.ts')).MERGE),
  bench: async () => asking((await import('./bench.ts')).BENCH),
  verify: async () => asking((await import('./verify.ts')).VERIFY),
  info: async () => asking((await import('./info.ts')).INFO),
};
const NAMES = Object.keys(COMMANDS) as readonly (keyof typeof COMMANDS)[];

function asking<Request>(command: Command<Request>): (args: readonly string[]) => Perform {
  return (args) => {
    const flags = readFlags(args, command);
    if (flags.raw['help'] === true) return printing(helpText(command));
    const request = command.read(flags);
    const tune = flags.raw['no-tune'] !== true;
    return (world) => {
      checkVariables(world.env);
      const webgpu: EngineMakers['webgpu'] = (precision) => world.makers.webgpu(precision, tune);
      return command.perform(request, { ...world, makers: { ...world.makers, webgpu } });
    };
  };
}

function printing(text: string): Perform {
  return async ({ terminal }) => {
    await terminal.print(text.split('\n'));
    return true;
  };
}

/**
 * The arguments after the program's name.
 * @throws ConfigError that says what to type instead
 */
export async function parseCommand(argv: readonly string[]): Promise<Perform> {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') return printing(GENERAL_HELP);
  if (first === '--version') return printing(VERSION);
  const name = NAMES.find((command) => command === first);
  if (name === undefined) throw unknownCommand(first);
  return (await COMMANDS[name]())(rest);
}

function unknownCommand(word: string): ConfigError {
  const choices = NAMES.join(', ').replace(/, (?=\w+$)/, ' or ');
  if (word.startsWith('-')) {
    return new ConfigError(word, `${shown(word)} stands before any command: begin with ${choices}`);
  }
  const near = nearest(word, NAMES);
  const hint = near === undefined ? `use ${choices}` : `did you mean ${near}?`;
  return new ConfigError(word, `command ${shown(word)} is unknown: ${hint}`);
}

/** Exit statuses, besides those of signals. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * One call of the program. Never throws: what goes wrong becomes a line on stderr.
 * @param argv the arguments after the program's name
 * @returns the exit status
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    return (await (await parseCommand(argv))(world)) ? EXIT.done : EXIT.failed;
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
export function fail(error: unknown, { terminal: { say, quote }, env, stop }: Io): number {
  // Of a formula the error shows where.
  const isPicture = error instanceof ConfigError && error.faults['formula']?.kind === 'formula';
  const [message = '', ...picture] = isPicture ? messageOf(error).split('\n') : [messageOf(error)];
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
    quote(picture);
    return error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  }
  const { cause } = stop;
  // The reader of stdout has seen enough: that is no failure.
  if (cause === 'closed') return EXIT.done;
  say(`downhill: ${cause instanceof Error ? cause.message : message}`);
  return cause === undefined || cause instanceof Error ? EXIT.failed : SIGNALS[cause];
}
