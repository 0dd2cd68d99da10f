/** How the gpu tests and the e2e tests start Chromium: Playwright's launch options. */
import type { LaunchOptions } from 'playwright';
import { findChromium } from '../../scripts/find-browsers.mjs';

const executablePath = findChromium();

/**
 * A headless window has an address bar, which nobody sees, and its lists of suggestions are pages of their own: another
 * process for every page that a test opens.
 */
const WITHOUT = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];
/** Of a switch that is given twice Chromium takes the later: what Playwright turns off by it must stand in ours. */
const WITHOUT_FOR_PLAYWRIGHT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

export const chromium: LaunchOptions = {
  // Without a path Playwright looks for its own browser, and fails with what to do if it has none.
  ...(executablePath !== undefined && { executablePath }),
  args: [
    // Without it Chromium has no WebGPU on Linux, and none on a software adapter anywhere.
    '--enable-unsafe-webgpu',
    // Playwright itself turns off the first-run page, the sandbox, sync, updates and other background traffic.
    '--disable-quic',
    `--disable-features=${[...WITHOUT_FOR_PLAYWRIGHT, ...WITHOUT].join(',')}`,
  ],
};
