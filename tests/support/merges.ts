import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { mergeEnterprises } from "@/programme/enterprises/merges/commands";
import type { Merge } from "@/programme/enterprises/merges/schema";
import { findEnterprise } from "@/programme/enterprises/queries";
import { asSuperuser } from "./database";
import * as given from "./given";

/** Records that are one firm. */

/** What no command does in one go. */
export const bySql = (statement: string) => asSuperuser((client) => client.query(statement));

/** The firm as this person sees it. */
export async function found(actor: Actor, id: string) {
  const firm = await asActor(actor, (ctx) => findEnterprise(ctx, id));
  if (!firm) throw new Error("no such firm");
  return firm;
}

/** One firm that stands twice: under its credit code, with a contact; and under its old registration number, waiting for a check. */
export async function twice() {
  const [stays, goes] = [await given.firm(), await given.firm({ status: "registered" })];
  await bySql(
    `update enterprises set name = '嘉兴恒泰纺织有限公司（演示）', contact_mobile = '13811112222', town = null where id = '${stays.id}'`,
  );
  await bySql(
    `update enterprises set name = '恒泰纺织有限责任公司（演示）', contact_mobile = '13811112222', uscc = null, reg_no = '330402000012346',
       town = '新丰镇', staff = 88 where id = '${goes.id}'`,
  );
  const county = await given.official(["programme_officer"], { division: "330402" });
  const coordinator = await given.official(["coordinator"]);
  const input = async (changes: Partial<Merge> = {}): Promise<Merge> => ({
    ...{ oneId: stays.id, otherId: goes.id, keep: "one", reason: "两份执照同一代码（演示）", same: "yes" },
    oneVersion: (await found(coordinator, stays.id)).version,
    otherVersion: (await found(coordinator, goes.id)).version,
    take: { regNo: "other", town: "other", staff: "other", name: "one" },
    ...changes,
  });
  return { stays, goes, county, coordinator, input };
}

/** Joins two records. */
export const merge = (actor: Actor, input: Merge) => asActor(actor, (ctx) => mergeEnterprises(ctx, input));
