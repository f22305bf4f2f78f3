import { useTranslations } from "next-intl";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { inTurn } from "@/ui/format";
import { useName, usePageLocale } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { enterprisePath } from "../../../enterprises/paths";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../../../enterprises/workflow";
import { sitePath } from "../../paths";
import { stateParticularsAction } from "../actions";
import type { Particulars } from "../queries";
import { filledIn, missingOf, PARTICULAR_GROUPS } from "../schema";
import { useParticularWords } from "./particular-words";
import { ParticularsForm } from "./particulars-form";

type Named = { readonly nameZh: string; readonly nameEn: string } | null;

type ParticularsScreenProps = {
  readonly site: { readonly id: string; readonly enterpriseId: string };
  readonly appliedIn: number;
  readonly particulars: Particulars;
  /** What stands in the register and is corrected there alone. */
  readonly registered: {
    readonly name: string;
    readonly code: string;
    readonly division: Named;
    readonly town: string | null;
    readonly industry: Named;
    readonly cluster: Named;
  };
};

/** The form of the particulars: what the register says, and what the firm says, filled in as far as the portal knows it. */
export function ParticularsScreen({ site, appliedIn, particulars, registered }: ParticularsScreenProps) {
  const t = useTranslations("demonstrationSites");
  const enterprises = useTranslations("enterprises");
  const name = useName();
  const locale = usePageLocale();
  const words = useParticularWords(appliedIn);
  const { stated, known } = particulars;
  const missing = stated ? missingOf(stated) : [];
  const hintOf = (field: string) =>
    [t.has(`particulars.hints.${field}`) ? t(`particulars.hints.${field}`) : "", words.source(known[field])]
      .filter(Boolean)
      .join(" ");
  return (
    <>
      <BackLink href={sitePath(site.id)}>{t("application")}</BackLink>
      <PageHead title={t("particulars.title")} of={t("application")} />
      <div className="narrow stack stack--wide">
        <Notice>{t("particulars.lead")}</Notice>
        {missing.length > 0 ? (
          <Notice tone="warn">
            {t("particulars.missing", { n: missing.length })} {inTurn(missing.map(words.label), locale)}
          </Notice>
        ) : null}
        <Section
          id="registered"
          title={t("particulars.registered")}
          end={<a href={enterprisePath(site.enterpriseId)}>{t("particulars.correct")}</a>}
        >
          <Facts
            facts={[
              { label: t("fields.enterprise"), value: registered.name },
              { label: t("particulars.code"), value: <span className="num">{registered.code}</span> },
              {
                label: t("particulars.place"),
                value: [name(registered.division ?? undefined), registered.town].filter(Boolean).join(" "),
              },
              { label: t("particulars.industry"), value: name(registered.industry ?? undefined) || t("noIndustry") },
              { label: t("particulars.cluster"), value: name(registered.cluster ?? undefined) || t("noCluster") },
            ]}
          />
        </Section>
        <ParticularsForm
          action={stateParticularsAction}
          hidden={{ siteId: site.id }}
          groups={PARTICULAR_GROUPS.map(({ key, fields }) => ({
            key,
            legend: t(`particulars.groups.${key}`),
            fields: fields.map((field) => ({ ...field, label: words.label(field.name), hint: hintOf(field.name) })),
          }))}
          sizes={SIZE_CLASSES.map((value) => ({ value, label: enterprises(`sizes.${value}`) }))}
          titles={ENTERPRISE_TITLES.map((value) => ({ value, label: enterprises(`titles.${value}`) }))}
          initial={filledIn(particulars)}
          words={{ ...formWords(useTranslations("ui")), submit: t("acts.saveParticulars"), cancel: t("acts.notYet") }}
          cancelHref={sitePath(site.id)}
        />
      </div>
    </>
  );
}
