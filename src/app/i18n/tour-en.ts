/** The texts of the tour, which come with it. */
export const tourEn = {
  steps: {
    play: {
      title: 'One button',
      text: 'Everything is set as in the article. Train starts the run: 20,000 steps downhill, on the GPU where there is one. Step takes a single one.',
    },
    fit: {
      title: 'What is fitted',
      text: 'The points scatter about the dashed line, which the training never sees. The blue line begins at random and turns until it suits the points. Drag a point to change the task.',
    },
    loss: {
      title: 'How far it is',
      text: 'The loss is the mean squared distance from the points to the line. Each step goes a little down; the dotted line is as low as a line can get.',
    },
    numbers: {
      title: 'Numbers to check',
      text: 'The parameters as they are now, beside the true line and the exact least-squares line. The differences shrink as the run goes on.',
    },
    settings: {
      title: 'Now break it',
      text: 'Push the learning rate past the mark on its slider and train again: every step overshoots. The Kernels view shows the code that does it.',
    },
  },
  /** What is another story with own data. */
  ownData: {
    play: {
      title: 'One button',
      text: 'Your data are loaded. Train starts the run: thousands of steps downhill, on the GPU where there is one. Step takes a single one.',
    },
    fit: {
      title: 'What is fitted',
      text: 'The points are yours. The blue line begins at random and turns until it suits them as well as a line can. Drag a point to change the task.',
    },
    numbers: {
      title: 'Numbers to check',
      text: 'The parameters as they are now, in the units of your data, beside the exact least-squares line. The differences shrink as the run goes on.',
    },
  },
  /** And with a model other than the line. */
  model: {
    play: {
      title: 'One button',
      text: 'Train starts the run: thousands of steps downhill, on the GPU where there is one. Step takes a single one.',
    },
    fit: {
      title: 'What is fitted',
      text: 'The model sees the points alone. What it says of them is drawn in blue: it begins at random, and bends until it suits them.',
    },
    loss: {
      title: 'How far it is',
      text: 'The loss says how far the model is from the points. Each step goes down the slope it feels, and may end in a valley that is not the deepest.',
    },
    numbers: {
      title: 'Numbers to check',
      text: 'The parameters as they are now, by their names in the formula, beside those that the points were drawn with, where these are known.',
    },
    settings: {
      title: 'Now break it',
      text: 'Raise the learning rate tenfold and train again: at some rate every step overshoots. The Kernels view shows the code that was made for this model.',
    },
  },
};
