/** The type of what a chart writes, as large as that of the page, and what is drawn with it. */
import uPlot from 'uplot';

const FACES = {
  small: { size: 12, face: '' },
  label: { size: 12, face: '600 ' },
  name: { size: 14, face: 'italic ' },
} as const;

let [known, scale] = [NaN, 1];

/** A page on a wall has larger type. */
export function textScale(): number {
  if (innerWidth !== known) {
    known = innerWidth;
    scale = parseFloat(getComputedStyle(document.body).fontSize) / 14 || 1;
  }
  return scale;
}

/** A CSS pixel of a chart on its canvas, as large as its type. */
export function penPx(): number {
  return uPlot.pxRatio * textScale();
}

/** @param ratio canvas pixels to those of CSS */
export function scaledFont(face: keyof typeof FACES, ratio = 1): string {
  const { fontFamily } = getComputedStyle(document.body);
  const { size, face: look } = FACES[face];
  const family = face === 'name' ? `ui-serif, Georgia, 'Times New Roman', serif` : fontFamily;
  return `${look}${size * ratio * textScale()}px ${family}`;
}
