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
