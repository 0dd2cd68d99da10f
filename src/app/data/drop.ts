import type { DataDesk } from './data-desk.ts';

/** A file may be dropped anywhere on the page: a browser would leave the page for it. */
export function listenToDrops(desk: DataDesk): void {
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    desk.take({ name: file.name, blob: file });
  });
}
