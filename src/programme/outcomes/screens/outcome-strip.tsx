import { useTranslations } from "next-intl";
import { DataTable } from "@/ui/data-table";
import { FigureLink } from "@/ui/figure";
import { clockSeconds } from "@/ui/format";
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
      <DataTable
        caption={t("desk.title")}
        rows={outcomes}
        rowKey={({ indicator }) => indicator.code}
        columns={[
          {
            key: "indicator",
            head: t("sheet.indicator"),
            fold: "title",
            rowHead: true,
            cell: (outcome) => <OutcomeName outcome={outcome} />,
          },
          { key: "value", head: t("columns.value"), align: "end", cell: (outcome) => <LatestLine outcome={outcome} /> },
        ]}
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
