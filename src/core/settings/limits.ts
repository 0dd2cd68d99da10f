/** What engines and tables of data hold to, too: apart, so that they need not know the settings. */

// torch's randn needs one point; a line needs two. 2^28 f32 are 1 GiB a column.
export const POINTS = { least: 2, most: 2 ** 28 };

// Well inside f32, so that rounding never makes it 0 or infinite.
export const RATES = { least: 1e-12, most: 1e6 };

// The GPU counts steps in a u32.
export const EPOCHS = { least: 1, most: 1e9 };
