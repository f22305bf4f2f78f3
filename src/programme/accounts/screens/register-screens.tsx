import { useLocale, useTranslations } from "next-intl";
import { PASSWORD_MINIMUM } from "@/kernel/passwords";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { privacyPath, signInPath } from "../paths";
import { registerAction, verifyMailAction } from "../registration/actions";
import { confirmMailAction } from "../self/actions";
import { FieldsForm } from "./fields-form";

type Named = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** Registration of a firm's person: the firm, oneself, how to sign in. */
export function RegisterScreen({
  divisions,
  onceKey,
}: {
  readonly divisions: readonly Named[];
  readonly onceKey: string;
}) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale();
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("register.title")} />
      <p className="lead">{t("register.lead")}</p>
      <FieldsForm
        action={registerAction}
        words={words}
        hidden={{ locale }}
        onceKey={onceKey}
        groups={[
          {
            title: t("register.firm"),
            fields: [
              { name: "code", label: t("fields.code"), hint: t("hints.code"), autoComplete: "off" },
              {
                name: "firmName",
                label: t("fields.firmName"),
                hint: t("hints.firmName"),
                autoComplete: "organization",
              },
              {
                name: "divisionCode",
                label: t("fields.divisionCode"),
                kind: "select",
                options: divisions.map(({ code, nameZh, nameEn }) => ({
                  value: code,
                  label: locale === "en" ? nameEn : nameZh,
                })),
              },
            ],
          },
          {
            title: t("register.person"),
            fields: [
              { name: "name", label: t("fields.contactName"), hint: t("hints.contactName"), autoComplete: "name" },
              { name: "mobile", label: t("fields.mobile"), kind: "tel", autoComplete: "tel", width: 20 },
              { name: "email", label: t("fields.email"), kind: "email", hint: t("hints.email"), autoComplete: "email" },
            ],
          },
          {
            title: t("register.door"),
            fields: [
              { name: "username", label: t("fields.username"), hint: t("hints.username"), autoComplete: "username" },
              {
                name: "password",
                label: t("fields.password"),
                kind: "password",
                hint: t("hints.password", { n: PASSWORD_MINIMUM }),
                autoComplete: "new-password",
              },
              {
                name: "consent",
                label: t("fields.consent"),
                kind: "tick",
                hint: <a href={privacyPath}>{t("register.privacy")}</a>,
              },
            ],
          },
        ]}
        submit={t("register.submit")}
        out={{ href: signInPath(), label: t("register.out") }}
      />
    </div>
  );
}

/** After registering, the same whatever was typed. */
export function RegisterSentScreen({ demo }: { readonly demo: boolean }) {
  const t = useTranslations("accounts");
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("registerSent.title")} />
      <p className="lead">{t("registerSent.text")}</p>
      <p>{t("registerSent.nothing")}</p>
      {demo ? (
        <Notice>
          {t("registerSent.demo")} <a href="/mailbox">{t("registerSent.mailbox")}</a>
        </Notice>
      ) : null}
    </div>
  );
}

/** Behind the link of the mail. A button, because programs that look through mail follow links. */
export function VerifyMailScreen({ token }: { readonly token: string }) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("verify.title")} />
      <p className="lead">{t("verify.text")}</p>
      <ActionForm action={verifyMailAction} words={words}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton busy={words.busy}>{t("verify.submit")}</SubmitButton>
      </ActionForm>
    </div>
  );
}

/** Behind the link to a new mail address. */
export function ConfirmMailScreen({ token }: { readonly token: string }) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("verify.title")} />
      <p className="lead">{t("verify.newText")}</p>
      <ActionForm action={confirmMailAction} words={words}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton busy={words.busy}>{t("verify.submit")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
