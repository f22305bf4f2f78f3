import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { enterprisePath } from "../../enterprises/paths";
import { AwayLine, type AwayLineProps } from "../absences/screens/away-line";
import { planVisitAction } from "../actions";
import type { Burden } from "../burden/queries";
import { HAND_PURPOSES } from "../schema";
import { BurdenPart } from "./burden-part";
import { PlanForm } from "./plan-form";

type PlanScreenProps = {
  readonly enterprise: { readonly id: string; readonly name: string };
  readonly officers: readonly { readonly id: string; readonly name: string; readonly load: number }[];
  readonly away: AwayLineProps["away"];
  readonly burden: Burden;
  /** The firm has had its visits of the year: another one needs a reason. */
  readonly asks: boolean;
  readonly dueOn: Day;
  readonly today: Day;
  readonly purpose: (typeof HAND_PURPOSES)[number];
  readonly onceKey: string;
};

/** The page on which a visit is planned by hand. */
export function PlanScreen(props: PlanScreenProps) {
  const { enterprise, officers, away, burden, asks, purpose, dueOn, today, onceKey } = props;
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  return (
    <>
      <BackLink href={enterprisePath(enterprise.id)}>{enterprise.name}</BackLink>
      <PageHead title={t("new.title")} of={t("title")} />
      <BurdenPart enterpriseId={enterprise.id} burden={burden} side="office" />
      <AwayLine away={away} today={today} />
      <PlanForm
        action={planVisitAction}
        enterpriseId={enterprise.id}
        onceKey={onceKey}
        initial={{ purpose, dueOn }}
        asks={asks}
        purposes={HAND_PURPOSES.map((value) => ({
          value,
          label: t(`purposes.${value}`),
          hint: t(`purposeHints.${value}`),
        }))}
        officers={officers.map(({ id, name, load }) => ({ value: id, label: t("new.officer", { name, n: load }) }))}
        words={{
          ...formWords(ui),
          purpose: t("fields.purpose"),
          dueOn: t("fields.dueOn"),
          dayHint: t("hints.day"),
          officer: t("fields.officer"),
          officerHint: t("hints.officer"),
          balanced: t("new.balanced"),
          reason: t("fields.reason"),
          reasonHint: t("hints.reason"),
          burden: t("burden.why"),
          burdenHint: t("burden.whyHint"),
          submit: t("new.submit"),
        }}
      />
    </>
  );
}
