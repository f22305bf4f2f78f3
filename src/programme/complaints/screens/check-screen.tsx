import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { AnswerList } from "@/ui/answer-list";
import { Button, Buttons } from "@/ui/button";
import { FileList, FileRow } from "@/ui/file-list";
import { inTurn, type Locale, longDay, longMonth, size } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { usePageLocale } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { SecretBlock } from "@/ui/secret";
import { Section } from "@/ui/section";
import { type Draft, listOf, type PartialDay, partialDay, textOf, typedOf } from "../answers/schema";
import { BLOCKING, blockingOf, faultBehind, faultsOn, warningsOf } from "../draft/policy";
import { DRAFT_PAGES, type DraftPage, type Field, fieldsOf } from "../draft/schema";
import { complaintPath, draftPath, submitPath } from "../paths";
import { useFaultText } from "./fault-text";
import { QuestionHead } from "./question-head";

type CheckProps = {
  readonly draft: Draft;
  readonly today: Day /** Key of the form: pressed twice, it submits once. */;
  readonly formKey: string /** Why a submission has just been refused. */;
  readonly refused?: "incomplete" | "overtaken" | undefined;
};

/** All answers once more, what is missing, and the button, which can always be pressed. */
export function CheckScreen({ draft, today, formKey, refused }: CheckProps) {
  const t = useTranslations("complaints");
  const { content } = draft;
  const blocking = blockingOf(content, today);
  const faultText = useFaultText(today);
  return (
    <div className="sheetwide stack stack--far">
      <QuestionHead back={{ href: complaintPath(draft.id), label: t("tasks.back") }} title={t("check.title")} />
      {refused === "overtaken" ? (
        <Notice tone="alarm" live>
          {t("check.overtaken")}
        </Notice>
      ) : null}
      {blocking.length > 0 ? (
        <Notice
          tone={refused === "incomplete" ? "alarm" : "warn"}
          title={t("check.blocked")}
          live={refused === "incomplete"}
        >
          <ul className="plainlist">
            {blocking.map((code) => {
              const fault = faultBehind(code, content, today);
              const wrong = fault && fault.code !== "missing";
              return (
                <li key={code}>
                  {t(wrong ? "check.toChange" : "check.missing")}
                  <a href={changePath(draft.id, BLOCKING[code].page)}>{t(`check.blocking.${code}`)}</a>
                  {wrong ? <div className="small">{faultText(fault).text}</div> : null}
                </li>
              );
            })}
          </ul>
        </Notice>
      ) : null}
      <Warnings draft={draft} today={today} />
      {DRAFT_PAGES.map((page) => (
        <PageAnswers key={page} draft={draft} page={page} today={today} />
      ))}
      <Section id="declaration" size={2} title={t("check.declaration")}>
        <form className="stack stack--tight" method="post" action={submitPath(draft.id)}>
          <input type="hidden" name="_key" value={formKey} autoComplete="off" />
          <input type="hidden" name="version" value={draft.version} autoComplete="off" />
          <p>{t("check.declarationText")}</p>
          <p className="second small">{t("check.final")}</p>
          <Buttons>
            <Button>{t("check.submit")}</Button>
            <a href={complaintPath(draft.id)}>{t("check.notYet")}</a>
          </Buttons>
        </form>
      </Section>
    </div>
  );
}

function changePath(id: string, page: DraftPage): string {
  return `${draftPath(id, page)}?from=check`;
}

function ChangeLink({ id, page }: { readonly id: string; readonly page: DraftPage }) {
  const t = useTranslations("complaints");
  return (
    <a className="push" href={changePath(id, page)}>
      {t("check.change")}
      <span className="vh"> {t(`pages.${page}`)}</span>
    </a>
  );
}

type PageAnswersProps = { readonly draft: Draft; readonly page: DraftPage; readonly today: Day };

