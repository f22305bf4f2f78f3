import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { ButtonLink, Buttons } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { FileList, FileRow } from "@/ui/file-list";
import { formWords } from "@/ui/form-words";
import { inTurn, labelled, longDay } from "@/ui/format";
import { useName, usePageLocale } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { PrintButton } from "@/ui/print-button";
import { Section } from "@/ui/section";
import { Signature } from "@/ui/signature";
import { StepForm } from "@/ui/step-form";
import { enterprisePath } from "../../../enterprises/paths";
import type { ChecklistItem } from "../../checklists/schema";
import { contactPointPath } from "../../paths";
import { scanPath } from "../../scans/paths";
import { acceptFilingAction, confirmFilingAction, endFilingAction, signFilingAction } from "../actions";
import { counterPath } from "../paths";
import type { Filing } from "../queries";
import { SignForm } from "./sign-form";

const FIRM_FIELDS = ["code", "firmName", "divisionCode", "name", "mobile", "email"] as const;
const POINT_FIELDS = [
  ...(["leaderName", "leaderPost", "liaisonName", "liaisonPost", "liaisonMobile", "liaisonEmail"] as const),
  ...(["checklist", "remark"] as const),
];

export type Place = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** Who typed it and who was present, in a sentence: stands on the filing and on what became of it. */
export function ByBoth({ filing }: { readonly filing: Filing }) {
  const t = useTranslations("counter");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const { typedBy, spokeName, spokePost, identified, confirmedHow, signerName, acceptedBy, createdAt } = filing;
  return (
    <p>
      {t("byBoth", {
        day: longDay(dayOfMoment(createdAt), locale),
        typist: [name(typedBy.house ?? undefined), typedBy.name].filter(Boolean).join(" "),
        spoke: spokeName,
        post: spokePost,
        how: t(`identified.${identified}`),
      })}{" "}
      {confirmedHow ? t(`confirmedBy.${confirmedHow}`, { signer: signerName ?? "", accepted: acceptedBy ?? "" }) : null}
    </p>
  );
}

/** What was typed, under the words of the form on which the firm would have written it. */
export function Content({ filing, divisions, items }: Pick<FilingScreenProps, "filing" | "divisions" | "items">) {
  const accounts = useTranslations("accounts");
  const points = useTranslations("contactPoints");
  const name = useName();
  const locale = usePageLocale();
  const { content, kind } = filing;
  const text = (field: string) => {
    const value = content[field];
    if (field === "divisionCode") return name(divisions.find(({ code }) => code === value));
    if (Array.isArray(value))
      return inTurn(
        items.filter(({ code }) => value.includes(code)).map((item) => (locale === "en" ? item.textEn : item.textZh)),
        locale,
      );
    return typeof value === "string" ? value : "";
  };
  const facts =
    kind === "registration"
      ? FIRM_FIELDS.map((field) => ({
          label: accounts(`fields.${field === "name" ? "contactName" : field}`),
          value: text(field),
        }))
      : POINT_FIELDS.map((field) => ({ label: points(`fields.${field}`), value: text(field) }));
  return <Facts facts={facts.filter(({ value }) => value !== "")} />;
}

type FilingScreenProps = {
  readonly filing: Filing;
  readonly divisions: readonly Place[];
  /** The checklist by which it is applied. */
  readonly items: readonly ChecklistItem[];
  readonly steps: readonly string[];
  /** Where an official hands in the signed print-out, while it waits. */
  readonly upload: ReactNode;
  readonly side: "firm" | "office";
  readonly today: Day;
};

/** One filing: for the office what was typed, by whom, for whom, and how it stands; for the firm what it confirms or refuses. */
export function FilingScreen({ filing, divisions, items, steps, upload, side, today }: FilingScreenProps) {
  const t = useTranslations("counter");
  const locale = usePageLocale();
  const { kind, firmName, resultId, signature, signerName } = filing;
  const result = resultId && (kind === "registration" ? enterprisePath(resultId) : contactPointPath(resultId));
  return (
    <>
      <PageHead
        title={side === "firm" ? t("firmTitle") : labelled(t(`kinds.${kind}`), firmName, locale)}
        {...(side === "firm" ? {} : { trail: [{ href: counterPath, label: t("title") }] })}
      />
      <div className="narrow stack stack--wide">
        <Standing filing={filing} today={today} />
        <ByBoth filing={filing} />
        {result ? (
          <p>
            <a href={result}>{t("result")}</a>
          </p>
        ) : null}
        <Section id="content" title={t("content")}>
          <Content filing={filing} divisions={divisions} items={items} />
        </Section>
        {signature ? <Signature path={signature} label={signerName ?? ""} /> : null}
        {upload || filing.scans.length > 0 ? <PrintOut filing={filing} steps={steps} upload={upload} /> : null}
        <div className="no-print stack stack--wide">
          <Steps filing={filing} steps={steps} />
        </div>
      </div>
    </>
  );
}

