/** The texts of points that are moved. */
export const pointsEn = {
  edited: 'edited points',
  editedOf: (name: string) => `${name} (edited)`,
  subset: (drawn: string, points: string) =>
    `${drawn} of ${points} points drawn: too many to move single ones`,
  held: (y: string, line: string) => `y ${y} · least squares ${line}`,
  keys: 'Points of the chart. Left and right arrow choose one, up and down arrow move it.',
  hint: '← → choose · ↑ ↓ move',
  at: (index: string, points: string, x: string, y: string) =>
    `Point ${index} of ${points}: x ${x}, y ${y}.`,
  moved: (where: string, line: string) => `${where} Least squares: ${line}.`,
  listed: 'in the chart of the points: choose a point, and move it',
};
