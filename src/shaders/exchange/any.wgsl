// The sums of all invocations of a workgroup, in each of them: by a fixed tree, so that two runs on one device agree
// to the bit. Several sums at a time, since it is the barriers that cost.

override TILE = WG * AT_ONCE;

const AT_ONCE = 8u;

// Of all points.
var<private> lossSum: f32;
var<private> gradient: Theta;

var<workgroup> tile: array<f32, TILE>;

fn exchange(lane: u32) {
  if (WG == 1) {
    lossSum = across(losses);
    for (var p = 0u; p < PARAMETERS; p += 1) {
      gradient[p] = across(gradients[p]);
    }
    return;
  }
  for (var start = 0u; start <= PARAMETERS; start += AT_ONCE) {
    let end = min(start + AT_ONCE, PARAMETERS + 1);
    for (var k = start; k < end; k += 1) {
      tile[(k - start) * WG + lane] = across(summed(k));
    }
    for (var half = WG / 2; half > 0; half /= 2) {
      workgroupBarrier();
      if (lane < half) {
        for (var k = start; k < end; k += 1) {
          let i = (k - start) * WG + lane;
          tile[i] += tile[i + half];
        }
      }
    }
    workgroupBarrier();
    for (var k = start; k < end; k += 1) {
      let total = tile[(k - start) * WG];
      if (k == PARAMETERS) {
        lossSum = total;
      } else {
        gradient[k] = total;
      }
    }
    // Everyone has read the sums before the next ones overwrite them.
    workgroupBarrier();
  }
}

// The loss behind the parameters.
fn summed(k: u32) -> vec4f {
  if (k == PARAMETERS) {
    return losses;
  }
  return gradients[k];
}
