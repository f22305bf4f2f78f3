import { useLocale, useTranslations } from "next-intl";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm } from "@/ui/step-form";
import type { FirmEvent } from "../../events/queries";
import { enterprisePath } from "../../paths";
import type { Places } from "../../screens/enterprise-list";
import { strikeEventAction } from "../actions";

type StrikeScreenProps = {
  readonly enterprise: { readonly id: string; readonly name: string; readonly version: number };
  readonly event: FirmEvent;
  readonly divisions: Places["divisions"];
};

/** The page that asks why an event never was: what it says, what striking it does, the reason. */
export function StrikeScreen({ enterprise, event, divisions }: StrikeScreenProps) {
  const t = useTranslations("enterprises");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const place = (code: string | null) => name(divisions.find((division) => division.code === code));
  return (
    <>
      <BackLink href={enterprisePath(enterprise.id)}>{enterprise.name}</BackLink>
      <PageHead title={t("events.strike")} of={enterprise.name} />
      <div className="narrow stack">
        <Facts
          facts={[
            {
              label: t("events.event"),
              value: t(`events.said.${event.kind}`, {
                from: place(event.fromDivision),
                to: place(event.toDivision),
                parent: event.parentName ?? "",
              }),
            },
            { label: t("events.holdsFrom"), value: longDay(event.holdsFrom, locale) },
            { label: t("events.source"), value: event.source },
            {
              label: t("events.enteredBy"),
              value: t("events.entered", { day: longDay(event.recordedOn, locale), by: event.by }),
            },
          ]}
        />
        <Notice tone="warn">{t(event.kind === "moved" ? "events.strikeMove" : "events.strikeEnd")}</Notice>
        <StepForm
          action={strikeEventAction}
          hidden={{ enterpriseId: enterprise.id, version: enterprise.version, eventId: event.id }}
          texts={[{ name: "reason", label: t("events.strikeReason"), hint: t("events.strikeHint"), rows: 2 }]}
          submit={t("events.strikeSubmit")}
          tone="alarm"
          cancel={{ href: enterprisePath(enterprise.id), label: t("acts.notYet") }}
          words={words}
        />
      </div>
    </>
  );
}
