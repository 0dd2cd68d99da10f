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
