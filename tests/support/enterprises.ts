import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { moveEnterprise } from "@/programme/enterprises/commands";
import { findEnterprise } from "@/programme/enterprises/queries";
import type { CorrectEnterprise, EditEnterprise, TakeEnterpriseStep } from "@/programme/enterprises/schema";
import * as given from "./given";

/** A firm with its offices, and the forms that change what the register says of it. */

/** Takes a step of a registration. */
export const move = (actor: Actor, input: TakeEnterpriseStep) => asActor(actor, (ctx) => moveEnterprise(ctx, input));
/** What a firm says of itself. */
export const profile = {
  town: "新丰镇",
  address: "演示路1号",
  industryCode: "17",
  legalPerson: "演示法人",
  contactName: "演示联系人",
  contactMobile: "13800000000",
  contactEmail: "firm@example.cn",
  staff: 120,
  researchStaff: 30,
  sizeClass: "small",
  titles: ["high_tech"],
  foundedOn: "2009-05-12",
} as const satisfies Omit<EditEnterprise, "enterpriseId" | "version">;
/** The titles of `profile`, as a form sends them. */
export const titles: EditEnterprise["titles"] = [...profile.titles];

/** A firm that waits for its check, its county and the city. */
export async function registered() {
  const firm = await given.firm({ status: "registered" });
  const county = await given.official(["programme_officer"], { division: "330402" });
  const city = await given.official(["programme_officer"]);
  return { firm, county, city };
}

/** A correction as the county fills it in: what the register says, but for the changes. */
export async function correction(
  firm: given.GivenFirm,
  changes: Partial<CorrectEnterprise>,
): Promise<CorrectEnterprise> {
  const found = await asActor(firm.owner, (ctx) => findEnterprise(ctx, firm.id));
  if (!found) throw new Error("no such firm");
  const { uscc, orgCode, regNo, name, clusterId, version } = found;
  return {
    enterpriseId: firm.id,
    version,
    ...profile,
    titles,
    name,
    clusterId,
    uscc,
    orgCode,
    regNo,
    askedBy: "演示人员，办公室主任",
    paper: "营业执照副本",
    reason: "按营业执照更正（演示）",
    ...changes,
  };
}
