// Sums over the points of a step, two in a turn of the loop: what a loop changes is written to memory in each turn.

fn addPoints(begin: u32, points: u32) -> u32 {
  let end = begin + points;
  var row = begin;
  for (; row + 1 < end; row += 2) {
    addPoint(row);
    addPoint(row + 1);
  }
  if (row < end) {
    addPoint(row);
    row += 1;
  }
  return row - begin;
}
