import type { Actor, Duty, OfficialActor } from "@/kernel/actor";
import { readsCase } from "@/programme/cases/policy";
import { INTAKE_READS, readsWhole, sightOf } from "@/programme/complaints/policy";
import { sightsOf } from "@/programme/referrals/policy";

const RECORD = { divisionCode: "330402", team: ["himself"] };
const here = (...duties: Duty[]): OfficialActor => ({
  kind: "official",
  personId: "another",
  name: "",
  sessionId: null,
  departmentId: "bureau",
  departmentKind: "market_regulation",
  level: "county",
  divisionCode: RECORD.divisionCode,
  duties,
});
const onTeam = (over: Partial<OfficialActor>): OfficialActor => ({ ...here(), personId: "himself", ...over });

/** People around a complaint, among them those who stand on its team by memory alone. */
const PEOPLE: Readonly<Record<string, Actor>> = {
  "the firm": { kind: "firm", personId: "f", name: "", sessionId: null, enterpriseId: "firm", role: "member" },
  "another firm": { kind: "firm", personId: "f", name: "", sessionId: null, enterpriseId: "other", role: "owner" },
  "intake of the division": here("intake"),
  "an investigator on the team": onTeam({ duties: ["investigator"] }),
  "an investigator who isn't on it": here("investigator"),
  "on the team, duty ended": onTeam({}),
  "on the team, moved to another bureau": onTeam({ duties: ["investigator"], divisionCode: "330481" }),
  "on the team, moved to another department": onTeam({ departmentKind: "police", duties: ["department_handler"] }),
  "leader of the division": here("bureau_leader"),
  "leader of another division": { ...here("bureau_leader"), divisionCode: "330481" },
  "the coordinator": here("coordinator"),
  "a handler of another department": { ...here("department_handler"), departmentKind: "police" },
  "the government office": { ...here("government_office"), departmentKind: "government_office" },
  "an administrator": { ...here("system_administrator"), departmentKind: "operations" },
};

/** What each of them sees of a complaint, by its status, of its case, and of a referral: asked of the policies. */
export function sightTable(): string[][] {
  return Object.entries(PEOPLE).map(([name, actor]) => [
    name,
    complaint(actor, "draft"),
    complaint(actor, INTAKE_READS[0]),
    complaint(actor, "verifying"),
    caseOf(actor),
    referral(actor),
  ]);
}

function complaint(actor: Actor, status: string): string {
  const sight = sightOf(actor);
  if (sight.side === "firm") return sight.enterpriseId === "firm" ? "whole" : "–";
  if (readsWhole(actor, { ...RECORD, status })) return "whole";
  return sight.side === "official" && sight.everything && status !== "draft" ? "how it stands" : "–";
}

function caseOf(actor: Actor): string {
  if (actor.kind === "firm") return actor.enterpriseId === "firm" ? "how it stands" : "–";
  return readsCase(actor, RECORD) ? "whole" : complaint(actor, "filed");
}

function referral(actor: Actor): string {
  const sides = sightsOf(actor).map((sight) => {
    if (sight.side === "receiver") return "what was shared with his department, until it is withdrawn";
    if (sight.side === "none") return "–";
    return readsCase(actor, RECORD) ? "whole" : sight.everything ? "how it stands" : "–";
  });
  return sides[0] ?? "–";
}
