/**
 * The same training on Downhill and on other libraries, side by side:
 * `npm run bench:peers -- [--task NAME] [--rounds N] [--budget SECONDS] [--only TEXT] [--json FILE]`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environment } from './environment.mjs';
import { PYTORCH, visitPyTorch } from './pytorch.mjs';
import { asHead, asRows, asTable } from './report.mjs';

/**
 * @typedef {import('./report.mjs').Outcome} Outcome
 * @typedef {import('./page/tasks.ts').TaskName} TaskName
 */

const { rounds, budgetMs, only, task: wanted, json } = options();
ensureInstalled();
// Only now, because it needs what may just have been installed.
const { startArena } = await import('./arena.mjs');

const arena = await startArena();
try {
  const about = await arena.about();
  const names = [...about.names, PYTORCH].filter((name) =>
    only.split(',').some((text) => name.includes(text)),
  );
  if (names.length === 0) fail(`only ${JSON.stringify(only)} fits no contestant: leave it out`);
  const tasks = about.tasks.filter((task) => wanted === '' || task === wanted);
  if (tasks.length === 0)
    fail(`task ${JSON.stringify(wanted)} is none of ${about.tasks.join(', ')}`);
  const facts = environment(arena.chromium, about.adapter);
  console.log(`${asHead(facts)}\n`);
  const tables = [];
  for (const task of tasks) {
    const rows = await compare(task, names);
    console.log(`${task}\n\n${asTable(rows)}\n`);
    tables.push({ task, rows });
  }
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ environment: facts, rounds, tables }, null, 2)}\n`);
  }
} finally {
  await arena.close();
}

/**
 * @param {TaskName} task
 * @param {readonly string[]} names
 */
async function compare(task, names) {
  const { epochs, isFull, json } = await arena.task(task);
  const outcomes = names.map((name) => /** @type {Outcome} */ ({ name, visits: [] }));
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another contestant, so that none always has the same one before it.
    const first = Math.floor((round * names.length) / rounds);
    for (const outcome of [...outcomes.slice(first), ...outcomes.slice(0, first)]) {
      if (outcome.failure !== undefined) continue;
      process.stderr.write(`${task}, round ${round + 1} of ${rounds}: ${outcome.name}\n`);
      try {
        outcome.visits.push(await visited(outcome));
      } catch (error) {
        outcome.failure = error instanceof Error ? error.message : String(error);
      }
    }
  }
  const counts = [...new Set(outcomes.flatMap(({ visits }) => visits.map((one) => one.epochs)))];
  const ends = await arena.ends(task, counts);
  return asRows(outcomes, new Map(counts.map((count, i) => [count, ends[i]])), isFull);

  /** @param {Outcome} outcome */
  function visited({ name, visits }) {
    const before = visits[0];
    if (name !== PYTORCH) {
      return arena.visit(name, task, { budgetMs, ...(before && { epochs: before.epochs }) });
    }
    return visitPyTorch(json, epochs);
  }
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '3' },
        budget: { type: 'string', default: '3' },
        task: { type: 'string', default: '' },
        only: { type: 'string', default: '' },
        json: { type: 'string' },
      },
    });
    const rounds = Number(values.rounds);
    const budgetMs = 1000 * Number(values.budget);
    if (!Number.isInteger(rounds) || rounds < 1) {
      fail(`rounds ${values.rounds} is not an integer from 1 up: give one`);
    }
    if (!(budgetMs >= 1000 && budgetMs <= 60_000)) {
      fail(
        `budget ${values.budget} is not a number of seconds from 1 to 60: give one in that range`,
      );
    }
    const { only, task, json } = values;
    return { rounds, budgetMs, only, task, json };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** The peers' own packages; Downhill's must be there already. */
function ensureInstalled() {
  const here = fileURLToPath(new URL('.', import.meta.url));
  if (!existsSync(fileURLToPath(new URL('../../node_modules', import.meta.url)))) {
    fail("Downhill's own packages are missing: run npm ci first");
  }
  if (existsSync(fileURLToPath(new URL('node_modules/.package-lock.json', import.meta.url))))
    return;
  process.stderr.write('installing the peers\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    // stdout is for the table.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('the peers could not be installed: see above');
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`bench:peers: ${message}\n`);
  process.exit(2);
}
