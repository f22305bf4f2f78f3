import { z } from "zod";
import { type Day, dayOfMoment, endOfDay } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { divisionOn, moveOn, standingOn } from "../events/policy";
import type { FirmEvent } from "../events/queries";
import type { EnterpriseDetail } from "../queries";

/** What the profile consists of: nobody's status, nor how often it was changed. */
const said = z.object({
  name: z.string(),
  uscc: z.string().nullable(),
  orgCode: z.string().nullable(),
  regNo: z.string().nullable(),
  divisionCode: z.string(),
  town: z.string().nullable(),
  address: z.string().nullable(),
  industryCode: z.string().nullable(),
  clusterId: z.string().nullable(),
  foundedOn: z.string().nullable(),
  legalPerson: z.string().nullable(),
  contactName: z.string().nullable(),
  contactMobile: z.string().nullable(),
  contactEmail: z.string().nullable(),
  staff: z.number().nullable(),
  researchStaff: z.number().nullable(),
  sizeClass: z.string().nullable(),
  titles: z.array(z.string()),
});

/**
 * The profile as the register had it at the end of a day: today's, with every later change taken back. Null before the firm was in the register.
 * Where it lay, with its town and block economy, and whether it was in business is as it is known now (`events`), also when that was entered later.
 * `enterprise` is as the actor sees it now: whoever sees the firm sees what it was.
 */
export async function profileOn(
  ctx: Ctx,
  enterprise: EnterpriseDetail,
  day: Day,
  events: readonly FirmEvent[] = [],
): Promise<EnterpriseDetail | null> {
  if (day < dayOfMoment(enterprise.createdAt)) return null;
  const later = await ctx.tx.enterpriseChange.findMany({
    where: { enterpriseId: enterprise.id, changedAt: { gte: endOfDay(day) } },
    select: { before: true, changedAt: true },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
  });
  // Of several changes of a field the earliest tells what it was on that day.
  const without = (changes: typeof later) =>
    said.parse(Object.assign({ ...enterprise }, ...changes.map(({ before }) => before)));
  const profile = without(later);
  const elsewhere = moveOn(profile.divisionCode, events, day);
  const lay =
    elsewhere?.lay === "after"
      ? without(later.filter(({ changedAt }) => changedAt > elsewhere.move.recordedAt))
      : elsewhere
        ? await placeBefore(ctx, enterprise.id, elsewhere.move)
        : profile;
  const { town = profile.town, clusterId = profile.clusterId } = lay;
  return {
    ...{ ...enterprise, ...profile, town, clusterId },
    divisionCode: divisionOn(profile.divisionCode, events, day),
    standing: standingOn(events, day),
  };
}

const place = z.object({
  divisionCode: z.string(),
  town: z.string().nullable().optional(),
  clusterId: z.string().nullable().optional(),
});
type Place = z.output<typeof place>;

/** Where a move led from and to, as the profile kept both, as far as they differ; null where it isn't known. */
export async function placesOfMove(
  { tx }: Ctx,
  enterpriseId: string,
  { recordedAt, source, toDivision }: FirmEvent,
): Promise<{ readonly before: Place; readonly after: Place } | null> {
  // The same moment: a move writes both.
  const change = await tx.enterpriseChange.findFirst({
    where: {
      ...{ enterpriseId, changedAt: recordedAt, reason: source },
      after: { path: ["divisionCode"], equals: toDivision ?? "" },
    },
    select: { before: true, after: true },
  });
  return z.object({ before: place, after: place }).nullable().catch(null).parse(change);
}

async function placeBefore(ctx: Ctx, enterpriseId: string, move: FirmEvent): Promise<Partial<Place>> {
  return (await placesOfMove(ctx, enterpriseId, move))?.before ?? {};
}

export type FormerName = {
  readonly field: "name" | "uscc" | "orgCode" | "regNo";
  readonly value: string;
  readonly until: Date;
};

/** Names and codes that the firm had before, the latest first, each with the moment until which the register had it. */
export async function formerNames({ tx }: Ctx, enterpriseId: string): Promise<FormerName[]> {
  return tx.$queryRaw<FormerName[]>`
    select key as field, value, max(changed_at) as until from enterprise_changes, jsonb_each_text(before)
    where enterprise_id = ${enterpriseId}::uuid and key in ('name', 'uscc', 'orgCode', 'regNo') and value is not null
    group by key, value order by until desc, key`;
}
