import type { Day } from "@/kernel/days";
import { correctValue, enterValue, moveValue } from "@/programme/outcomes/commands";
import { receiveOutcomeFile } from "@/programme/outcomes/files/commands";
import { findValue } from "@/programme/outcomes/queries";
import { by, type Scene, who } from "./stage";

/** Values of the effects of clause 二 that are entered: surveys and lists of attendance, invented as all of it. */

type Told = {
  readonly code: "awareness" | "mechanisms" | "publicity";
  readonly period: string;
  readonly division?: string;
  readonly enters: string;
  readonly counts: readonly [numerator: number, denominator: number | null];
  readonly note: string;
  readonly entered: Day;
  /** Left out: it waits. */
  readonly approved?: Day;
  readonly returned?: { readonly day: Day; readonly reason: string };
  readonly corrected?: {
    readonly day: Day;
    readonly approved: Day;
    readonly counts: readonly [numerator: number, denominator: number | null];
    readonly reason: string;
  };
};

const SURVEY = "街头与园区问卷，委托第三方（演示）";
const ASSESSED = "联系点自评汇总（演示）";
const LISTS = "活动签到表和发放记录汇总（演示）";

const VALUES: readonly Told[] = [
  {
    ...{ code: "awareness", period: "2015-H1", enters: "lead", counts: [141, 400], note: SURVEY },
    ...{ entered: "2015-07-20", approved: "2015-07-22" },
  },
  {
    ...{ code: "awareness", period: "2015-H2", enters: "lead", counts: [212, 400], note: SURVEY },
    ...{ entered: "2016-01-18", approved: "2016-01-20" },
    corrected: {
      ...{ day: "2016-03-15", approved: "2016-03-17", counts: [204, 388] },
      reason: "复查发现 12 份重复问卷，剔除后重算（演示）",
    },
  },
  {
    ...{ code: "awareness", period: "2016-H1", enters: "lead", counts: [263, 420], note: SURVEY },
    ...{ entered: "2016-07-18", approved: "2016-07-20" },
  },
  {
    ...{ code: "mechanisms", period: "2015-H2", enters: "lead", counts: [46, 97], note: ASSESSED },
    ...{ entered: "2016-01-19", approved: "2016-01-21" },
  },
  {
    ...{ code: "mechanisms", period: "2016-H1", enters: "lead", counts: [88, 142], note: ASSESSED },
    ...{ entered: "2016-07-19", approved: "2016-07-21" },
  },
  {
    ...{ code: "mechanisms", period: "2016-H1", division: "330402", enters: "nanhu", counts: [13, 19], note: ASSESSED },
    ...{ entered: "2016-07-11", approved: "2016-07-14" },
  },
  {
    ...{ code: "mechanisms", period: "2016-H1", division: "330483", enters: "tongxiang" },
    ...{ counts: [24, 39], note: ASSESSED, entered: "2016-07-12", approved: "2016-07-14" },
  },
  {
    ...{ code: "mechanisms", period: "2016-H1", division: "330481", enters: "haining" },
    ...{ counts: [20, 20], note: ASSESSED, entered: "2016-11-14" },
    returned: { day: "2016-11-16", reason: "分母与联系点自评汇总表不一致，请核对（演示）" },
  },
  {
    ...{ code: "publicity", period: "2015-H1", enters: "lead", counts: [1860, null], note: LISTS },
    ...{ entered: "2015-07-21", approved: "2015-07-23" },
  },
  {
    ...{ code: "publicity", period: "2015-H2", enters: "lead", counts: [2940, null], note: LISTS },
    ...{ entered: "2016-01-20", approved: "2016-01-22" },
  },
  {
    ...{ code: "publicity", period: "2016-H1", enters: "lead", counts: [4215, null], note: LISTS },
    ...{ entered: "2016-11-22" },
  },
];

export function outcomeScenes(): Scene[] {
  return VALUES.flatMap(valueScenes);
}

function valueScenes(told: Told): Scene[] {
  const { code, period, division = null, enters, counts, note, entered, approved, returned, corrected } = told;
  const approver = enters === "lead" ? "chief" : "lead";
  const known: { first?: string; second?: string } = {};
  const [numerator, denominator] = counts;
  const scenes: Scene[] = [
    {
      ...{ day: entered, time: "10:10" },
      play: async () => {
        const input = { code, period, division, numerator, denominator, note };
        const { valueId } = await by(enters, (ctx) => enterValue(ctx, input));
        known.first = valueId;
        await prove(enters, valueId, `${code} ${period} ${numerator}/${denominator ?? ""}`);
      },
    },
  ];
  if (approved)
    scenes.push({ day: approved, time: "15:10", play: () => decide(approver, known.first, { step: "approve" }) });
  if (returned)
    scenes.push({
      ...{ day: returned.day, time: "15:10" },
      play: () => decide(approver, known.first, { step: "return", reason: returned.reason }),
    });
  if (corrected) {
    const [better, of] = corrected.counts;
    scenes.push(
      {
        ...{ day: corrected.day, time: "10:40" },
        play: async () => {
          const { valueId } = await by(enters, (ctx) =>
            correctValue(ctx, {
              ...{ valueId: known.first ?? "", numerator: better, denominator: of, note },
              correctionReason: corrected.reason,
            }),
          );
          known.second = valueId;
          await prove(enters, valueId, `${code} ${period} ${better}/${of ?? ""}`);
        },
      },
      { day: corrected.approved, time: "15:40", play: () => decide(approver, known.second, { step: "approve" }) },
    );
  }
  return scenes;
}

type Decision = { readonly step: "approve" } | { readonly step: "return"; readonly reason: string };

function decide(approver: string, valueId = "", decision: Decision): Promise<unknown> {
  return by(approver, async (ctx) => {
    const version = (await findValue(ctx, valueId))?.version ?? 0;
    return moveValue(ctx, { ...decision, valueId, version });
  });
}

async function prove(enters: string, valueId: string, text: string): Promise<void> {
  const actor = await who(enters);
  await receiveOutcomeFile(async () => actor, {
    ...{ valueId, name: "汇总表（演示）.txt", hash: null },
    bytes: (async function* () {
      yield Buffer.from(`演示材料，不具效力\n${text}\n`);
    })(),
  });
}
