import type { CandidateReason } from "@/programme/contact-points/candidates/policy";
import type { ServiceCode } from "@/programme/contact-points/services/policy";

/** What a contact point is owed each year and what it owes, as delivered: proposals of this programme (D), to be changed by the coordinator. */
export type ServiceRuleRow = {
  readonly code: ServiceCode;
  readonly side: "to_firm" | "by_firm";
  readonly dueMonth: number;
  readonly graceMonths: number;
  readonly yellow: number;
  readonly red: number;
  readonly source: string;
  readonly verified: boolean;
  readonly validFrom: string;
};

const row = (
  code: ServiceCode,
  side: ServiceRuleRow["side"],
  [dueMonth, graceMonths]: readonly [number, number],
): ServiceRuleRow => ({
  ...{ code, side, dueMonth, graceMonths, yellow: 30, red: 7 },
  source: "联系点服务与义务（每年至少走访一次、培训一次、风险评估、热线；问卷、年度复核），日期为建议值",
  verified: false,
  validFrom: "2015-01-01",
});

export const serviceRules: readonly ServiceRuleRow[] = [
  row("visit", "to_firm", [12, 6]),
  row("training", "to_firm", [10, 6]),
  row("risk_assessment", "to_firm", [11, 6]),
  row("hotline", "to_firm", [3, 1]),
  row("survey", "by_firm", [6, 3]),
  row("yearly_review", "by_firm", [12, 6]),
];

/** What each reason to become a contact point weighs: proposals (D), after the document's 科技创新型企业, 大中型, 被侵权的企业. */
export type CriterionRow = {
  readonly code: CandidateReason;
  readonly weight: number;
  readonly source: string;
  readonly verified: boolean;
  readonly validFrom: string;
};

const criterion = (code: CandidateReason, weight: number, source: string): CriterionRow => ({
  ...{ code, weight, verified: false, validFrom: "2015-01-01" },
  source,
});

export const candidateCriteria: readonly CriterionRow[] = [
  criterion("science_tech", 40, "实施意见三（三）“科技创新型企业”；分值为建议值"),
  criterion("large", 20, "实施意见三（二）“大中型”；分值为建议值"),
  criterion("harmed", 30, "实施意见三（二）“商业秘密被侵犯的企业”；分值为建议值"),
  criterion("first_in_town", 10, "实施意见三（三）“健全块状经济商业秘密保护网络体系”；分值为建议值"),
  criterion("cluster_leader", 20, "实施意见三（三）“健全块状经济商业秘密保护网络体系”，块状经济龙头企业；分值为建议值"),
  criterion("pressing_need", 30, "实施意见三（三）“保护需求迫切”的企业，按企业自评；分值为建议值"),
];
