import type { Method } from '../problem.ts';

/** μ of v ← μ·v + dL/dθ, θ ← θ − lr·v, under mean squared error, over all points; undefined for other steps. */
export function momentumOf({
  loss,
  optimizer,
  schedule,
  batch,
}: Omit<Method, 'model'>): number | undefined {
  if (loss.kind !== 'mse' || schedule.kind !== 'constant' || batch !== 'full') return undefined;
  if (optimizer.kind !== 'sgd' || optimizer.groups !== undefined) return undefined;
  const { momentum = 0, dampening = 0, nesterov = false, weightDecay = 0 } = optimizer;
  const isHeavyBall = momentum === 0 || (dampening === 0 && !nesterov && momentum < 1);
  return isHeavyBall && weightDecay === 0 ? momentum : undefined;
}
