import { useLocale, useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { StepForm } from "@/ui/step-form";
import { statementPath } from "../paths";
import { acceptStatementAction } from "../statements/actions";
import { cityFigure } from "../statements/policy";
import type { StatementDetail } from "../statements/queries";
import type { StatementScreenProps } from "./statement-screen";

/** The divisions that haven't confirmed their figures. */
export function unconfirmedIn({ indicators }: Pick<StatementDetail, "indicators">) {
  return indicators[0]?.figures.filter(({ confirmed }) => !confirmed) ?? [];
}

type Acceptance = Pick<StatementScreenProps, "statement" | "moved" | "mayLead" | "confirmedSelf">;

/** Whether this reader can accept the statement now. */
export function mayAccept({ statement, moved, mayLead, confirmedSelf }: Acceptance): boolean {
  const complete = unconfirmedIn(statement).length === 0 && moved.length === 0;
  return mayLead && statement.acceptedAt === null && complete && !confirmedSelf;
}

/** Names the figures that are published, and that they stay; then accepts them. */
export function AcceptSheet({ statement: { id, asOf, version, indicators } }: Pick<Acceptance, "statement">) {
  const t = useTranslations("targets");
  const ui = useTranslations("ui");
  const day = longDay(asOf, useLocale() === "en" ? "en" : "zh-CN");
  const heading = t("statements.of", { day });
  return (
    <ConfirmSheet title={t("statements.acceptAsk")} of={heading}>
      <Facts
        bare
        facts={[
          { label: t("statements.asOf"), value: day },
          ...indicators.map(({ indicator, figures }) => {
            const { published = 0, target = 0 } = cityFigure(figures) ?? {};
            const [name, unit] = [t(`indicators.${indicator}.name`), t(`indicators.${indicator}.unit`)];
            return { label: name, value: t("statements.acceptFigure", { n: published, target, unit }) };
          }),
        ]}
      />
      <p>{t("statements.acceptEffect")}</p>
      <StepForm
        action={acceptStatementAction}
        hidden={{ step: "accept", statementId: id, version }}
        submit={t("statements.accept")}
        cancel={{ href: statementPath(id), label: t("late.notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
