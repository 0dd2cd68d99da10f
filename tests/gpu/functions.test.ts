import { describeFunctions } from '../helpers/functions-suite.ts';

describeFunctions(() => Promise.resolve(navigator.gpu));
