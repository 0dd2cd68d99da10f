export const agreementEn = {
  measured: (name: string) => `${name}, measured`,
  predicted: (name: string) => `${name}, predicted`,
  spoken: (points: string, target: string) =>
    `Scatter chart of ${points} points: what the model says ${target} is, against what was measured.`,
  at: (measured: string, predicted: string) => `measured ${measured} · predicted ${predicted}`,
};
