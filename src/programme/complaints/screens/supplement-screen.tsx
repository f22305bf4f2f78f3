import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formWords } from "@/ui/form-words";
import { complaintPath } from "../paths";
import type { OwnComplaint } from "../policy";
import { QuestionHead } from "./question-head";
import { SupplyForm } from "./supply-form";

type SupplementProps = {
  readonly complaint: OwnComplaint;
  /** It was returned, and nothing was handed in since. */
  readonly nothing: boolean;
  readonly formKey: string /** The files with their upload. */;
  readonly children: ReactNode;
};

/** Hands in more: files, a word, and the button that tells the bureau. */
export function SupplementScreen({ complaint, nothing, formKey, children }: SupplementProps) {
  const t = useTranslations("complaints");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack stack--wide">
      <QuestionHead
        back={{ href: complaintPath(complaint.id), label: t("supplement.back") }}
        title={t("supplement.title")}
        lead={t("supplement.lead")}
      />
      {children}
      <SupplyForm
        complaintId={complaint.id}
        version={complaint.version}
        formKey={formKey}
        words={{
          ...words,
          text: t("supplement.text"),
          textHint: t("supplement.textHint"),
          nothing: nothing ? t("supplement.nothing") : undefined,
          supply: complaint.status === "returned" ? t("supplement.supply") : t("supplement.tell"),
        }}
      />
    </div>
  );
}
