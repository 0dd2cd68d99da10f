/** The texts of Share and Export, and of kept runs outside their view. */
export const shareEn = {
  share: {
    what: 'What the link opens',
    page: 'Whole page',
    embed: 'For a lesson',
    link: 'Link',
    copy: 'Copy link',
    copied: 'Copied',
    copyFailed: 'Not allowed',
    send: 'Send…',
    about: 'The link holds every setting. Whoever opens it gets the same data and the same start.',
    carries: (name: string) => `Your data travel in the link, too: ${name}.`,
    ownData: (name: string) =>
      `${name} is too large for a link, which opens these settings on seeded data. A file takes both along: whoever drops it on the page has them.`,
    tooLong:
      'This is too long for a link. A file takes all of it along: whoever drops it on the page has it.',
    file: 'Save as a file',
    aboutEmbed: 'Shows only what is ticked, to be set into another page.',
    parts: 'Shown',
    part: {
      header: 'Header',
      settings: 'Settings',
      status: 'Status',
      fit: 'Data and fit',
      landscape: 'Landscape',
      loss: 'Loss',
      numbers: 'Parameters',
      transport: 'Transport',
    },
  },

  export: {
    csv: 'Log as CSV',
    json: 'Run as JSON',
    loss: 'Loss chart as PNG',
    fit: 'Fit chart as PNG',
    landscape: 'Landscape as PNG',
    python: 'PyTorch script',
    latex: 'Copy the formula as LaTeX',
    aboutPython: 'The same data, start and steps in Python: it prints the same log.',
    retuned:
      'This run changed its learning rate on the way. The script trains at the present one throughout.',
    pythonReads: (name: string) => `The script reads ${name}, which has to lie beside it.`,
    nothing: 'Log and run can be exported once there are some epochs.',
    failed: 'The chart could not be exported: this browser made no picture of it.',
  },
};
