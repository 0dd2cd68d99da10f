/** Open or closed, and a bell: what waits is woken by every change, and looks for itself. */
export class Gate {
  #open: boolean;
  #wake: (() => void)[] = [];

  constructor(open: boolean) {
    this.#open = open;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  open(): void {
    this.#open = true;
    this.knock();
  }

  close(): void {
    this.#open = false;
  }

  knock(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }

  /** Resolves at the next `knock`. */
  knocked(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }
}
