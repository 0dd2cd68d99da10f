/** Many fits at once on the CPU, in f64. */
import { describeFits } from '../helpers/fits-suite.ts';
import { cpuEngine } from '../helpers/engines.ts';

describeFits(() => cpuEngine('f64'), 'f64', [1, 65]);
