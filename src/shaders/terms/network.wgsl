// What four points add to the loss and to its gradient, where the model is a network: layers z = W·v + b with an
// activation between each two. SIZES holds what each layer takes, and at the end 1; θ holds W row by row, then b,
// layer by layer, as PyTorch's parameters do. Backwards by Rumelhart, Hinton and Williams 1986.

// What each layer takes, and at the end ŷ.
var<private> values: array<vec4f, UNITS>;
// The derivative of the loss by what each layer gives, before its activation.
var<private> deltas: array<vec4f, UNITS>;

fn addTerms(x: Point, y: vec4f, weights: vec4f) {
  let prediction = predicted(x);
  losses += weights * loss(prediction, y);
  backward(weights * lossGrad(prediction, y));
}

fn predicted(x: Point) -> vec4f {
  for (var d = 0u; d < COLUMNS; d += 1) {
    values[d] = x[d];
  }
  var taken = 0u; // where the layer's values begin, …
  var first = 0u; // … and its parameters
  for (var layer = 0u; layer < LAYERS; layer += 1) {
    let inputs = SIZES[layer];
    let outputs = SIZES[layer + 1];
    let given = taken + inputs;
    let biases = first + inputs * outputs;
    for (var o = 0u; o < outputs; o += 1) {
      var z = vec4f(theta[biases + o]);
      for (var i = 0u; i < inputs; i += 1) {
        z += theta[first + o * inputs + i] * values[taken + i];
      }
      if (layer + 1 < LAYERS) {
        z = activated(z);
      }
      values[given + o] = z;
    }
    taken = given;
    first = biases + outputs;
  }
  return values[UNITS - 1];
}

fn backward(upstream: vec4f) {
  deltas[UNITS - 1] = upstream;
  var given = UNITS - 1;
  var end = PARAMETERS;
  for (var layer = LAYERS; layer > 0; layer -= 1) {
    let inputs = SIZES[layer - 1];
    let outputs = SIZES[layer];
    let taken = given - inputs;
    let biases = end - outputs;
    let first = biases - inputs * outputs;
    for (var o = 0u; o < outputs; o += 1) {
      let delta = deltas[given + o];
      gradients[biases + o] += delta;
      for (var i = 0u; i < inputs; i += 1) {
        gradients[first + o * inputs + i] += delta * values[taken + i];
      }
    }
    if (layer > 1) {
      for (var i = 0u; i < inputs; i += 1) {
        var sum = vec4f();
        for (var o = 0u; o < outputs; o += 1) {
          sum += theta[first + o * inputs + i] * deltas[given + o];
        }
        deltas[taken + i] = sum * slopeOf(values[taken + i]);
      }
    }
    given = taken;
    end = first;
  }
}
