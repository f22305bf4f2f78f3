import { useLocale, useTranslations } from "next-intl";
import { PASSWORD_MINIMUM } from "@/kernel/passwords";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { askResetAction, setPasswordAction } from "../actions";
import { accountPath, registerPath, resetPasswordPath, signInPath } from "../paths";
import { FieldsForm } from "./fields-form";

/** Asks for a link by mail. */
export function AskResetScreen() {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("reset.title")} />
      <p className="lead">{t("reset.lead")}</p>
      <FieldsForm
        action={askResetAction}
        words={words}
        hidden={{ locale: useLocale() }}
        groups={[{ fields: [{ name: "username", label: t("fields.usernameOrMail"), autoComplete: "username" }] }]}
        submit={t("reset.ask")}
        out={{ href: signInPath(), label: t("reset.back") }}
      />
    </div>
  );
}

/** The page behind the link. */
export function SetPasswordScreen({ token }: { readonly token: string }) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("reset.setTitle")} />
      <FieldsForm
        action={setPasswordAction}
        words={words}
        hidden={{ token }}
        groups={[
          {
            fields: [
              {
                name: "password",
                label: t("fields.newPassword"),
                kind: "password",
                autoComplete: "new-password",
                hint: t("hints.password", { n: PASSWORD_MINIMUM }),
              },
            ],
          },
        ]}
        submit={t("reset.set")}
      />
    </div>
  );
}

/** A link that was used, is too old, or was never made: one page for all. */
export function DeadLinkScreen({ again }: { readonly again: "reset" | "register" | "account" }) {
  const t = useTranslations("accounts");
  const href = { reset: resetPasswordPath, register: registerPath, account: accountPath }[again];
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("deadLink.title")} />
      <p className="lead">{t("deadLink.text")}</p>
      <p>
        <a href={href}>{t(`deadLink.${again}`)}</a>
      </p>
      {again === "register" ? (
        <p>
          {t("deadLink.done")} <a href={signInPath()}>{t("signIn.submit")}</a>
        </p>
      ) : null}
    </div>
  );
}
