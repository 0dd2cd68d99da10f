/** The texts of the presets of a model, and of where it sets out. */
export const startEn = {
  called: 'Its parameters are called',
  names: { parameter: 'a, b', linear: 'weight, bias' },
  title: 'Start',
  of: (name: string) => `Start of ${name}`,
  hint: 'Type, press ↑ ↓, or drag sideways',
  guess: 'Guess the start',
  guessing: 'Guessing…',
  noGuess: 'No start was found at which the formula has a value in every row: try one by hand.',
  drawn: 'As drawn',
  derived: 'gradient derived ✓',
};
