import { useLocale, useTranslations } from "next-intl";
import { Buttons } from "@/ui/button";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { SubmitButton } from "@/ui/submit-button";
import { withdrawComplaintAction } from "../actions";
import { complaintPath } from "../paths";
import type { OwnComplaint } from "../policy";

/** Asks before a complaint is withdrawn: number, who is told, what it ends. */
export function WithdrawScreen({ complaint, formKey }: { readonly complaint: OwnComplaint; readonly formKey: string }) {
  const t = useTranslations("complaints");
  const words = formWords(useTranslations("ui"));
  const english = useLocale() === "en";
  return (
    <div className="pt-8">
      <ConfirmSheet title={t("withdraw.title")} of={complaint.number ?? ""}>
        <p className="num">{complaint.number}</p>
        <p>{t("withdraw.text")}</p>
        <p className="second">
          {t("withdraw.who", { bureau: (english ? complaint.bureau?.nameEn : complaint.bureau?.nameZh) ?? "" })}
        </p>
        <ActionForm action={withdrawComplaintAction} words={words}>
          <input type="hidden" name="_key" value={formKey} autoComplete="off" />
          <input type="hidden" name="complaintId" value={complaint.id} />
          <input type="hidden" name="version" value={complaint.version} />
          <Buttons>
            <SubmitButton tone="alarm" busy={words.busy}>
              {t("withdraw.confirm")}
            </SubmitButton>
            <a href={complaintPath(complaint.id)}>{t("withdraw.stay")}</a>
          </Buttons>
        </ActionForm>
      </ConfirmSheet>
    </div>
  );
}
