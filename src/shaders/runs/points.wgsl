// Sums over the points of a step; how many they were.

fn addPoints(begin: u32, points: u32) -> u32 {
  var row = begin;
  for (; row < begin + points; row += 1) {
    addPoint(row);
  }
  return row - begin;
}
