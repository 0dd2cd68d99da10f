import { useRef } from 'preact/hooks';
import type { Picture } from '../../guide/lessons/row.ts';
import { useCanvas } from '../../charts/use-canvas.ts';
import { drawCard } from './draw-card.ts';

/** What an example is about, in small. Its title says it in words. */
export function CardPicture({ picture }: { readonly picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useCanvas(
    canvas,
    (context, width, height) => {
      drawCard(context, width, height, picture);
    },
    'still',
  );
  return (
    <span class="gallery-picture">
      <canvas ref={canvas} aria-hidden="true" />
    </span>
  );
}
