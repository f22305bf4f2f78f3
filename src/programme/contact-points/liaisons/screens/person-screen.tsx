import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { contactPointPath } from "../../paths";
import { askContactChangeAction } from "../actions";
import type { ContactRole } from "../workflow";
import { PersonForm } from "./person-form";

type PersonScreenProps = {
  readonly point: {
    readonly id: string;
    readonly version: number;
    readonly leaderName: string;
    readonly liaisonName: string;
    readonly enterprise: { readonly name: string };
  };
  readonly role: ContactRole;
  readonly formKey: string;
  /** Days in which whoever is named can confirm. */
  readonly days: number;
};

/** Where a firm names another leader or liaison. */
export function PersonScreen({ point, role, formKey, days }: PersonScreenProps) {
  const t = useTranslations("liaisons");
  const ui = useTranslations("ui");
  const back = contactPointPath(point.id);
  const fields = ["name", "post", "mobile", "email"];
  return (
    <>
      <BackLink href={back}>{point.enterprise.name}</BackLink>
      <PageHead title={t(`changeTitle.${role}`)} />
      <div className="narrow stack stack--wide">
        <p className="lead">{t("lead", { role: t(`roles.${role}`), days, name: point[`${role}Name`] })}</p>
        <p className="second">{t("same")}</p>
        <PersonForm
          action={askContactChangeAction}
          hidden={{ contactPointId: point.id, version: point.version, role }}
          onceKey={formKey}
          initial={{}}
          words={{
            ...formWords(ui),
            labels: Object.fromEntries(fields.map((field) => [field, t(`fields.${field}`)])),
            hints: { mobile: t("hints.mobile"), email: t("hints.email") },
            submit: t("save"),
            cancel: t("notYet"),
          }}
          cancelHref={back}
        />
      </div>
    </>
  );
}
