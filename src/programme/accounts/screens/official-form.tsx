import { useLocale, useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { changeOfficialAction, createOfficialAction } from "../officials/actions";
import { accountsPath } from "../paths";
import { type FieldOf, FieldsForm } from "./fields-form";

export type DepartmentName = { readonly id: string; readonly nameZh: string; readonly nameEn: string };

type OfficialFormProps = {
  readonly departments: readonly DepartmentName[];
  /** The one to change; without it, a new one. */
  readonly account?: {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly post: string | null;
    readonly cardNumber: string | null;
    readonly departmentId: string | null;
    readonly email: string | null;
    readonly duties: readonly { readonly endedAt: Date | null }[];
  };
  readonly onceKey?: string;
};

/** An official's data. The user name is chosen once and stays. */
export function OfficialForm({ departments, account, onceKey }: OfficialFormProps) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const english = useLocale() === "en";
  const held = account?.duties.some(({ endedAt }) => !endedAt) ?? false;
  const username: FieldOf[] = account
    ? []
    : [{ name: "username", label: t("fields.username"), hint: t("hints.username"), autoComplete: "off", width: 20 }];
  const fields: FieldOf[] = [
    ...username,
    { name: "name", label: t("fields.name"), autoComplete: "off", width: 20 },
    { name: "post", label: t("fields.post"), optional: true, autoComplete: "off" },
    {
      name: "cardNumber",
      label: t("fields.cardNumber"),
      hint: t("hints.cardNumber"),
      optional: true,
      autoComplete: "off",
      width: 20,
    },
    {
      name: "departmentId",
      label: t("fields.departmentId"),
      kind: "select",
      hint: held ? t("hints.whileHeld") : undefined,
      options: departments.map(({ id, nameZh, nameEn }) => ({ value: id, label: english ? nameEn : nameZh })),
    },
    {
      name: "email",
      label: t("fields.email"),
      kind: "email",
      hint: t(held ? "hints.whileHeld" : account ? "hints.newOfficialEmail" : "hints.officialEmail"),
      autoComplete: "off",
    },
  ];
  return (
    <FieldsForm
      action={account ? changeOfficialAction : createOfficialAction}
      words={words}
      groups={[{ fields }]}
      {...(onceKey ? { onceKey } : {})}
      {...(account
        ? {
            hidden: { personId: account.id, version: String(account.version) },
            initial: {
              name: account.name,
              post: account.post ?? "",
              cardNumber: account.cardNumber ?? "",
              departmentId: account.departmentId ?? "",
              email: account.email ?? "",
            },
          }
        : { out: { href: accountsPath(), label: t("create.out") } })}
      submit={t(account ? "steps.change" : "create.submit")}
    />
  );
}

/** The page on which the system administrator makes an account. */
export function NewOfficialScreen(props: Required<Pick<OfficialFormProps, "departments" | "onceKey">>) {
  const t = useTranslations("accounts");
  return (
    <>
      <PageHead title={t("create.title")} trail={[{ href: accountsPath(), label: t("list.title") }]} />
      <div className="narrow">
        <p className="second">{t("create.lead")}</p>
        <OfficialForm {...props} />
      </div>
    </>
  );
}
