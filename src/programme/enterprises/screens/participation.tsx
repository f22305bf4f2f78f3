import { useTranslations } from "next-intl";
import { type Fact, Facts } from "@/ui/facts";
import { FigureLink } from "@/ui/figure";
import { Section } from "@/ui/section";
import { joinPath } from "../../accounts/paths";
import { contactPointPath, newContactPointPath } from "../../contact-points/paths";
import { newSitePath, sitePath } from "../../demonstration-sites/paths";
import type { EnterpriseScreenProps } from "./enterprise-screen";

/** Contact point, site and complaints: each number and name opens what it stands for. */
export function Participation({ enterprise, side, complaints, point, site }: EnterpriseScreenProps) {
  const t = useTranslations("enterprises");
  const points = useTranslations("contactPoints");
  const sites = useTranslations("demonstrationSites");
  const apply =
    side === "firm" && enterprise.status === "checked" ? (
      <a href={newContactPointPath}>{t("point.apply")}</a>
    ) : (
      t("point.none")
    );
  const applySite =
    side === "firm" && point?.status === "active" ? <a href={newSitePath}>{t("site.apply")}</a> : t("site.none");
  const facts: Fact[] = [
    {
      label: t("point.label"),
      value: point ? (
        <>
          <a href={contactPointPath(point.id)}>{point.number ?? points("application")}</a>{" "}
          {points(`statuses.${point.status}`)}
        </>
      ) : (
        apply
      ),
    },
    {
      label: t("site.label"),
      value: site ? (
        <>
          <a href={sitePath(site.id)}>{site.number ?? sites("application")}</a> {sites(`statuses.${site.status}`)}
        </>
      ) : (
        applySite
      ),
    },
    ...(complaints === undefined
      ? []
      : [
          {
            label: t("complaints.label"),
            value: (
              <FigureLink
                figure="complaints-of-enterprise"
                value={complaints}
                href={`/complaints?enterprise=${enterprise.id}`}
              />
            ),
          },
        ]),
  ];
  return (
    <Section id="programme" title={t("sections.programme")}>
      <Facts facts={facts} />
    </Section>
  );
}

/** Who acts for the firm, its owner first. */
export function People({ people, side }: Pick<EnterpriseScreenProps, "people" | "side">) {
  const t = useTranslations("enterprises");
  return (
    <Section
      id="people"
      title={t("sections.people")}
      end={side === "firm" ? <a href={joinPath}>{t("acts.people")}</a> : undefined}
    >
      <ul className="linklist">
        {people.map(({ id, name, post, enterpriseRole, status }) => (
          <li key={id}>
            <span>
              {name} <span className="quiet">{post}</span>
            </span>
            <span className="quiet">
              {[
                enterpriseRole && t(`roles.${enterpriseRole}`),
                status === "active" ? null : t(`personStatuses.${status}`),
              ]
                .filter(Boolean)
                .join("　")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
