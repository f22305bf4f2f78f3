import { useLocale, useTranslations } from "next-intl";
import { Facts } from "@/ui/facts";
import type { Draft } from "../answers/schema";

/** What the register knows of the firm that files, and where it can be put right. */
export function FirmFacts({
  enterprise,
  enterpriseId,
}: {
  readonly enterprise: Draft["enterprise"];
  readonly enterpriseId: string;
}) {
  const t = useTranslations("complaints");
  const { name, uscc, orgCode, regNo, division, address } = enterprise;
  const place = useLocale() === "en" ? division.nameEn : division.nameZh;
  return (
    <>
      <Facts
        facts={[
          { label: t("fields.enterprise"), value: name },
          { label: t("fields.code"), value: <span className="num">{uscc ?? orgCode ?? regNo}</span> },
          { label: t("fields.place"), value: [place, address].filter(Boolean).join(" ") },
        ]}
      />
      <p>
        <a href={`/enterprises/${enterpriseId}`}>{t("form.edit")}</a>
      </p>
    </>
  );
}
