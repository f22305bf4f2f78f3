import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { Seat } from "./policy";
import { candidatesFor } from "./queries";

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
