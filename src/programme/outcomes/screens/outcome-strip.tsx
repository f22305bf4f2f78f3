import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/figure";
import { clockSeconds } from "@/ui/format";
import { NumberTable } from "@/ui/number-table";
import { Section } from "@/ui/section";
import type { Outcome, Outcomes } from "../counted/queries";
import { outcomePath, outcomesPath, outcomeValuesPath } from "../paths";
import { LatestLine } from "./outcomes-screen";
import { useSpoken } from "./told-words";

/** The effects in short: on the coordinator's and the government office's desk. */
export function OutcomeStrip({ outcomes, waiting, day, countedAt }: Outcomes) {
  const t = useTranslations("outcomes");
  return (
    <Section id="outcomes" title={t("desk.title")}>
      <NumberTable
        label={t("desk.title")}
        corner={t("sheet.indicator")}
        head={[{ key: "value", label: t("columns.value") }]}
        rows={outcomes.map((outcome) => ({
          key: outcome.indicator.code,
          label: <OutcomeName outcome={outcome} />,
          cells: [<LatestLine key="value" outcome={outcome} />],
        }))}
      />
      <p className="tiny quiet cutoff">
        {waiting > 0 ? (
          <>
            {t("desk.waiting")}{" "}
            <FigureLink figure="outcomes-waiting" value={waiting} href={outcomeValuesPath("entered")} />
            {" · "}
          </>
        ) : null}
        {t("desk.countedAt", { at: clockSeconds(countedAt) })}
        {" · "}
        <a href={outcomesPath({ asOf: day })}>{t("desk.more")}</a>
      </p>
    </Section>
  );
}

function OutcomeName({ outcome: { indicator } }: { readonly outcome: Outcome }) {
  const spoken = useSpoken();
  return <a href={outcomePath(indicator.code)}>{spoken({ zh: indicator.nameZh, en: indicator.nameEn })}</a>;
}

/** The same as lines of a list: beside clause 二 of the programme document. */
export function OutcomeLines({ outcomes, countedAt }: Outcomes) {
  const t = useTranslations("outcomes");
  return [
    ...outcomes.map((outcome) => (
      <li key={outcome.indicator.code}>
        <OutcomeName outcome={outcome} /> <LatestLine outcome={outcome} />
      </li>
    )),
    <li key="counted" className="tiny quiet">
      {t("desk.countedAt", { at: clockSeconds(countedAt) })}
    </li>,
  ];
}
