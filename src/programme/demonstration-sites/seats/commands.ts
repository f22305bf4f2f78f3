import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { regulatorsWith } from "@/platform/people";
import type { Seat } from "../workflow";
import { candidatesFor } from "./queries";
import type { Declare } from "./schema";

type Site = { readonly id: string; readonly enterpriseId: string; readonly recommendedById: string | null };

/**
 * Names people for a site. Whoever isn't in the pool or has a conflict stops the whole: `InvalidInput` people `conflict`.
 * The caller has decided that this person may name.
 */
export async function nameSeats(
  ctx: Ctx,
  site: Site,
  { people, part }: { readonly people: readonly string[]; readonly part: Seat["part"] },
): Promise<void> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  const candidates = await candidatesFor(ctx, site);
  const wanted = [...new Set(people)];
  const free = wanted.every((id) => candidates.some((one) => one.id === id && one.conflict === null));
  if (!free || wanted.length < people.length) throw new InvalidInput({ people: ["conflict"] });
  const { count } = await tx.siteReviewer.createMany({
    data: wanted.map((personId) => ({
      siteId: site.id,
      personId,
      part,
      namedAt: now,
      namedById: actor.personId,
      pending: true,
    })),
    skipDuplicates: true,
  });
  if (count !== wanted.length) throw new InvalidInput({ people: ["conflict"] });
  ctx.record({
    act: "name.reviewers",
    subjectKind: "demonstration-site",
    subjectId: site.id,
    enterpriseId: site.enterpriseId,
    detail: { part, people: wanted.length },
  });
}

/**
 * Whoever was named declares that nothing stands in his way, or recuses himself: from then on he sees nothing of the site, and the
 * coordinator is told to name another. What he marked stays, and doesn't count. Refusals: `not-found`, `already-signed`.
 */
export async function declareInterest(ctx: Ctx, input: Declare): Promise<{ siteId: string; left: boolean }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  const { siteId } = input;
  const seat = await tx.siteReviewer.findFirst({
    where: { siteId, personId: actor.personId, recusedAt: null },
    select: { id: true, pending: true, site: { select: { enterpriseId: true } } },
  });
  if (!seat) throw new Refusal("not-found");
  const left = input.interest === "recuse";
  if (left && !seat.pending) throw new Refusal("already-signed");
  const { count } = await tx.siteReviewer.updateMany({
    where: { id: seat.id, recusedAt: null, pending: true },
    data: left ? { recusedAt: now, recusalGround: input.ground, pending: false } : { declaredAt: now },
  });
  if (count !== 1) throw new Refusal("already-signed");
  ctx.record({
    act: left ? "recuse.reviewer" : "declare.interest",
    subjectKind: "demonstration-site",
    subjectId: siteId,
    enterpriseId: seat.site.enterpriseId,
  });
  if (left)
    await tell(ctx, await regulatorsWith(ctx, ["coordinator"], "city"), {
      kind: "demonstration-site.recusal",
      subjectKind: "demonstration-site",
      subjectId: siteId,
      number: null,
    });
  return { siteId, left };
}
