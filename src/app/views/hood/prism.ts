import Prism from 'prismjs/components/prism-core.js';

// Its languages are scripts that add themselves to a global of this name.
Object.assign(globalThis, { Prism });
// Nothing of the page is highlighted but what is asked for.
Prism.manual = true;

export { Prism };
