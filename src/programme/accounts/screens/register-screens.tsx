import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "@/kernel/form-state";
import { PASSWORD_MINIMUM } from "@/kernel/passwords";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { privacyPath, signInPath } from "../paths";
import { registerAction, verifyMailAction } from "../registration/actions";
import { confirmMailAction } from "../self/actions";
import { type FieldOf, FieldsForm } from "./fields-form";

type Named = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

type Group = { readonly title: string; readonly fields: readonly FieldOf[] };
type RegisterScreenProps = {
  readonly divisions: readonly Named[];
  readonly onceKey: string;
  /** Typed at a counter for a firm that is present: who that is stands first, and how to sign in is left for the firm. */
  readonly counter?: {
    readonly action: FormAction;
    readonly title: string;
    readonly lead: string;
    readonly present: Group;
    readonly submit: string;
    readonly out: { readonly href: string; readonly label: string };
  };
};

/** Registration of a firm's person: the firm, oneself, how to sign in. */
export function RegisterScreen({ divisions, onceKey, counter }: RegisterScreenProps) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale();
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={counter?.title ?? t("register.title")} />
      <p className="lead">{counter?.lead ?? t("register.lead")}</p>
      <FieldsForm
        action={counter?.action ?? registerAction}
        words={words}
        hidden={counter ? {} : { locale }}
        onceKey={onceKey}
        groups={[
          ...(counter ? [counter.present] : []),
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
          ...(counter ? [] : [{ title: t("register.door"), fields: doorFields(t) }]),
        ]}
        submit={counter?.submit ?? t("register.submit")}
        out={counter?.out ?? { href: signInPath(), label: t("register.out") }}
      />
    </div>
  );
}

/** How somebody signs in from now on. */
function doorFields(t: ReturnType<typeof useTranslations<"accounts">>): readonly FieldOf[] {
  return [
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
  ];
}

/** The last part of a registration that was typed at a counter, for whoever confirms it: how he signs in. */
export function DoorForm(props: {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly submit: string;
}) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale();
  return (
    <FieldsForm
      {...props}
      words={words}
      hidden={{ ...props.hidden, locale }}
      groups={[{ title: t("register.door"), fields: doorFields(t) }]}
    />
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
