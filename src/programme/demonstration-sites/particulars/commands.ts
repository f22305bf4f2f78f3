import type { Ctx } from "@/platform/database";
import { writable } from "../assessment/commands";
import { knownOf } from "./queries";
import { missingOf, type StateParticulars } from "./schema";

/** Keeps what a firm says of itself in its application, while it writes. Refusals: `not-found`, `submitted`. */
export async function stateParticulars(
  ctx: Ctx,
  { siteId, stated }: StateParticulars,
): Promise<{ siteId: string; missing: number }> {
  await writable(ctx, siteId);
  const said = { stated, updatedAt: ctx.now };
  await ctx.tx.siteParticulars.upsert({
    where: { siteId },
    create: { siteId, ...said },
    update: said,
    select: { siteId: true },
  });
  return { siteId, missing: missingOf(stated).length };
}

/** What the portal knows stands beside what the firm says from the moment at which it is handed in: both stay as they are then. */
export async function freezeKnown(
  ctx: Ctx,
  site: { readonly id: string; readonly enterpriseId: string; readonly contactPointId: string },
): Promise<void> {
  if (ctx.actor.kind !== "firm" || ctx.actor.enterpriseId !== site.enterpriseId) return;
  // In the order in which they are written: whoever writes at the same moment waits here.
  await ctx.tx.demonstrationSite.updateMany({
    where: { id: site.id, status: { in: ["draft", "returned"] } },
    data: { updatedAt: ctx.now },
  });
  const known = await knownOf(ctx, site);
  await ctx.tx.siteParticulars.updateMany({ where: { siteId: site.id }, data: { known } });
}
