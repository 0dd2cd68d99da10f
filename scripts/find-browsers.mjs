/** Where the browsers are that the tests run in. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/**
 * The path of a Chromium or Chrome that runs: `DOWNHILL_CHROMIUM`, else an installed one, else
 * the one that Playwright has downloaded.
 * @returns {string | undefined} undefined where there is none
 * @throws {Error} where `DOWNHILL_CHROMIUM` names no program
 */
export function findChromium() {
  return chosenBy('DOWNHILL_CHROMIUM') ?? installed().find(runs) ?? [playwrights()].find(isProgram);
}

/**
 * The path of a Firefox: `DOWNHILL_FIREFOX`, else an installed one.
 * @returns {string | undefined} undefined where there is none
 * @throws {Error} where `DOWNHILL_FIREFOX` names no program
 */
export function findFirefox() {
  return chosenBy('DOWNHILL_FIREFOX') ?? onPath('firefox-esr') ?? onPath('firefox');
}

/**
 * @param {string} variable that may name a program
 * @throws {Error} where it names none that is there
 */
function chosenBy(variable) {
  const chosen = process.env[variable];
  if (chosen === undefined || chosen === '') return undefined;
  if (isProgram(chosen)) return chosen;
  throw new Error(
    `${variable} is ${JSON.stringify(chosen)}, which is no executable file: ` +
      'give the full path of the browser, or unset it',
  );
}

/**
 * @param {string} name of a command
 * @returns {string | undefined} its path
 */
export function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function installed() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable];
      return folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')];
    });
  }
  return ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].flatMap(
    (name) => onPath(name) ?? [],
  );
}

function playwrights() {
  // Only here, because loading Playwright takes a while.
  const require = createRequire(import.meta.url);
  const playwright = /** @type {typeof import('playwright')} */ (require('playwright'));
  return playwright.chromium.executablePath();
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Ubuntu's chromium-browser is a script that only asks for a snap, so being there is not enough.
 * @param {string} path
 */
function runs(path) {
  if (!isProgram(path)) return false;
  // chrome.exe --version opens a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 10_000 }).status === 0;
}
