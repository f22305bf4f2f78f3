import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { choosable, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { correctEnterpriseAction, editEnterpriseAction } from "../actions";
import { enterprisePath } from "../paths";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../workflow";
import { EnterpriseForm, type EnterpriseFormProps } from "./enterprise-form";
import type { Places } from "./enterprise-list";
import type { ShownEnterprise } from "./enterprise-screen";

const FIELDS = [
  ...[
    "name",
    "divisionCode",
    "clusterId",
    "uscc",
    "orgCode",
    "regNo",
    "town",
    "address",
    "industryCode",
    "legalPerson",
    "foundedOn",
  ],
  ...[
    "contactName",
    "contactMobile",
    "contactEmail",
    "staff",
    "researchStaff",
    "sizeClass",
    "titles",
    "askedBy",
    "paper",
    "reason",
  ],
] as const;
const HINTS = [
  "name",
  "town",
  "contactMobile",
  "researchStaff",
  "uscc",
  "oldCode",
  "askedBy",
  "paper",
  "reason",
] as const;

/** The page on which a firm keeps its profile, or its county office corrects it. */
export function EditScreen({
  enterprise,
  places,
  scope,
}: {
  readonly enterprise: ShownEnterprise;
  readonly places: Places;
  readonly scope: EnterpriseFormProps["scope"];
}) {
  const t = useTranslations("enterprises");
  const ui = useTranslations("ui");
  const name = useName();
  const office = scope === "county" || scope === "city";
  const hints = Object.fromEntries(HINTS.map((hint) => [hint, t(`hints.${hint}`)]));
  return (
    <>
      <BackLink href={enterprisePath(enterprise.id)}>{enterprise.name}</BackLink>
      <PageHead title={t(office ? "acts.correct" : "acts.edit")} of={enterprise.name} />
      <div className="narrow stack stack--wide">
        <Notice>{t(scope === "owner-checked" ? "hints.core" : "hints.noSecrets")}</Notice>
        <EnterpriseForm
          action={office ? correctEnterpriseAction : editEnterpriseAction}
          scope={scope}
          enterpriseId={enterprise.id}
          version={enterprise.version}
          initial={valuesOf(enterprise)}
          choices={{
            divisions: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
            clusters: choosable(places.clusters, enterprise.clusterId).map((cluster) => ({
              value: cluster.id,
              label: name(cluster),
            })),
            industries: places.industries.map((industry) => ({
              value: industry.code,
              label: `${industry.code} ${name(industry)}`,
            })),
            sizes: SIZE_CLASSES.map((value) => ({ value, label: t(`sizes.${value}`) })),
            titles: ENTERPRISE_TITLES.map((value) => ({ value, label: t(`titles.${value}`) })),
          }}
          words={{
            ...formWords(ui),
            labels: Object.fromEntries(FIELDS.map((field) => [field, t(`fields.${field}`)])),
            hints: scope === "owner" ? { ...hints, divisionCode: t("hints.division") } : hints,
            submit: t(office ? "acts.saveCorrection" : "acts.save"),
            cancel: t("acts.cancel"),
            unknown: t("unknown"),
          }}
          cancelHref={enterprisePath(enterprise.id)}
        />
      </div>
    </>
  );
}

function valuesOf({
  foundedOn,
  staff,
  researchStaff,
  titles,
  ...texts
}: ShownEnterprise): Record<string, string | readonly string[]> {
  const [year = "", month = "", day = ""] = foundedOn?.split("-") ?? [];
  const known = Object.entries(texts).flatMap(([field, value]) =>
    typeof value === "string" ? [[field, value] as const] : [],
  );
  return {
    ...Object.fromEntries(known),
    titles,
    staff: staff === null ? "" : String(staff),
    researchStaff: researchStaff === null ? "" : String(researchStaff),
    "foundedOn.year": year,
    "foundedOn.month": month && String(Number(month)),
    "foundedOn.day": day && String(Number(day)),
  };
}