/** Answers of a page, each with what is wrong with it; the sealed ones under the hatch; of evidence the files too. */
function PageAnswers({ draft, page, today }: PageAnswersProps) {
  const t = useTranslations("complaints");
  const shown = useAnswers(draft, page);
  const faultText = useFaultText(today);
  const faults = faultsOn(page, draft.content, today).filter(({ code }) => code !== "missing");
  const wrongIn = (name: string) => {
    const fault = faults.find(({ field }) => field === name);
    return fault && `${t("check.toChange")}${faultText(fault).text}`;
  };
  const answersOf = (sealed: boolean) =>
    fieldsOf(page).flatMap((field) =>
      (field.kind === "sealed") === sealed
        ? [{ label: t(`fields.${field.name}`), value: textually(shown(field)), wrong: wrongIn(field.name) }]
        : [],
    );
  const [open, sealed] = [answersOf(false), answersOf(true)];
  const { files } = draft;
  const title =
    page === "evidence" && files.length > 0
      ? t("check.evidence", { n: files.length, size: size(files.reduce((sum, file) => sum + file.size, 0)) })
      : t(`pages.${page}`);
  return (
    <Section id={page} size={2} title={title} end={<ChangeLink id={draft.id} page={page} />}>
      {page === "firm" ? (
        <AnswerList
          answers={[
            { label: t("fields.enterprise"), value: draft.enterprise.name },
            {
              label: t("fields.code"),
              value: draft.enterprise.uscc ?? draft.enterprise.orgCode ?? draft.enterprise.regNo,
            },
          ]}
        />
      ) : null}
      <AnswerList answers={open} />
      {sealed.length > 0 ? (
        <div className="mt-4">
          <SecretBlock title={t("check.sealed")} of={t(`pages.${page}`)} readers={t("sections.stored")}>
            <AnswerList answers={sealed} />
          </SecretBlock>
        </div>
      ) : null}
      {page === "evidence" ? <Files files={files} /> : null}
    </Section>
  );
}

function Files({ files }: Pick<Draft, "files">) {
  const t = useTranslations("complaints");
  if (files.length === 0) return <p className="quiet">{t("check.noEvidence")}</p>;
  return (
    <FileList>
      {files.map((file) => (
        <FileRow key={file.id} name={file.name} bytes={file.size}>
          SHA-256 <Hash value={file.sha256} short />
        </FileRow>
      ))}
    </FileList>
  );
}

/** Lines stay lines. */
function textually(text: string | undefined): ReactNode {
  return text === undefined ? undefined : <span className="prose">{text}</span>;
}

/** 2016年11月3日, 2016年11月 or 2016年, as far as the day is known. */
function dayWords(day: PartialDay, locale: Locale): string {
  if (day.length === 10) return longDay(day, locale);
  return day.length === 7 ? longMonth(day, locale) : locale === "en" ? day : `${day}年`;
}

/** How an answer of this page reads; undefined when there is none. */
function useAnswers(draft: Draft, page: DraftPage): (field: Field) => string | undefined {
  const t = useTranslations("complaints");
  const locale = usePageLocale();
  const typed = typedOf(page, draft.content);
  return (field) => {
    const { name } = field;
    if (field.kind === "several")
      return (
        inTurn(
          listOf(typed, name).map((value) => t(`options.${name}.${value}`)),
          locale,
        ) || undefined
      );
    if (field.kind === "day") {
      const day = partialDay(typed, name);
      if (day === "wrong")
        return [textOf(typed, `${name}.year`), textOf(typed, `${name}.month`), textOf(typed, `${name}.day`)].join("-");
      return day === "" ? undefined : dayWords(day, locale);
    }
    const text = textOf(typed, name);
    if (field.kind === "one") return text === "" ? undefined : t(`options.${name}.${text}`);
    return text || undefined;
  };
}

/** What may come later: pages with gaps, groups of evidence that nobody has ticked. */
function Warnings({ draft, today }: { readonly draft: Draft; readonly today: Day }) {
  const t = useTranslations("complaints");
  const { faults, groups } = warningsOf(draft.content, today);
  const pages = DRAFT_PAGES.flatMap((page) => {
    const n = faults.filter((fault) => fault.page === page).length;
    return n > 0 ? [{ page, n }] : [];
  });
  if (pages.length === 0 && groups.length === 0) return null;
  return (
    <Notice title={t("check.warned")}>
      <ul className="plainlist">
        {pages.map(({ page, n }) => (
          <li key={page}>
            <a href={changePath(draft.id, page)}>{t(`pages.${page}`)}</a> {t("check.warnedPage", { n })}
          </li>
        ))}
        {groups.length > 0 ? (
          <li>
            <a href={changePath(draft.id, "evidence")}>{t("check.warnedGroups")}</a>
            <ul className="small second">
              {groups.map((group) => (
                <li key={group}>{t(`options.groups.${group}`)}</li>
              ))}
            </ul>
          </li>
        ) : null}
      </ul>
    </Notice>
  );
}
