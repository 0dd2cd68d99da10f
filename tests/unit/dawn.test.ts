import { openDawn } from '../helpers/dawn.ts';
import { describeImplementation } from '../helpers/implementation-suite.ts';

// The same suites as in Chromium.
describeImplementation(openDawn);
