import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayOfMoment } from "@/kernel/days";
import { Button, Buttons } from "@/ui/button";
import { ErrorSummary } from "@/ui/error-summary";
import { formWords } from "@/ui/form-words";
import { clockTime, listDay } from "@/ui/format";
import { SecretBlock } from "@/ui/secret";
import { type Draft, typedOf } from "../answers/schema";
import { faultsOn } from "../draft/policy";
import { DRAFT_PAGES, type DraftPage, type Field, fieldsOf } from "../draft/schema";
import { complaintPath, draftPath, savePath } from "../paths";
import { Autosave } from "./autosave";
import { DraftField } from "./draft-field";
import { useFaultText } from "./fault-text";
import { QuestionHead } from "./question-head";

type DraftPageProps = {
  readonly draft: Draft;
  readonly page: DraftPage;
  readonly today: Day;
  /** It was saved with faults, or the check page leads here: show them. */
  readonly checked: boolean;
  /** Whether to go back to the check page when it is saved. */
  readonly fromCheck: boolean;
  /** Mark of this opening of the form. */
  readonly form: string;
  /** Who saved it last, when that was a colleague. */
  readonly writer?: string | undefined;
  /** Above the questions: what the firm is, or the files. Not part of the form. */
  readonly children?: ReactNode;
};

/** One page of questions: a plain form to a stable address, saved as it is typed. */
export function DraftPageScreen({ draft, page, today, checked, fromCheck, form, writer, children }: DraftPageProps) {
  const t = useTranslations("complaints");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const words = formWords(ui);
  const faultText = useFaultText(today);
  const { content } = draft;
  const typed = typedOf(page, content);
  const faults = checked ? faultsOn(page, content, today) : [];
  const errors = faults.map((fault) => {
    const label = t(`fields.${fault.field}`);
    const { text, own } = faultText(fault);
    return { ...{ id: fault.field, text, label }, ofAny: own || text.includes(label) ? undefined : (true as const) };
  });
  const saved = content.answers[page];
  const open = fieldsOf(page).filter((field) => field.kind !== "sealed");
  const sealed = fieldsOf(page).filter((field) => field.kind === "sealed");
  const show = (field: Field) => (
    <DraftField
      key={field.name}
      field={field}
      typed={typed}
      words={words}
      errors={errors.filter(({ id }) => id === field.name).map(({ text }) => text)}
    />
  );
  return (
    <div className="narrow">
      <QuestionHead
        back={
          fromCheck
            ? { href: draftPath(draft.id, "check"), label: t("check.title") }
            : { href: complaintPath(draft.id), label: t("tasks.back") }
        }
        summary={
          errors.length > 0 ? (
            <ErrorSummary
              title={words.errorTitle}
              titlePrefix={words.error}
              language={words.language}
              errors={errors}
            />
          ) : undefined
        }
        place={t("form.place", { n: DRAFT_PAGES.indexOf(page) + 1, all: DRAFT_PAGES.length })}
        title={t(`pages.${page}`)}
        of={t("one")}
        lead={t(`leads.${page}`)}
      />
      {children ? <div className="mb-8">{children}</div> : null}
      <form className="form" method="post" action={savePath(draft.id, page)} noValidate>
        <input type="hidden" name="_form" value={form} autoComplete="off" />
        <input type="hidden" name="_revision" value={saved?.revision ?? 0} autoComplete="off" />
        {fromCheck ? <input type="hidden" name="_from" value="check" /> : null}
        {open.map(show)}
        {sealed.length > 0 ? (
          <div className="field">
            <SecretBlock title={t("sections.secret")} readers={t("sections.stored")}>
              {sealed.map(show)}
            </SecretBlock>
          </div>
        ) : null}
        <Autosave
          saved={saved ? savedSentence() : ""}
          words={{
            saving: t("form.saving"),
            saved: t("form.saved", { time: "{time}" }),
            unsaved: t("form.unsaved"),
            signedOut: t("form.signedOut"),
            overtaken: t("form.overtaken"),
            submitted: t("form.submitted"),
            tooLong: t("form.tooLong"),
            gone: t("form.gone"),
            signIn: t("form.signIn"),
          }}
        />
        <Buttons>
          <Button>{fromCheck ? t("form.saveToCheck") : t("form.save")}</Button>
          <Button tone="quiet" name="_then" value="tasks">
            {t("form.later")}
          </Button>
        </Buttons>
      </form>
    </div>
  );

  function savedSentence(): string {
    const at = new Date(saved?.at ?? "");
    const time =
      dayOfMoment(at) === today ? clockTime(at) : `${listDay(dayOfMoment(at), today, locale)} ${clockTime(at)}`;
    return writer ? t("form.savedBy", { time, who: writer }) : t("form.saved", { time });
  }
}
