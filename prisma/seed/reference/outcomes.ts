import type { DepartmentKind } from "@/kernel/actor";
import type { Counted, Frequency, Measure } from "@/programme/outcomes/policy";

/** What the effects of clause 二 are measured by, as delivered: proposals, to be changed by the coordinator. */
export type OutcomeRow = {
  readonly code: string;
  readonly serial: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly definitionZh: string;
  readonly definitionEn: string;
  readonly source: string;
  readonly ownerKind: DepartmentKind;
  readonly frequency: Frequency;
  readonly measure: Measure;
  readonly counted: Counted | null;
  readonly lowerBetter: boolean;
  readonly sort: number;
  readonly verified: boolean;
  readonly changedAt: string;
};

const delivered = {
  serial: 1,
  ownerKind: "market_regulation",
  counted: null,
  lowerBetter: false,
  verified: false,
  changedAt: "2015-01-01T00:00:00+08:00",
} as const;

export const outcomeIndicators: readonly OutcomeRow[] = [
  {
    ...delivered,
    code: "awareness",
    nameZh: "商业秘密保护知晓率",
    nameEn: "Awareness of trade-secret protection",
    definitionZh: "受访者中能说出商业秘密受法律保护且知道向哪里投诉的人数，除以有效问卷份数。",
    definitionEn:
      "People asked who know that trade secrets are protected by law and where to complain, divided by valid answers.",
    source: "实施意见二“知晓度有效提高”；口径为建议值，以问卷调查为准",
    frequency: "half",
    measure: "percent",
    sort: 1,
  },
  {
    ...delivered,
    code: "mechanisms",
    nameZh: "企业内部保护机制建立率",
    nameEn: "Firms with internal mechanisms in place",
    definitionZh: "自评中有商业秘密保护机构、制度和员工保密约定三项的企业数，除以提交自评的企业数。",
    definitionEn:
      "Firms whose self-assessment shows a responsible body, rules and agreements with staff, divided by firms that assessed themselves.",
    source: "实施意见二“运用、保护和管理机制初步形成”；口径为建议值",
    frequency: "half",
    measure: "percent",
    sort: 2,
  },
  {
    ...delivered,
    code: "case-incidence",
    nameZh: "侵犯商业秘密案件发案率（立案）",
    nameEn: "Incidence: cases filed",
    definitionZh: "期内为联系点企业立案的件数，除以期末联系点数，每千家。数目小，同时给出95%区间（泊松精确区间）。",
    definitionEn:
      "Cases filed in the period for firms that were contact points then, per 1,000 contact points at its end. The numbers are small: the exact Poisson 95% interval stands beside them.",
    source: "实施意见二“案件的发案率显著降低”；口径为建议值",
    frequency: "quarter",
    measure: "per_thousand",
    counted: "cases",
    lowerBetter: true,
    sort: 3,
  },
  {
    ...delivered,
    code: "incident-incidence",
    nameZh: "侵犯商业秘密投诉发生率",
    nameEn: "Incidence: complaints",
    definitionZh: "期内联系点企业提出的投诉件数（并案、撤回的不计），除以期末联系点数，每千家，附95%区间。",
    definitionEn:
      "Complaints submitted in the period by firms that were contact points then, merged and withdrawn ones left out, per 1,000 contact points at its end, with the 95% interval.",
    source: "实施意见二“案件的发案率显著降低”；口径为建议值",
    frequency: "quarter",
    measure: "per_thousand",
    counted: "incidents",
    lowerBetter: true,
    sort: 4,
  },
  {
    ...delivered,
    code: "publicity",
    nameZh: "社会化宣传覆盖人次",
    nameEn: "People reached by publicity",
    definitionZh: "期内讲座、培训、发放资料和现场咨询到达的人次，按活动签到和发放记录计；媒体受众不计。",
    definitionEn:
      "People reached in the period by lectures, trainings, leaflets and advice on the spot, by lists of attendance and of what was handed out; readers of media don't count.",
    source: "实施意见二“社会化宣传面覆盖更广”；口径为建议值",
    frequency: "half",
    measure: "count",
    sort: 5,
  },
  {
    ...delivered,
    code: "participation",
    nameZh: "联系点企业参与率",
    nameEn: "Contact points that took part",
    definitionZh: "期末联系点中，期内参加过培训、问卷调查或风险评估至少一次的家数所占比例。",
    definitionEn:
      "Of the contact points at the end of the period, the share that took part in a training, the survey or a risk assessment at least once in it.",
    source: "实施意见二“参与度有效提高”；口径为建议值",
    frequency: "year",
    measure: "percent",
    counted: "participants",
    sort: 6,
  },
];
