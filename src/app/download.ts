export interface ExportedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: string | Blob;
}

/** Hands a text or a picture to the person. */
export function download({ name, type, content }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The charts that can be taken along as pictures. */
export type ChartId = 'loss' | 'fit' | 'landscape';

/** @returns none where another view is in sight, or a table in the chart's place */
export function canvasesOf(chart: ChartId): readonly HTMLCanvasElement[] {
  return [...document.querySelectorAll<HTMLCanvasElement>(`.card.is-${chart} canvas`)];
}
