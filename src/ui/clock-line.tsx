import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Light as LightOf } from "@/kernel/clocks";
import { Light } from "./light";

/** Share of the whole line, 0 to 1. */
type Share = number;
export type ClockLineProps = {
  /** How much of the time between start and due has gone. */
  readonly used: Share;
  /** Stretches that do not count. */
  readonly stops?: readonly { readonly from: Share; readonly to: Share }[];
  /** Where the light turns yellow and red. */
  readonly warnings?: readonly Share[];
};

function at(share: Share): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
}

/**
 * 刻漏: a thin line from start to due; fill = used, dots = stopped, ticks = warning points. SVG attributes instead of
 * `style`, which a strict content policy refuses. Decoration: the words beside it say the same.
 */
export function ClockLine({ used, stops = [], warnings = [] }: ClockLineProps) {
  return (
    <svg className="drip" aria-hidden="true">
      <rect className="drip__bed" y="4" width="100%" height="2" />
      <rect className="drip__used" y="3" width={at(used)} height="4" />
      {stops.map(({ from, to }) => [
        <rect key={`gap${from}`} className="drip__gap" x={at(from)} y="3" width={at(to - from)} height="4" />,
        <line key={`stop${from}`} className="drip__stop" x1={at(from)} x2={at(to)} y1="5" y2="5" />,
      ])}
      {warnings.map((warning) => (
        <rect key={warning} className="drip__warn" x={at(warning)} y="2" width="1" height="6" />
      ))}
      <rect className="drip__now" x={at(used)} width="2" height="10" />
    </svg>
  );
}

export type ClockItem = {
  readonly id: string;
  readonly name: string;
  readonly light: LightOf;
  readonly line: ClockLineProps;
  /** From–to in words: 11月22日接收，11月25日到期. */
  readonly due: ReactNode;
  /** Article, and what else can be opened from here. */
  readonly basis?: ReactNode;
  /** Why it was missed, as it stands. */
  readonly lateReason?: string | null;
  /** Beside it: where it is said, or corrected. */
  readonly why?: ReactNode;
};

/**
 * All clocks of one record. The caller sorts: overdue first, then by due date, paused last. While others run or were missed, those that were kept
 * are folded below them, so that what can be done now stands near; on paper they stand open.
 */
export function ClockList({ clocks, id = "clocks" }: { readonly clocks: readonly ClockItem[]; readonly id?: string }) {
  const t = useTranslations("ui");
  const kept = clocks.filter(({ light }) => light.light === "met" && light.lateBy === null);
  const others = clocks.filter((clock) => !kept.includes(clock));
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section__head">
        <h2 className="h3" id={id}>
          {t("clock.title")}
        </h2>
        <span className="quiet">
          {t("clock.running", { n: clocks.filter(({ light }) => light.light !== "met").length })}
        </span>
      </div>
      <Clocks of={others.length > 0 ? others : kept} />
      {others.length > 0 && kept.length > 0 ? (
        <details className="clocks__kept">
          <summary>{t("clock.kept", { n: kept.length })}</summary>
          <Clocks of={kept} />
        </details>
      ) : null}
    </section>
  );
}

function Clocks({ of }: { readonly of: readonly ClockItem[] }) {
  const t = useTranslations("ui");
  return (
    <ul className="clocks">
      {of.map((clock) => (
        <li key={clock.id} className={`clock clock--${clock.light.light}`}>
          <span className="clock__name">{clock.name}</span>
          <Light {...clock.light} />
          <ClockLine {...clock.line} />
          <span className="clock__due">{clock.due}</span>
          {clock.basis ? <span className="basis">{clock.basis}</span> : null}
          <span className="basis">
            {clock.lateReason ? <span>{t("clock.why", { reason: clock.lateReason })}</span> : null}
            {clock.why}
          </span>
        </li>
      ))}
    </ul>
  );
}

/**
 * On a narrow screen the clocks stand far below: one line under the head gives the earliest of those that run and links to the rest of them. When
 * none runs any more, it says of the first only whether it was kept.
 */
export function EarliestClock({
  clocks,
  id = "clocks",
}: {
  readonly clocks: readonly ClockItem[];
  readonly id?: string;
}) {
  const t = useTranslations("ui");
  const running = clocks.filter(({ light }) => light.light !== "met");
  const [first = clocks[0], ...others] = running;
  if (!first) return null;
  return (
    <p className="row only-below-xl">
      <span>{first.name}</span>
      <Light {...first.light} />
      {others.length > 0 ? <a href={`#${id}`}>{t("clock.more", { n: others.length })}</a> : null}
    </p>
  );
}
