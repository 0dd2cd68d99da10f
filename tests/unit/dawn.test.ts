import { STRATEGIES } from '../../src/core/types.ts';
import { openDawn } from '../helpers/dawn.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { describeGoldens } from '../helpers/goldens-suite.ts';

// The same suites as in Chromium.
for (const strategy of STRATEGIES) {
  describeEngine('engine under Node', openDawn, strategy);
  describeGoldens('figures under Node', openDawn, strategy);
}
