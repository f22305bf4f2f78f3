import { useTranslations } from "next-intl";
import { Buttons } from "@/ui/button";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { answerContactChangeAction } from "../actions";
import type { ContactRole } from "../workflow";

type ConfirmScreenProps = {
  readonly token: string;
  readonly change: {
    readonly role: ContactRole;
    readonly name: string;
    readonly enterpriseName: string;
    readonly number: string | null;
  };
};

/** Behind the link of the mail: who asks, for what, and two buttons, because programs that look through mail follow links. */
export function ConfirmScreen({ token, change }: ConfirmScreenProps) {
  const t = useTranslations("liaisons");
  const words = formWords(useTranslations("ui"));
  const { role, name, enterpriseName, number } = change;
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("confirm.title", { role: t(`roles.${role}`) })} />
      <p className="lead">{t("confirm.text", { enterprise: enterpriseName, name, role: t(`roles.${role}`) })}</p>
      {number ? <p className="second">{t("confirm.number", { number })}</p> : null}
      <p>{t(`confirm.duties.${role}`)}</p>
      <p className="second">{t("confirm.data")}</p>
      <ActionForm action={answerContactChangeAction} words={words}>
        <input type="hidden" name="token" value={token} />
        <Buttons>
          <SubmitButton busy={words.busy} name="answer" value="confirm">
            {t("steps.confirm")}
          </SubmitButton>
          <SubmitButton busy={words.busy} name="answer" value="refuse" tone="secondary">
            {t("steps.refuse")}
          </SubmitButton>
        </Buttons>
      </ActionForm>
    </div>
  );
}

/** What he reads once he has answered. */
export function AnsweredScreen({ answered }: { readonly answered: "confirmed" | "refused" }) {
  const t = useTranslations("liaisons");
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("answered.title")} />
      <Notice tone={answered === "confirmed" ? "ok" : "info"}>{t(`answered.${answered}`)}</Notice>
    </div>
  );
}

/** A link that was used, is too old, was withdrawn, or was never made: one page for all. */
export function DeadContactLink() {
  const t = useTranslations("liaisons");
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("title")} />
      <Notice tone="warn">{t("refusals.link-dead")}</Notice>
    </div>
  );
}
