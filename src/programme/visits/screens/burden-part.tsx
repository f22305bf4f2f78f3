import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/figure";
import { useListed, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import type { Burden } from "../burden/queries";
import { visitsPath } from "../paths";

type BurdenProps = {
  readonly enterpriseId: string;
  readonly burden: Burden;
  readonly side: "firm" | "office";
};

/** How many visits a firm had this year and by whom, as a sentence; for an office a warning when it had those of a year. */
export function BurdenPart({ enterpriseId, burden, side }: BurdenProps) {
  const t = useTranslations("visits.burden");
  const name = useName();
  const listed = useListed();
  const { year, departments, held, planned, limit } = burden;
  const all = held + planned;
  const own = side === "firm";
  if (all === 0) return <p className="quiet">{t(own ? "ownNone" : "none", { year })}</p>;
  const each = departments.map((department) =>
    t("department", { name: name(department), n: department.held + department.planned }),
  );
  const sentence = t(own ? "own" : "sentence", { year, held, planned, departments: listed(each) });
  const link = (
    <>
      {t("list")}{" "}
      <FigureLink figure={`burden-${year}`} value={all} href={visitsPath({ enterprise: enterpriseId, year })} />
    </>
  );
  if (!own && all >= limit)
    return (
      <Notice tone="warn">
        {sentence} {t("over", { limit })} {link}
      </Notice>
    );
  return (
    <p>
      {sentence} {link}
    </p>
  );
}
