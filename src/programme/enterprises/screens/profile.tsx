import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayOfMoment } from "@/kernel/days";
import { type Fact, Facts } from "@/ui/facts";
import { listed, longDay, number } from "@/ui/format";
import { useName } from "@/ui/names";
import type { Places } from "./enterprise-list";
import type { ShownEnterprise } from "./enterprise-screen";

/** What the register says of a firm; what isn't known is left out. */
export function Profile({ enterprise, places }: { readonly enterprise: ShownEnterprise; readonly places: Places }) {
  return <Facts facts={useProfile(enterprise, places)} />;
}

function useProfile(enterprise: ShownEnterprise, places: Places): Fact[] {
  const t = useTranslations("enterprises");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const codes = (["uscc", "orgCode", "regNo"] as const).flatMap((field) =>
    enterprise[field]
      ? [
          [
            field,
            <span key={field} className="num">
              {enterprise[field]}
            </span>,
          ] as const,
        ]
      : [],
  );
  const shown: readonly (readonly [string, ReactNode])[] = [
    ...codes,
    [
      "divisionCode",
      [name(places.divisions.find(({ code }) => code === enterprise.divisionCode)), enterprise.town]
        .filter(Boolean)
        .join(" "),
    ],
    ["address", enterprise.address],
    ["industryCode", name(places.industries.find(({ code }) => code === enterprise.industryCode))],
    ["clusterId", name(places.clusters.find(({ id }) => id === enterprise.clusterId))],
    ["legalPerson", enterprise.legalPerson],
    ["foundedOn", enterprise.foundedOn && longDay(enterprise.foundedOn, locale)],
    ["contactName", enterprise.contactName],
    [
      "contactMobile",
      enterprise.contactMobile && (
        <span key="mobile" className="num">
          {enterprise.contactMobile}
        </span>
      ),
    ],
    ["contactEmail", enterprise.contactEmail],
    ["staff", enterprise.staff === null ? null : number(enterprise.staff)],
    ["researchStaff", enterprise.researchStaff === null ? null : number(enterprise.researchStaff)],
    ["sizeClass", enterprise.sizeClass && t(`sizes.${enterprise.sizeClass}`)],
    [
      "titles",
      listed(
        enterprise.titles.map((title) => t(`titles.${title}`)),
        locale,
      ),
    ],
    ["registeredOn", longDay(dayOfMoment(enterprise.createdAt), locale)],
  ];
  return shown.flatMap(([field, value]) => (value ? [{ label: t(`fields.${field}`), value }] : []));
}
