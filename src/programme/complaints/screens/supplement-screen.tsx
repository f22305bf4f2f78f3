import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formWords } from "@/ui/form-words";
import { BackLink } from "@/ui/page-head";
import { complaintPath } from "../paths";
import type { OwnComplaint } from "../policy";
import { SupplyForm } from "./supply-form";

type SupplementProps = { readonly complaint: OwnComplaint; readonly formKey: string; /** The files with their upload. */ readonly children: ReactNode };

/** Hands in more: files, a word, and the button that tells the bureau. */
export function SupplementScreen({ complaint, formKey, children }: SupplementProps) {
  const t = useTranslations("complaints");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack stack--wide">
      <div>
        <BackLink href={complaintPath(complaint.id)}>{t("supplement.back")}</BackLink>
        <h1 className="title">{t("supplement.title")}</h1>
        <p className="second">{t("supplement.lead")}</p>
      </div>
      {children}
      <SupplyForm
        complaintId={complaint.id}
        version={complaint.version}
        formKey={formKey}
        words={{ ...words, text: t("supplement.text"), textHint: t("supplement.textHint"), supply: complaint.status === "returned" ? t("supplement.supply") : t("supplement.tell") }}
      />
    </div>
  );
}
