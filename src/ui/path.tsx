/**
 * Where a record stands: words on a line; done ticked, now reversed, later quiet. `at` is the index of the present
 * step; `steps.length` when all is done.
 */
export function Path({
  label,
  steps,
  at,
}: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly at: number;
}) {
  return (
    <ol className="path" aria-label={label}>
      {steps.map((step, index) =>
        index === at ? (
          <li key={step} className="is-now" aria-current="step">
            <span>{step}</span>
          </li>
        ) : (
          <li key={step} className={index < at ? "is-done" : undefined}>
            {step}
          </li>
        ),
      )}
    </ol>
  );
}
