import { useLocale, useTranslations } from "next-intl";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import type { Revision } from "../revisions/queries";

/** What a visit's record said before it was revised, latest first: as it was signed, or with who saw that it wasn't. */
export function FormerRecords({ revisions }: { readonly revisions: readonly Revision[] }) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <Section id="before" title={t("revisions.title")}>
      {revisions.map(({ id, name, day, heldOn, heldReason, findings, remark, witness, signing, signerName }) => (
        <details key={id}>
          <summary>{t("revisions.by", { day: longDay(day, locale), name })}</summary>
          <p className="quiet">
            {t("fields.heldOn")} {longDay(heldOn, locale)}　{t(`signed.${signing}`, { name: signerName })}
          </p>
          {heldReason ? (
            <p>
              {t("fields.heldReason")} {heldReason}
            </p>
          ) : null}
          <p className="pre">{findings}</p>
          {remark ? <p>{t("remarkIs", { remark })}</p> : null}
          {witness ? <p>{t("witnessIs", { name: witness })}</p> : null}
        </details>
      ))}
    </Section>
  );
}
