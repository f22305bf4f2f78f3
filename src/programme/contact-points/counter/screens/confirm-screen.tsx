import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayOfMoment } from "@/kernel/days";
import { Buttons } from "@/ui/button";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import type { ChecklistItem } from "../../checklists/schema";
import { answerFilingAction } from "../actions";
import type { Filing } from "../queries";
import { Content, type Place } from "./filing-screen";

type ConfirmFilingScreenProps = {
  readonly token: string;
  readonly filing: Filing;
  readonly divisions: readonly Place[];
  readonly items: readonly ChecklistItem[];
  /** Of a registration: how its person signs in from now on, from the accounts' own form; it confirms, too. */
  readonly door: ReactNode;
};

/** Behind the link in the firm's mail: what was typed for it, by whom, at whose request; and its answer. */
export function ConfirmFilingScreen({ token, filing, divisions, items, door }: ConfirmFilingScreenProps) {
  const t = useTranslations("counter");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { typedBy, spokeName, spokePost, createdAt } = filing;
  const day = longDay(dayOfMoment(createdAt), locale);
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("firmTitle")} />
      <p className="lead">{t("firmLead", { day, typist: typedBy.name, spoke: spokeName, post: spokePost })}</p>
      <Section id="content" title={t("content")}>
        <Content filing={filing} divisions={divisions} items={items} />
      </Section>
      {door}
      <ActionForm action={answerFilingAction} words={words}>
        <input type="hidden" name="token" value={token} />
        <Buttons>
          {door ? null : (
            <SubmitButton busy={words.busy} name="answer" value="confirm">
              {t("acts.confirm")}
            </SubmitButton>
          )}
          <SubmitButton busy={words.busy} name="answer" value="refuse" tone="alarm">
            {t("acts.refuse")}
          </SubmitButton>
        </Buttons>
      </ActionForm>
    </div>
  );
}

/** What is read once it was answered. */
export function FilingAnsweredScreen({ answered }: { readonly answered: "confirmed" | "refused" }) {
  const t = useTranslations("counter");
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("link.answered.title")} />
      <Notice tone={answered === "confirmed" ? "ok" : "info"}>{t(`link.answered.${answered}`)}</Notice>
    </div>
  );
}

/** A link that was used, is too old, was withdrawn, or was never made: one page for all. */
export function DeadFilingLink() {
  const t = useTranslations("counter");
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("title")} />
      <Notice tone="warn">{t("refusals.link-dead")}</Notice>
    </div>
  );
}
