import { useLocale, useTranslations } from "next-intl";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { callsPath } from "../paths";
import type { ApplicationKind } from "../policy";
import type { Intake } from "../queries";

type IntakeStateProps = {
  readonly kind: ApplicationKind;
  readonly intake: Intake;
  /** Where it stands: on its own page, beside a register, or on a firm's page, where only what is shut is said. */
  readonly at: "calls" | "register" | "firm";
};

/** Whether applications are taken, in a sentence: until when not, and why. */
export function IntakeState({ kind, intake, at }: IntakeStateProps) {
  const t = useTranslations("calls");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { state, until, reason } = intake;
  if (state === "open" && at === "firm") return null;
  const told = state === "open" ? "open" : until ? (`${state}Until` as const) : state;
  const values = { kind: t(`kinds.${kind}`), reason: reason ?? "", until: until ? longDay(until, locale) : "" };
  return (
    <Notice tone={state === "open" ? "ok" : "warn"}>
      <p>{t(`now.${told}`, values)}</p>
      {state === "open" ? null : <p>{t("now.drafts")}</p>}
      {at === "calls" ? null : (
        <p>
          <a href={callsPath}>{t("acts.see")}</a>
        </p>
      )}
    </Notice>
  );
}
