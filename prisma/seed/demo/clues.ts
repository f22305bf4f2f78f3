import type { Day } from "@/kernel/days";
import { endClue, handOverClue, openClue } from "@/programme/clues/commands";
import { findClue, openClueTexts } from "@/programme/clues/queries";
import { by, bySystem, type Scene, who } from "./stage";

/** Clues from visits: one entered in the register of sources of cases, one that isn't followed, one that the desk has still to verify. */

type Told = {
  /** The division of the visit, and its officer. */
  readonly division: string;
  readonly officer: string;
  /** To the desk of this division, and who sits there. */
  readonly to: string;
  readonly desk: string;
  readonly day: Day;
  readonly account: string;
  readonly reason: string;
  readonly ended?: { readonly day: Day; readonly outcome: "registered" | "not_followed"; readonly reason: string };
};

const CLUES: readonly Told[] = [
  {
    ...{ division: "330483", officer: "tongxiang", to: "330400", desk: "intake", day: "2016-06-27" },
    account: "车间里有一份印着外地企业抬头的工艺单，负责人说是新来的技术员带来的（演示）。",
    reason: "走访中看到的一份资料来源不明，需要核实（演示）。",
    ended: { day: "2016-07-06", outcome: "registered", reason: "资料抬头与外地企业一致，来源需要查明（演示）。" },
  },
  {
    ...{ division: "330481", officer: "haining", to: "330481", desk: "haining", day: "2016-09-26" },
    account: "两家相邻企业的报价单格式相同（演示）。",
    reason: "走访中了解到报价单与同行相似，需要核实（演示）。",
    ended: { day: "2016-10-12", outcome: "not_followed", reason: "格式来自同一软件的模板，没有侵权迹象（演示）。" },
  },
  {
    ...{ division: "330402", officer: "nanhu", to: "330402", desk: "nanhu", day: "2016-11-22" },
    account: "企业展示的客户名单里有备注，像是从另一家公司的系统导出的（演示）。",
    reason: "走访中看到的一份名单来源不明，需要核实（演示）。",
  },
];

export function clueScenes(): Scene[] {
  return CLUES.flatMap((clue): Scene[] => [
    { day: clue.day, time: "17:05", play: () => handOver(clue) },
    ...(clue.ended ? [{ day: clue.ended.day, time: "10:40", play: () => end(clue) }] : []),
  ]);
}

/** From the officer's latest visit that doesn't follow a case. */
async function handOver({ division, officer, to, account, reason }: Told): Promise<void> {
  const { personId } = await who(officer);
  const visit = await bySystem(({ tx }) =>
    tx.visit.findFirstOrThrow({
      where: { divisionCode: division, status: "held", caseId: null, officerId: personId },
      select: { id: true },
      orderBy: [{ heldOn: "desc" }, { occasion: "asc" }],
    }),
  );
  await by(officer, (ctx) => handOverClue(ctx, { visitId: visit.id, account, reason, divisionCode: to }));
}

/** The desk reads it, and ends it. */
async function end({ to, desk, ended }: Told): Promise<void> {
  if (!ended) return;
  const { id: clueId, version } = await bySystem(({ tx }) =>
    tx.clue.findFirstOrThrow({
      where: { divisionCode: to, status: "waiting" },
      select: { id: true, version: true },
      orderBy: { id: "desc" },
    }),
  );
  await by(desk, async (ctx) => {
    const { purpose } = await openClue(ctx, { clueId, purpose: "clue-verify", words: "" });
    const clue = await findClue(ctx, clueId);
    if (clue) await openClueTexts(ctx, clue, purpose);
    await endClue(ctx, { step: "end", clueId, version, outcome: ended.outcome, reason: ended.reason });
  });
}
