import { useLocale, useTranslations } from "next-intl";
import type { FormValues } from "@/kernel/form-state";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { PartsForm } from "@/ui/parts-form";
import { questionsPath } from "../../paths";
import type { Question } from "../../policy";
import { saveQuestionsAction } from "../actions";
import type { NextQuestions } from "../queries";

/** Empty rows at the end of the form: so many questions can be added at once. */
const EMPTY_ROWS = 2;

/** The form of the next version: the draft as it was saved, or the newest version with empty rows at the end. */
export function QuestionsFormScreen({ next: { kind, version, revision, filled } }: { readonly next: NextQuestions }) {
  const t = useTranslations("selfAssessment");
  const items = filled?.items ?? [];
  const english = useLocale() === "en";
  const titleOf = (item: Question | undefined, n: number) =>
    item ? t("questions.numbered", { n, name: english ? item.nameEn : item.nameZh }) : t("questions.added", { n });
  const rows = Array.from({ length: items.length + EMPTY_ROWS }, (_, index) => `q${index + 1}`);
  return (
    <>
      <BackLink href={questionsPath()}>{t("questions.title")}</BackLink>
      <PageHead title={t("questions.write", { version })} />
      <div className="narrow stack stack--wide">
        <Notice>{t("questions.kept")}</Notice>
        <PartsForm
          action={saveQuestionsAction}
          hidden={{
            ...{ version, revision: kind === "draft" ? revision : 0 },
            ...Object.fromEntries(items.map(({ code }, index) => [`q${index + 1}.code`, code])),
          }}
          initial={{
            ...Object.assign({}, ...items.map((item, index) => valuesOf(item, index + 1))),
            pressingFrom: String(filled?.pressingFrom ?? ""),
            source: filled?.source ?? "",
            ...(filled?.verified ? { verified: "yes" } : {}),
          }}
          hint={{ field: "questions", text: t("questions.emptyHint") }}
          parts={[
            ...rows.map((name, index) => ({
              key: name,
              title: titleOf(items[index], index + 1),
              lines: [
                { name: `${name}.place`, label: t("questions.place"), width: 9 as const },
                ...(["zh", "en"] as const).map((field) => ({
                  ...{ name: `${name}.${field}`, label: t(`questions.fields.${field}`), rows: 2 },
                })),
                ...(["nameZh", "nameEn"] as const).map((field) => ({
                  ...{ name: `${name}.${field}`, label: t(`questions.fields.${field}`), width: 20 as const },
                })),
                ...(["adviceZh", "adviceEn"] as const).map((field) => ({
                  ...{ name: `${name}.${field}`, label: t(`questions.fields.${field}`), rows: 3 },
                })),
                { name: `${name}.key`, label: t("questions.fields.key"), tick: true as const },
              ],
            })),
            {
              key: "rest",
              lines: [
                { name: "pressingFrom", label: t("questions.fields.pressingFrom"), width: 9 },
                { name: "source", label: t("questions.fields.source"), rows: 2 },
                { name: "verified", label: t("questions.fields.verified"), tick: true },
              ],
            },
          ]}
          submit={t("questions.save")}
          cancel={{ href: questionsPath(kind === "draft" ? version : undefined), label: t("questions.leave") }}
          words={formWords(useTranslations("ui"))}
        />
      </div>
    </>
  );
}

function valuesOf({ code: _code, key, ...texts }: Question, place: number): FormValues {
  const fields = Object.entries({ ...texts, place: String(place), ...(key ? { key: "yes" } : {}) });
  return Object.fromEntries(fields.map(([field, value]) => [`q${place}.${field}`, value]));
}
