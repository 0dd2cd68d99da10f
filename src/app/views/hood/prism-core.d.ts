/** The package's types name its whole, and not the part without languages. */
declare module 'prismjs/components/prism-core.js' {
  import * as Prism from 'prismjs';
  export default Prism;
}
/** Scripts that add a language each. */
declare module 'prismjs/components/*';
