import { type Actor, hasDuty, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import { parseFirmCode } from "@/kernel/credit-code";
import { type ArticleChannel, type ArticleSubject, articleWorkflow, WRITING_STATUSES } from "./workflow";

/** Who writes articles: those who carry the programme out, in each department for its own. */
export function mayWrite(actor: Actor): actor is OfficialActor {
  return hasDuty(actor, "programme_officer", "coordinator", "department_handler");
}

/** Who checks all of them: the leading department's coordinator and leader, in the city. */
export function mayCheck(actor: Actor): boolean {
  return isOfCityBureau(actor, "coordinator", "bureau_leader");
}

/** Who works on articles at all; row-level security says it again (`app_edits`). */
export function mayWork(actor: Actor): actor is OfficialActor {
  return mayWrite(actor) || mayCheck(actor);
}

/** Whether this article is one of those on which this person works: his department's own, or any for who checks. */
export function mayWorkOn(actor: Actor, { departmentId }: Pick<ArticleSubject, "departmentId">): boolean {
  return mayCheck(actor) || (mayWrite(actor) && actor.departmentId === departmentId);
}

/** Whether this person may change the text that is being written. */
export function mayEditText(actor: Actor, article: ArticleSubject): boolean {
  return (
    WRITING_STATUSES.some((status) => status === article.status) &&
    articleWorkflow.partiesOf(actor, article).includes("author")
  );
}

/** Channels in which nobody may be known by name: 典型案例 and judgments are published without the parties (domain.md §12). */
const MASKED: readonly ArticleChannel[] = ["case_focus", "judgments"];
export function isMasked(channel: ArticleChannel): boolean {
  return MASKED.includes(channel);
}

/** What the checker says he has looked at: 保密审查, 匿名处理, 事实与来源. */
export const CHECKS = ["secrecy", "anonymity", "facts"] as const;

const CODES = /(?<![0-9A-Za-z])(?:[0-9A-Za-z]{18}|[0-9]{15}|[0-9A-Za-z]{8}-[0-9A-Za-z])(?![0-9A-Za-z])/g;

/**
 * What in a text looks like a firm's code: credit code, organisation code with its hyphen, registration number. One that was mistyped tells of a
 * firm as well; of the two that are mere digits the check digit has to agree.
 */
export function codesIn(text: string): string[] {
  const runs = text.normalize("NFKC").match(CODES) ?? [];
  return [...new Set(runs)].filter((run) => {
    const code = parseFirmCode(run);
    return !("fault" in code) || (run.length === 18 && code.fault !== "letters");
  });
}
