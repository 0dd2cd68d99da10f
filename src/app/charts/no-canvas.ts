/**
 * Whether there is anything to draw in. Where a browser gives no 2d context, as one may that is out of memory
 * or guards against fingerprinting, `place` says so in its stead.
 */
export function canDraw(place: HTMLElement, sentence: string): boolean {
  if (document.createElement('canvas').getContext('2d') !== null) return true;
  place.querySelector('[data-no-canvas]')?.remove();
  const said = document.createElement('p');
  said.className = 'plot-empty';
  said.dataset['noCanvas'] = '';
  said.textContent = sentence;
  place.append(said);
  return false;
}
