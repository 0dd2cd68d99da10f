import { openDawnGpu } from '../helpers/dawn.ts';
import { describeFunctions } from '../helpers/functions-suite.ts';

describeFunctions(openDawnGpu);
