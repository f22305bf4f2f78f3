import { type Actor, hasDuty, isOfCityBureau } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const ARTICLE_STATUSES = [
  "draft",
  "checking",
  "published",
  "correcting",
  "rechecking",
  "withdrawn",
  "discarded",
] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

/** In these everybody reads it: while a correction is written, the text before it stands. */
export const PUBLIC_STATUSES = ["published", "correcting", "rechecking"] as const satisfies readonly ArticleStatus[];

/** In these its next text is written. */
export const WRITING_STATUSES = ["draft", "correcting"] as const satisfies readonly ArticleStatus[];

/** One of them holds an article (domain.md §12: the six of the page that carried the opinion, and what a bureau needs besides). */
export const ARTICLE_CHANNELS = [
  "case_focus",
  "trial_news",
  "express",
  "judges_view",
  "lawyers_news",
  "judgments",
  "policy",
  "knowledge",
  "notice",
] as const;
export type ArticleChannel = (typeof ARTICLE_CHANNELS)[number];

/** What it is about, several at once (domain.md §12). */
export const ARTICLE_TOPICS = [
  "trade_secret",
  "unfair_competition",
  "patent",
  "trademark",
  "copyright",
  "plant_variety",
  "geographical_indication",
  "layout_design",
  "technology_contract",
  "traditional_culture",
] as const;
export type ArticleTopic = (typeof ARTICLE_TOPICS)[number];

type Party = "author" | "checker" | "lead";

export type ArticleSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly departmentId: string;
  /** Who wrote the latest text. */
  readonly writerId: string;
};

function partiesOf(actor: Actor, { departmentId, writerId }: ArticleSubject): Party[] {
  if (actor.kind !== "official") return [];
  const parties: Party[] = [];
  const writes = hasDuty(actor, "programme_officer", "coordinator", "department_handler");
  if (writes && actor.departmentId === departmentId) parties.push("author");
  if (isOfCityBureau(actor, "coordinator", "bureau_leader")) {
    parties.push("lead");
    if (actor.personId !== writerId) parties.push("checker");
  }
  return parties;
}

const REVIEW = {
  "zh-CN": "《政府信息公开条例》（2007年）第十四条",
  en: "Regulations on Open Government Information (2007), Article 14",
} as const;

/**
 * An article: drafted, checked by a second person, published; corrected without leaving the site; withdrawn with a reason. Programme
 * document 三(六); 三审 and the secrecy check before anything goes out: domain.md §12.
 */
export const articleWorkflow = {
  name: "article",
  statuses: ARTICLE_STATUSES,
  start: { status: "draft" },
  end: ["withdrawn", "discarded"],
  parties: ["author", "checker", "lead"],
  partiesOf,
  steps: {
    submit: { from: ["draft"], to: "checking", by: ["author"], tell: ["checker"] },
    publish: {
      from: ["checking", "rechecking"],
      to: "published",
      by: ["checker"],
      tell: ["author"],
      irreversible: true,
      basis: REVIEW,
    },
    return: { from: ["checking"], to: "draft", by: ["checker"], tell: ["author"] },
    discard: { from: ["draft"], to: "discarded", by: ["author"], irreversible: true },
    correct: { from: ["published"], to: "correcting", by: ["author"] },
    recheck: { from: ["correcting"], to: "rechecking", by: ["author"], tell: ["checker"] },
    reject: { from: ["rechecking"], to: "correcting", by: ["checker"], tell: ["author"] },
    keep: { from: ["correcting"], to: "published", by: ["author"] },
    withdraw: {
      from: ["published", "correcting", "rechecking"],
      to: "withdrawn",
      by: ["lead"],
      tell: ["author"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<ArticleStatus, Party, never, ArticleSubject>;
