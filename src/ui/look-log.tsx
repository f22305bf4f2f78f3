import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
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

/** Who looked, when, at what and why; newest first. Nobody can delete a line. Stands inside a `SecretBlock`. */
export function LookLog({ looks, today }: { readonly looks: readonly Look[]; readonly today: Day }) {
  const t = useTranslations("ui");
  if (looks.length === 0) return <p>{t("looks.none")}</p>;
  return (
    <ol className="looklist small">
      {looks.map(({ id, at, who, unit, what, reason }) => (
        <li key={id}>
          <MomentTime at={at} today={today} />
          <b>{who}</b>
          {unit}
          <span>{what ? t("looks.did", { what, reason }) : t("looks.reason", { reason })}</span>
        </li>
      ))}
    </ol>
  );
}
