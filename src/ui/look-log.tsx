import { useLocale, useTranslations } from "next-intl";
import { type Day, dayOfMoment } from "@/kernel/days";
import { clockTime, listed } from "./format";
import { MomentTime } from "./time";

export type Look = {
  readonly id: string;
  readonly at: Date;
  /** Name, or only the post, as the policy says. */
  readonly who: string;
  readonly unit?: string;
  /** What was looked at. */
  readonly what?: string;
  readonly reason: string;
};

/**
 * Who looked, when, at what and why; newest first. What the same person looked at for the same reason on one day is one line with the time of each look.
 * Nobody can delete a line. Stands inside a `SecretBlock`.
 */
export function LookLog({ looks, today }: { readonly looks: readonly Look[]; readonly today: Day }) {
  const t = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (looks.length === 0) return <p>{t("looks.none")}</p>;
  return (
    <ol className="looklist small">
      {byDay(looks).map(([{ id, at, who, unit, what, reason }, before]) => (
        <li key={id}>
          <MomentTime at={at} today={today} />
          <b>{who}</b>
          {unit}
          <span>{what ? t("looks.did", { what, reason }) : t("looks.reason", { reason })}</span>
          {before.length > 0 ? <span>{t("looks.times", { times: listed(minutesOf(before), locale) })}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** The newest of the looks that are alike on a day, with the moments of those before it. */
function byDay(looks: readonly Look[]): readonly (readonly [Look, readonly Date[]])[] {
  const lines = new Map<string, readonly [Look, readonly Date[]]>();
  for (const look of looks) {
    const { at, who, unit, what, reason } = look;
    const line = JSON.stringify([dayOfMoment(at), who, unit, what, reason]);
    const found = lines.get(line);
    lines.set(line, found ? [found[0], [...found[1], at]] : [look, []]);
  }
  return [...lines.values()];
}

/** Each minute once, with the number of looks in it: 09:12, or 09:12 ×3. */
function minutesOf(moments: readonly Date[]): readonly string[] {
  const minutes = moments.map(clockTime);
  return [...new Set(minutes)].map((minute) => {
    const n = minutes.filter((one) => one === minute).length;
    return n > 1 ? `${minute} ×${n}` : minute;
  });
}
