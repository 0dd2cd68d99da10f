/** What helps to understand: the keys, the tables of the charts and residuals. */
export const explainEn = {
  keys: {
    title: 'Keyboard',
    close: 'Close',
    show: 'show this list',
    escape: 'close this list, or look at the present again',
    tab: 'to the next control; arrow keys move within it',
    enabled: (space: string) => `${space}, →, R and ? act from anywhere on the page`,
  },

  table: {
    toggle: 'Table',
    fit: 'Points, fitted values and residuals',
    loss: 'Loss by epoch',
    x: 'x',
    y: 'y',
    fitted: 'fit',
    residual: 'residual',
    epoch: 'epoch',
    lossColumn: 'loss',
    part: (shown: string, all: string) => `${shown} of ${all} rows, evenly chosen.`,
    empty: 'No epoch yet: press Train.',
  },

  residuals: 'Residuals',
};
