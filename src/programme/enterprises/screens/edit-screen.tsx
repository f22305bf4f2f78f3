import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { choosable, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { correctEnterpriseAction, editEnterpriseAction } from "../actions";
import { enterprisePath } from "../paths";
import { fitsCluster } from "../policy";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../workflow";
import { EnterpriseForm, type EnterpriseFormProps } from "./enterprise-form";
import type { Places } from "./enterprise-list";
import type { ShownEnterprise } from "./enterprise-screen";

/** With the land on which a zone lies: whose block economies its firms belong to. */
type EditPlaces = Places & {
  readonly divisions: readonly { readonly code: string; readonly onLandOf: readonly string[] }[];
};

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
  readonly places: EditPlaces;
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
            clusters: choosable(clustersFor(scope, enterprise, places), enterprise.clusterId).map((cluster) => ({
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

/** What a firm or its county may choose; the city all. A firm that isn't checked may still say that it lies elsewhere, and then has all to choose of. */
function clustersFor(
  scope: EnterpriseFormProps["scope"],
  { divisionCode, clusterId }: ShownEnterprise,
  { clusters, divisions }: EditPlaces,
) {
  if (scope === "city" || scope === "owner") return clusters;
  return clusters.filter((one) => one.id === clusterId || fitsCluster(divisionCode, one.divisionCode, divisions));
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
