import type { ComponentChildren } from 'preact';
import { useSelected, useWords } from '../../app-context.ts';
import { useTrained } from './use-trained.ts';
import { KERNELS } from '../../i18n/kernels.ts';

/** dL/db = 2·mean(r), so the mean residual is half of it. */
export function PredictValues() {
  const { text, numbers } = useWords(KERNELS);
  const [, slope = NaN] = useTrained().gradient;
  return (
    <Values>
      <Value name={text.kernels.meanResidual} id="mean-residual">
        {numbers.difference(slope / 2)}
      </Value>
    </Values>
  );
}

/** The means that the step ends with. */
export function SumValues() {
  const { text, numbers } = useWords(KERNELS);
  const { kernels } = text;
  const { loss, gradient, names } = useTrained();
  return (
    <Values>
      <Value name={kernels.loss} id="loss">
        {numbers.result(loss)}
      </Value>
      {names.map((name, i) => (
        <Value key={name} name={kernels.gradient(name)} id={`gradient-${i}`}>
          {numbers.difference(gradient[i] ?? NaN)}
        </Value>
      ))}
    </Values>
  );
}

/** What the step changed, and what came of it. */
export function UpdateValues() {
  const { text, numbers } = useWords(KERNELS);
  const { kernels } = text;
  const { gradient, parameters, names } = useTrained();
  const epoch = useSelected(({ run }) => run.epoch);
  const epochs = useSelected(({ config }) => config.epochs);
  const lr = useSelected(({ config }) => config.lr);
  return (
    <>
      <Values>
        {names.map((name, i) => (
          <Value key={name} name={kernels.change(name)} id={`change-${i}`}>
            {numbers.difference(-lr * (gradient[i] ?? NaN))}
          </Value>
        ))}
        {names.map((name, i) => (
          <Value key={name} name={name} id={`parameter-${i}`}>
            {numbers.result(parameters[i] ?? NaN)}
          </Value>
        ))}
      </Values>
      <p class="hint">
        {epoch === 0
          ? kernels.untrained
          : kernels.epoch(numbers.integer(epoch), numbers.integer(epochs))}
      </p>
    </>
  );
}

function Values({ children }: { readonly children: ComponentChildren }) {
  return <dl class="kernel-values pairs">{children}</dl>;
}

interface ValueProps {
  readonly name: string;
  /** For whoever looks for the number in the page. */
  readonly id: string;
  readonly children: string;
}

function Value({ name, id, children }: ValueProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-value={id}>{children}</dd>
    </>
  );
}
