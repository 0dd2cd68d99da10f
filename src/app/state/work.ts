/** What the page knows of work that has the device while the training waits. */
export interface Work {
  /**
   * - `empty`: nothing asked for yet; `running`; `stopped` by the person;
   * - `done`: it came to its end, and says of what kind; `failed`: it broke off, or nothing came of it.
   */
  readonly phase: 'empty' | 'running' | 'stopped' | 'done' | 'failed';
  /** Of work that failed. */
  readonly failure?: Error | undefined;
}

export const NO_WORK: Work = { phase: 'empty' };
