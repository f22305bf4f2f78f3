type GaugeProps = {
  readonly value: number;
  /** What is due by when, in order; the last is the end of the ruler. */
  readonly targets: readonly { readonly value: number; readonly label: string }[];
  /** 联系点 187 家；目标：2015年底 100 家… : the whole in words, for those who can't see it. */
  readonly words: string;
};

/** A target as a ruler: the bar is what there is, each tick what is due by then. Never a donut. */
export function Gauge({ value, targets, words }: GaugeProps) {
  const end = Math.max(value, ...targets.map((target) => target.value), 1);
  const at = (amount: number) => `${Math.round((amount / end) * 1000) / 10}%`;
  return (
    <svg className="gauge" role="img" aria-label={words}>
      <rect className="gauge__bed" x="0" y="5" width="100%" height="16" />
      <rect className="gauge__bar" x="0" y="5" width={at(value)} height="16" />
      {targets.map((target) => {
        const x = at(target.value);
        const side = target.value >= end * 0.94 ? "is-end" : undefined;
        return [
          <line key={`${x} tick`} className="gauge__tick" x1={x} x2={x} y1="0" y2="28" />,
          <text key={x} className={side} x={x} y="3.3em">
            <tspan>{target.value}</tspan>
            <tspan className="gauge__when" x={x} dy="1.4em">
              {target.label}
            </tspan>
          </text>,
        ];
      })}
    </svg>
  );
}
