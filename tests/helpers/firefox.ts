/**
 * A stock Firefox as Vitest's browser, over WebDriver BiDi: Playwright drives only a Firefox of its own.
 * Source of the interface: BrowserProvider of Vitest 4.
 */
import { defineBrowserProvider } from '@vitest/browser';
import { launch, type Browser, type Page } from 'puppeteer-core';
import type { BrowserProvider } from 'vitest/node';
import { findFirefox } from '../../scripts/find-browsers.mjs';

/** On Linux Firefox has WebGPU behind a switch, and blocks adapters that compute on the CPU. */
const PREFERENCES = {
  'dom.webgpu.enabled': true,
  'gfx.webgpu.ignore-blocklist': true,
} as const;

class FirefoxProvider implements BrowserProvider {
  readonly name = 'firefox';
  readonly supportsParallelism = false;
  #browser: Promise<Browser> | undefined;
  #page: Page | undefined;

  getCommandsContext(): Record<string, unknown> {
    return {};
  }

  async openPage(_session: string, url: string): Promise<void> {
    this.#browser ??= openFirefox();
    await this.#page?.close();
    this.#page = await (await this.#browser).newPage();
    await this.#page.goto(url);
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }
}

/** @throws Error that says what to install */
export async function openFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === undefined) {
    throw new Error(
      'no Firefox: install one (Debian: apt-get install firefox-esr), or set DOWNHILL_FIREFOX to its path',
    );
  }
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: PREFERENCES,
  });
}

export function firefox() {
  return defineBrowserProvider({
    name: 'firefox',
    options: {},
    providerFactory: () => new FirefoxProvider(),
  });
}
