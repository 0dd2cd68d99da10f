import { expect, test } from 'vitest';
import { plantedFaults } from '../../scripts/planted-faults.mjs';

// Whoever changes a line of src/ that a fault takes the place of hears of it here, not weeks later.
test('every planted fault finds its text once, makes a file that parses, and names tests that are there', async () => {
  expect((await plantedFaults()).length).toBeGreaterThan(150);
});
