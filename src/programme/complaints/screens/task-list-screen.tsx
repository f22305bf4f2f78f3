import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { SecretMark } from "@/ui/secret";
import { Section, Split } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { type Task, TaskList } from "@/ui/task-list";
import type { Draft } from "../answers/schema";
import { taskState } from "../draft/policy";
import { DRAFT_PAGES, type DraftPage, fieldsOf } from "../draft/schema";
import { complaintsPath, draftPath } from "../paths";
import { QuestionHead } from "./question-head";

const GROUPS = [
  { key: "prepare", pages: ["firm"] },
  { key: "explain", pages: ["events", "secret", "measures", "respondent"] },
  { key: "prove", pages: ["evidence"] },
  { key: "send", pages: ["procedures", "wants"] },
] as const satisfies readonly { key: string; pages: readonly DraftPage[] }[];

/** What there is to fill in and how far each page is; always open, in any order. */
export function TaskListScreen({
  draft,
  today,
  phone,
}: {
  readonly draft: Draft;
  readonly today: Day;
  readonly phone: string;
}) {
  const t = useTranslations("complaints");
  const stateOf = (page: DraftPage) => taskState(page, draft.content, today);
  const done = DRAFT_PAGES.filter((page) => stateOf(page) === "done").length;
  const taskOf = (page: DraftPage): Task => {
    const state = stateOf(page);
    const words = t(`tasks.${state}`);
    return {
      key: page,
      label: t(`pages.${page}`),
      href: draftPath(draft.id, page),
      mark: page === "evidence" || fieldsOf(page).some(({ kind }) => kind === "sealed") ? <SecretMark /> : undefined,
      hint: page === "evidence" ? t("tasks.evidenceHint") : undefined,
      state: { show: state === "done" ? words : <Tag>{words}</Tag> },
    };
  };
  const check: Task = {
    key: "check",
    label: t("tasks.check"),
    href: draftPath(draft.id, "check"),
    hint: t("tasks.checkHint"),
    state: { show: "" },
  };
  const aside = (
    <>
      <Section id="who" title={t("tasks.who")}>
        <p className="second small">{t("tasks.whoText")}</p>
      </Section>
      <Section id="minimum" title={t("tasks.minimum")}>
        <p className="second small">{t("tasks.minimumText")}</p>
      </Section>
      <Section id="urgent" title={t("start.urgent")}>
        <p className="second small">{t("start.urgentText", { phone })}</p>
      </Section>
    </>
  );
  return (
    <>
      <QuestionHead
        back={{ href: complaintsPath(), label: t("title") }}
        title={t("start.title")}
        of={t("statuses.draft")}
        lead={t("tasks.progress", { done, all: DRAFT_PAGES.length })}
      />
      <Split aside={aside}>
        {GROUPS.map(({ key, pages }) => (
          <section key={key} aria-labelledby={`tasks-${key}`}>
            <h2 className="h2" id={`tasks-${key}`}>
              {t(`tasks.groups.${key}`)}
            </h2>
            <TaskList tasks={[...pages.map(taskOf), ...(key === "send" ? [check] : [])]} />
          </section>
        ))}
      </Split>
    </>
  );
}
