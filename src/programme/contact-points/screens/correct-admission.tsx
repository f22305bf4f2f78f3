import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { correctAdmissionAction } from "../register/actions";

/** That an admission held from an earlier day than the register says: what it does to counts, then the form. */
export function CorrectAdmission({ contactPointId, since }: { readonly contactPointId: string; readonly since: Day }) {
  const t = useTranslations("contactPoints");
  return (
    <details>
      <summary>{t("admission.title")}</summary>
      <p className="hint">{t("admission.lead")}</p>
      <StepForm
        action={correctAdmissionAction}
        hidden={{ contactPointId, seen: since }}
        texts={[
          { name: "fromDay", label: t("admission.fromDay"), hint: t("admission.fromDayHint", { since }), width: 9 },
          { name: "reason", label: t("fields.reason"), hint: t("admission.reasonHint"), rows: 3 },
        ]}
        submit={t("admission.submit")}
        tone="secondary"
        words={formWords(useTranslations("ui"))}
      />
    </details>
  );
}
