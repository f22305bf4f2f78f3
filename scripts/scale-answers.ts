import type { Dice } from "./scale-dice";

/** What a firm answered, complete enough to be submitted; all of it invented. */
export type Content = {
  readonly kind: "technical" | "business";
  readonly forms: readonly string[];
  readonly answers: string;
  readonly sealed: Readonly<Record<string, string>>;
};

const FORMS = ["improper_acquisition", "use_of_acquired", "breach_of_duty", "inducement", "third_party"] as const;
const MEASURES = [
  "agreement",
  "rules_and_training",
  "premises",
  "marking_and_access",
  "devices",
  "departure_duties",
] as const;

/** The answers of a complaint of that title, by page as the portal keeps them, and what of them lies under seal. */
export function contentOf(title: string, { byId, at, dice }: { byId: string; at: Date; dice: Dice }): Content {
  const technical = dice.chance(0.5);
  const forms = [dice.pick(FORMS)];
  const pages = {
    firm: { capacity: "owner", filedThrough: "own_staff" },
    events: {
      "discoveredOn.year": "2014",
      "discoveredOn.month": String(1 + dice.int(12)),
      "discoveredOn.day": "",
      discoveredBy: "own_staff",
      forms,
    },
    secret: {
      title,
      secretKind: technical ? "technical" : "business",
      subkind: technical ? "process" : "customers",
      carriers: ["paper", "electronic"],
      "completedOn.year": String(2005 + dice.int(9)),
      "completedOn.month": "6",
      "completedOn.day": "",
    },
    measures: { measures: MEASURES.filter(() => dice.chance(0.5)), measuresBefore: "before" },
    respondent: { respondentKind: ["person"], relation: "former_staff" },
    evidence: { groups: ["authority", "measures"] },
    procedures: { procedures: ["none"], proceduresState: "not_applicable" },
    wants: { wants: ["stop", "penalty"], reachBy: "portal" },
  };
  const saved = { revision: 1, form: "made-for-scale", byId, at: at.toISOString() };
  const answers = JSON.stringify(
    Object.fromEntries(Object.entries(pages).map(([page, values]) => [page, { values, ...saved }])),
  );
  const n = dice.int(1_000_000);
  return {
    kind: technical ? "technical" : "business",
    forms,
    answers,
    sealed: {
      account: `演示：掌握该项秘密的人员离职后，另一家演示企业推出同类产品，参数与本企业第${n}号文件一致。`,
      secret: `演示秘密点第${n}号：步骤甲先于步骤乙，温度与时间按内部规程控制。`,
      respondent: `演示被投诉人${n}`,
      respondent_detail: "现在演示单位任职",
      reporter: `演示联系人${n}\n13800000000`,
    },
  };
}
