/** Faults in losses, optimizers, schedules, batches, models and the reference that trains them. */
export const faults = {
  'core/losses/l1.ts': [
    ['Math.sign(prediction - target)', 'Math.sign(target - prediction)', 'methods'],
  ],
  'core/losses/huber.ts': [
    ['delta * (distance - 0.5 * delta)', 'delta * (distance - delta)', 'methods'],
    ['delta * Math.sign(residual)', 'Math.sign(residual)', 'methods'],
  ],
  'core/losses/smooth-l1.ts': [
    ['(0.5 * distance * distance) / beta', '0.5 * distance * distance', 'methods'],
    ['residual / beta', 'residual', 'methods'],
  ],
  'core/losses/bce-with-logits.ts': [
    ['sigmoid(prediction) - target', 'sigmoid(prediction)', 'methods'],
    ['(1 - target) * prediction + softplus', '(1 + target) * prediction + softplus', 'methods'],
  ],
  'core/optimizers/sgd.ts': [
    ['step === 1 ? g :', '', 'methods'],
    ['(1 - dampening) * g', 'g', 'methods'],
    ['nesterov ? g + momentum * velocity : velocity', 'velocity', 'methods'],
    ['gradient + weightDecay * parameter', 'gradient - weightDecay * parameter', 'methods'],
  ],
  'core/optimizers/adam.ts': [
    ['learningRate / (1 - beta1 ** step)', 'learningRate', 'methods'],
    ['Math.sqrt(divisor) / Math.sqrt(1 - beta2 ** step)', 'Math.sqrt(divisor)', 'methods'],
    ['(root + eps)', 'Math.sqrt(root * root + eps)', 'methods'],
    ['Math.max(slots[2] ?? NaN, square)', 'square', 'methods'],
  ],
  'core/optimizers/adamw.ts': [
    ['1 - learningRate * weightDecay', '1 + learningRate * weightDecay', 'methods'],
  ],
  'core/optimizers/rmsprop.ts': [
    ['variance -= mean * mean', 'variance += mean * mean', 'methods'],
    ['momentum * (slots[ofVelocity] ?? NaN) + scaled', 'scaled', 'methods'],
    ['(1 - alpha) * g * g', 'g * g', 'methods'],
  ],
  'core/optimizers/adagrad.ts': [
    ['(step - 1) * lrDecay', 'step * lrDecay', 'methods'],
    ['(slots[0] ?? NaN) + g * g', 'g * g', 'methods'],
  ],
  'core/schedules/step.ts': [
    ['Math.floor(epoch / stepSize)', 'Math.ceil(epoch / stepSize)', 'methods'],
  ],
  'core/schedules/exponential.ts': [['gamma ** epoch', 'gamma ** (epoch + 1)', 'methods']],
  'core/schedules/cosine.ts': [['(1 + Math.cos(', '(1 - Math.cos(', 'methods']],
  'core/batches/batches.ts': [
    ['step >= (this.#epoch + 1)', 'step > (this.#epoch + 1)', 'descent'],
    [
      'Math.ceil(points / this.#size)',
      'Math.floor(points / this.#size)',
      'descent',
      'model-goldens',
    ],
  ],
  'core/models/network.ts': [
    ['(t) => 1 - t * t', '(t) => 1 + t * t', 'descent'],
    ['(s) => s * (1 - s)', '(s) => s * s', 'descent'],
  ],
  'cpu/reference/descent.ts': [
    ['this.#lossSum = start.lossSum;', 'this.#lossSum = 0;', 'descent'],
    ['start.slots[s * P + p]', 'start.slots[p * optimizer.slots + s]', 'descent'],
  ],
  'cpu/reference/network.ts': [['sum * slope(taken[i] ?? NaN)', 'sum', 'descent']],
};
