import type { OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { moveReferral, sendReferral } from "@/programme/referrals/commands";
import * as given from "./given";

/** An investigated case with its team, a firm, and the departments of two others. */
export async function stage() {
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const second = await given.official(["investigator"]);
  const police = await given.official(["department_handler"], { kind: "police", name: "周演示" });
  const scitech = await given.official(["department_handler"], { kind: "science_tech" });
  const firm = await given.firm();
  const found = await given.caseOf(firm, { team: [officer, second] });
  return { officer, second, police, scitech, firm, found };
}

/** The same, with a referral to the police under way. */
export async function sent() {
  const people = await stage();
  const { referralId } = await asActor(people.officer, (ctx) =>
    sendReferral(ctx, {
      caseId: people.found.id,
      kind: "criminal",
      toDepartmentId: people.police.departmentId,
      question: "请查明资金去向（演示）",
      facts: ["enterprise"],
      fields: ["account"],
      evidence: [],
    }),
  );
  return { ...people, referralId };
}

/** One step of a referral, as that person takes it. */
export function step(actor: OfficialActor, input: Parameters<typeof moveReferral>[1]) {
  return asActor(actor, (ctx) => moveReferral(ctx, input));
}
