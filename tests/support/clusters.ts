import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { placePicked } from "@/programme/clusters/members/commands";
import * as given from "./given";

/** Block economies, whose they are and how firms come into them. */

export const reason = "演示理由";

export async function people() {
  return {
    lead: await given.official(["coordinator"]),
    county: await given.official(["programme_officer"], { division: "330483" }),
    other: await given.official(["programme_officer"], { division: "330402" }),
    office: await given.official(["government_office"], { kind: "government_office" }),
  };
}

export const clusterOf = (code: string) =>
  asSystem(
    "given",
    async ({ tx }) => (await tx.cluster.findUniqueOrThrow({ where: { code }, select: { id: true } })).id,
  );
export const sweaters = () => clusterOf("tongxiang-sweaters");
/** A firm where the sweaters are made. */
export const local = () => given.firm({ division: "330483" });
export const codeOf = ({ id }: given.GivenFirm) =>
  asSystem("look", async ({ tx }) => (await tx.enterprise.findUniqueOrThrow({ where: { id } })).uscc ?? "");
export const place = (actor: Actor, firm: given.GivenFirm, clusterId: string) =>
  asActor(actor, (ctx) => placePicked(ctx, firm.id, { clusterId, reason }));