/** The way by paper: printed, signed, scanned, compared by somebody else. */
function PrintOut({ filing, steps, upload }: Pick<FilingScreenProps, "filing" | "steps" | "upload">) {
  const t = useTranslations("counter");
  const words = formWords(useTranslations("ui"));
  return (
    <Section id="scan" title={t("scan.title")}>
      <div className="stack">
        {upload ? <p className="no-print">{t("scan.lead")}</p> : null}
        {upload ? <p className="print-only">{t("scan.sign")}</p> : null}
        {upload ? (
          <Buttons>
            <PrintButton>{t("acts.print")}</PrintButton>
          </Buttons>
        ) : null}
        {filing.scans.length === 0 ? (
          <p className="quiet no-print">{t("scan.none")}</p>
        ) : (
          <FileList>
            {filing.scans.map(({ id, name, size, sha256 }) => (
              <FileRow key={id} name={name} bytes={size} hash={sha256}>
                <a href={scanPath(id)}>{t("scan.download")}</a>
              </FileRow>
            ))}
          </FileList>
        )}
        <div className="no-print">{upload}</div>
        {steps.includes("accept") ? (
          <StepForm
            action={acceptFilingAction}
            hidden={{ filingId: filing.id, version: filing.version }}
            submit={t("acts.accept")}
            words={words}
          />
        ) : upload && filing.scans.length > 0 ? (
          <p>{t("scan.another")}</p>
        ) : null}
      </div>
    </Section>
  );
}

function Standing({ filing, today }: Pick<FilingScreenProps, "filing" | "today">) {
  const t = useTranslations("counter");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { status, dueOn, email, reason } = filing;
  const due = dueOn && dayFromDate(dueOn);
  const told = status === "waiting" && due && due < today ? "overdue" : status;
  return (
    <Notice tone={told === "confirmed" ? "ok" : told === "overdue" ? "alarm" : told === "waiting" ? "info" : "warn"}>
      <p>{t(`states.${told}`, { due: due ? longDay(due, locale) : "", email })}</p>
      {reason ? <p>{t("because", { reason })}</p> : null}
    </Notice>
  );
}

function Steps({ filing, steps }: Pick<FilingScreenProps, "filing" | "steps">) {
  const t = useTranslations("counter");
  const words = formWords(useTranslations("ui"));
  const hidden = { filingId: filing.id, version: filing.version };
  return (
    <>
      {steps.includes("confirm") ? (
        <StepForm action={confirmFilingAction} hidden={hidden} submit={t("acts.confirm")} words={words} />
      ) : null}
      {steps.includes("sign") ? (
        <Section id="sign" title={t("acts.sign")}>
          <SignForm
            action={signFilingAction}
            hidden={hidden}
            signer={filing.spokeName}
            words={{
              ...words,
              signerName: t("fields.signerName"),
              signature: t("fields.signature"),
              signatureHint: t("hints.signature"),
              clear: t("clear"),
              noScript: t("noScript"),
              submit: t("acts.sign"),
            }}
          />
        </Section>
      ) : null}
      {(["refuse", "withdraw"] as const)
        .filter((step) => steps.includes(step))
        .map((step) => (
          <Section key={step} id={step} title={t(`acts.${step}`)}>
            <StepForm
              action={endFilingAction}
              hidden={{ ...hidden, step }}
              texts={[{ name: "reason", label: t("fields.reason") }]}
              submit={t(`acts.${step}`)}
              tone="alarm"
              words={words}
            />
          </Section>
        ))}
      {steps.length === 0 ? (
        <ButtonLink href={counterPath} tone="secondary">
          {t("title")}
        </ButtonLink>
      ) : null}
    </>
  );
}
