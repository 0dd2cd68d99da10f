interface ProgressProps {
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
}

export function Progress({ label, share }: ProgressProps) {
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
    >
      <span style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
