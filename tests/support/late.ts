import { createHash } from "node:crypto";
import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { expect } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import type { Boundary } from "@/kernel/stretches";
import { asActor } from "@/platform/database";
import type { Register } from "@/platform/periods";
import { applyContactPoint, moveContactPoint } from "@/programme/contact-points/commands";
import { countActivePoints } from "@/programme/contact-points/register/queries";
import { enterLate, type LateFields } from "@/programme/targets/late-entries/commands";
import { receiveRegisterPaper } from "@/programme/targets/papers/commands";
import * as given from "./given";
import { judged } from "./point";

/** A firm as a contact point whose steps can be entered later than they were taken. */

export const everybody = { kind: "public" } as const;
export const refusal = (code: string) => expect.objectContaining({ code });
export const invalid = (fields: Record<string, string[]>) => expect.objectContaining({ fields });
export const at = (day: Day) => void given.atMoment(`${day}T10:00:00+08:00`);
/** Why a day is put right, and by which paper; its file is that of `life` or `handedIn`. */
export const PAPER = { lateReason: "当时漏录（演示）", proof: "批复 9 号（演示）" };

/** Hands in the paper that shows on which day a register turned, through the file store, and says its id. */
export async function handedIn(
  actor: Actor,
  register: Register,
  subjectId: string,
  text = "批复（演示）",
): Promise<string> {
  const bytes = Buffer.from(text);
  const receipt = await receiveRegisterPaper(async () => actor, {
    ...{ register, subjectId, name: "批复.txt", hash: createHash("sha256").update(bytes).digest("hex") },
    bytes: (async function* () {
      yield bytes;
    })(),
  });
  return receipt.id;
}

export const people = {
  ...{ leaderName: "甲", leaderPost: "甲", liaisonName: "乙", liaisonPost: "乙", remark: null },
  ...{ liaisonMobile: "13800000000", liaisonEmail: "a@example.cn", checklist: [...ADMISSION_ITEMS] },
};
type Ending = { reason: string } | { reason: string; exitGround: "closed" };

/** A firm on its way as a contact point, every step by its command, each on the day on which it is entered. */
export async function life(lead: OfficialActor, division = "330402") {
  const firm = await given.firm({ division });
  const county = await given.official(["programme_officer"], { division });
  const { contactPointId } = await asActor(firm.owner, (ctx) => applyContactPoint(ctx, people));
  let version = 1;
  const go = async (step: string, rest: Partial<Ending> & LateFields, actor = lead) => {
    const input = { step, contactPointId, version, ...rest } as Parameters<typeof moveContactPoint>[1];
    await asActor(actor, (ctx) => moveContactPoint(ctx, input));
    version += 1;
  };
  await judged(contactPointId);
  await go("recommend", {}, county);
  const paper = await handedIn(lead, "contact-points", contactPointId);
  // Whoever says a reason brings the paper that was handed in.
  const proven = (late: LateFields): LateFields => (late.proof ? { paper, ...late } : late);
  return {
    ...{ firm, contactPointId, county, paper },
    approve: (late: LateFields = {}) => go("approve", proven(late)),
    suspend: (late: LateFields = {}) => go("suspend", { reason: "演示", ...proven(late) }),
    resume: (late: LateFields = {}) => go("resume", { reason: "演示", ...proven(late) }),
    exit: (late: LateFields = {}, actor: Parameters<typeof asActor>[0] = lead) =>
      go("exit", { reason: "演示", exitGround: "closed", ...proven(late) }, actor as OfficialActor),
    turn: (boundary: Boundary, seen: Day, happenedOn: Day, { actor = lead, ...more }: Turned = {}) =>
      asActor(actor, (ctx) =>
        enterLate(ctx, {
          ...{ register: "contact-points", subjectId: contactPointId, turn: { boundary, seen }, happenedOn },
          ...{ ...PAPER, paper, restatement: "", ...more },
        }),
      ),
  };
}
type Turned = { readonly actor?: OfficialActor; readonly restatement?: string; readonly paper?: string };

export const points = (asOf: Day, known?: "then") =>
  asActor(everybody, (ctx) => countActivePoints(ctx, { asOf, ...(known ? { known } : {}) }));
