import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/ui/section";
import { Signature } from "@/ui/signature";
import { sitePath } from "../../demonstration-sites/paths";
import type { Checklist, VisitDetail } from "../queries";
import type { Revision } from "../revisions/queries";
import { ANSWERS, type Answer } from "../schema";
import { FormerRecords } from "./former-records";

export type VisitFindings = {
  readonly visit: VisitDetail;
  readonly checklist: Checklist;
  readonly answers: Readonly<Record<string, Answer>>;
  /** What the record said before it was revised. */
  readonly revisions: readonly Revision[];
};

/** What a visit found, item by item, what it concluded about a site, and how the firm signed. */
export function VisitFound({ visit, checklist, answers, revisions }: VisitFindings) {
  const t = useTranslations("visits");
  const english = useLocale() === "en";
  const count = (answer: Answer) => Object.values(answers).filter((given) => given === answer).length;
  return (
    <>
      <Section
        id="found"
        title={t("sections.found")}
        end={
          <span className="quiet">
            {ANSWERS.map((answer) => t("tally", { answer: t(`answers.${answer}`), n: count(answer) })).join("　")}
          </span>
        }
      >
        <p className="pre">{visit.findings}</p>
        <ol className="marks">
          {checklist.items.map(({ code, zh, en }) => (
            <li key={code}>
              <p>
                <span>{english ? en : zh}</span>
                <b>{t(`answers.${answers[code] ?? "unseen"}`)}</b>
              </p>
            </li>
          ))}
        </ol>
        <p className="quiet">{t("checklistFrom", { version: checklist.version, source: checklist.source })}</p>
      </Section>
      {visit.concluded ? (
        <Section id="conclusion" title={t("sections.conclusion")}>
          <p>
            <a href={sitePath(visit.concluded.siteId)}>{t(`conclusions.${visit.concluded.conclusion}`)}</a>
          </p>
          <p className="pre">{visit.concluded.findings}</p>
        </Section>
      ) : null}
      <Section id="signed" title={t("sections.signed")}>
        <p>{t(`signed.${visit.signing ?? "refused"}`, { name: visit.signerName ?? "" })}</p>
        {visit.signature ? (
          <Signature path={visit.signature} label={t("signatureOf", { name: visit.signerName ?? "" })} />
        ) : null}
        {visit.remark ? <p>{t("remarkIs", { remark: visit.remark })}</p> : null}
        {visit.witness ? <p>{t("witnessIs", { name: visit.witness })}</p> : null}
      </Section>
      {revisions.length > 0 ? <FormerRecords revisions={revisions} /> : null}
    </>
  );
}
