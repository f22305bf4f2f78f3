import { useLocale, useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { contactPointPath } from "../../paths";
import { judgeAdmissionAction } from "../actions";
import { verdictsFor } from "../policy";
import type { Admission } from "../queries";
import { Evidence } from "./admission-part";
import { JudgeForm } from "./judge-form";

type JudgeScreenProps = {
  readonly point: {
    readonly id: string;
    readonly version: number;
    readonly round: number;
    readonly enterprise: { readonly name: string };
  };
  readonly admission: Admission;
};

/** The page on which a bureau judges an application item by item; filled with what it found of this handing-in, if it did. */
export function JudgeScreen({ point, admission }: JudgeScreenProps) {
  const t = useTranslations("admission");
  const english = useLocale() === "en";
  const last = admission.judgements.find(({ round }) => round === point.round);
  const back = contactPointPath(point.id);
  return (
    <>
      <BackLink href={back}>{point.enterprise.name}</BackLink>
      <PageHead title={t("acts.judge")} of={point.enterprise.name} />
      <div className="narrow stack stack--wide">
        <Notice>{t("judgeLead")}</Notice>
        <JudgeForm
          action={judgeAdmissionAction}
          hidden={{ contactPointId: point.id, version: point.version }}
          items={admission.items.map((item, index) => ({
            code: item.code,
            label: `${index + 1} ${english ? item.textEn : item.textZh}`,
            evidence: <Evidence item={item} />,
            choices: verdictsFor(item).map((value) => ({ value, label: t(`verdicts.${value}`) })),
          }))}
          initial={Object.fromEntries(
            (last?.verdicts ?? []).flatMap(({ item, verdict, opinion }) => [
              [`${item}.verdict`, verdict],
              [`${item}.opinion`, opinion],
            ]),
          )}
          words={{
            ...formWords(useTranslations("ui")),
            verdict: t("verdict"),
            opinion: t("opinion"),
            submit: t("acts.saveVerdicts"),
            cancel: t("notYet"),
          }}
          cancelHref={back}
        />
      </div>
    </>
  );
}
