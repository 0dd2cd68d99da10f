/** How something is trained, as a problem names it. */
export type Method = Readonly<Record<'curve' | 'loss' | 'optimizer', string>>;

/**
 * Where all that this room says holds, and nowhere else: a model that is linear in θ, under mean squared
 * error, by plain steps over all points.
 */
export function holds({ curve, loss, optimizer }: Method): boolean {
  return curve === 'line' && loss === 'mse' && optimizer === 'sgd';
}
