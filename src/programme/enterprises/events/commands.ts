import { dateOf } from "@/kernel/days";
import { type Faults, InvalidInput, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import { type Ctx, nameMoving } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { placesOf } from "@/platform/places";
import { dayToCome, type Typed } from "@/platform/read-form";
import { pointsFollow } from "../../contact-points/commands";
import { sitesFollow } from "../../demonstration-sites/commands";
import { restatesMove } from "../../targets/late-entries/queries";
import { restateMove } from "../../targets/statements/commands";
import { visitsFollow } from "../../visits/planning/commands";
import { holdEnterprises, profileOf, refuseGone, saveProfile } from "../commands";
import { mayCorrect, mayMove } from "../policy";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import { holding, kindsOpen, sortOf } from "./policy";
import { eventsOf, parentIn } from "./queries";
import type { RecordEvent } from "./schema";

/**
 * Enters what befell a firm, from the day on which it holds, which may lie behind: the register, its days and the figures by place follow from
 * that day on, and what was known before stays readable. Refusals: `not-found`, `merged`, `city-moves` (to another division the city's
 * office moves it), `event-shut` (it doesn't fit how the firm stands), `overtaken`. Invalid: `future-day`, `before-last` (a later one of its
 * sort was entered), `unknown-division`, `same-division`; restatement `closed-period` (a published statement says something else by now).
 */
export async function recordEvent(ctx: Ctx, input: RecordEvent): Promise<{ enterpriseId: string }> {
  const { tx, actor, now } = ctx;
  const { enterpriseId, version, kind, holdsFrom, source } = input;
  await holdEnterprises(ctx, [enterpriseId]);
  const enterprise = await findEnterprise(ctx, enterpriseId);
  if (!enterprise || !mayCorrect(actor, enterprise)) throw new Refusal("not-found");
  refuseGone(enterprise);
  if (kind === "moved" && !mayMove(actor)) throw new Refusal("city-moves");
  if (enterprise.version !== version) throw new Overtaken();
  const events = await eventsOf(ctx, enterpriseId);
  const open = kindsOpen({ standing: enterprise.standing, parent: parentIn(events)?.name ?? null });
  if (!open.includes(kind)) throw new Refusal("event-shut");
  refuseFaults(await eventFaults(ctx, input));
  if (holding(events).some((event) => sortOf(event.kind) === sortOf(kind) && event.holdsFrom >= holdsFrom))
    throw new InvalidInput({ holdsFrom: ["before-last"] });
  if (input.kind === "moved") await refuseBadPlace(ctx, input.divisionCode, enterprise.divisionCode);

  await nameMoving(tx, enterpriseId);
  // First, so that memberships of block economies end on the day of the move and not today.
  await tx.enterpriseEvent.createMany({
    data: [
      {
        ...{ enterpriseId, kind, holdsFrom: dateOf(holdsFrom), source, recordedAt: now, versionBefore: version },
        recordedById: actor.kind === "official" ? actor.personId : null,
        ...(input.kind === "moved" ? { fromDivision: enterprise.divisionCode, toDivision: input.divisionCode } : {}),
        ...(input.kind === "branch"
          ? { parentName: input.parentName, parentId: await firmNamed(ctx, input.parentName) }
          : {}),
      },
    ],
  });
  if (input.kind === "moved") await move(ctx, enterprise, input);
  else await stand(ctx, enterprise, input);
  ctx.record({
    act: "enter.event",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    enterpriseId,
    detail: { kind, holdsFrom },
  });
  await tellOf(ctx, enterprise, input);
  return { enterpriseId };
}

/** What is wrong with the day whatever the firm is. */
export async function eventFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  return dayToCome(ctx, typed, ["holdsFrom", "future-day"]);
}

async function refuseBadPlace(ctx: Ctx, to: string, from: string): Promise<void> {
  const { divisions } = await placesOf(ctx);
  if (!divisions.some(({ code }) => code === to)) throw new InvalidInput({ divisionCode: ["unknown-division"] });
  if (to === from) throw new InvalidInput({ divisionCode: ["same-division"] });
}

async function move(
  ctx: Ctx,
  enterprise: EnterpriseDetail,
  { version, divisionCode, town, holdsFrom, source, restatement }: Extract<RecordEvent, { kind: "moved" }>,
): Promise<void> {
  const restates = await restatesMove(ctx, { enterpriseId: enterprise.id, since: holdsFrom });
  if (restates && !restatement) throw new InvalidInput({ restatement: ["closed-period"] });
  await saveProfile(ctx, enterprise, {
    version,
    // A block economy lies in one division.
    profile: { ...profileOf(enterprise), divisionCode, town, clusterId: null },
    act: "move.enterprise",
    reason: source,
  });
  const moved = { enterpriseId: enterprise.id, divisionCode, town, from: holdsFrom };
  await pointsFollow.move(ctx, moved);
  await sitesFollow.move(ctx, moved);
  await visitsFollow(ctx, [enterprise.id]);
  if (restates && restatement)
    await restateMove(ctx, {
      divisions: [enterprise.divisionCode, divisionCode],
      since: holdsFrom,
      reason: restatement,
    });
}

/** How the firm stands now. A branch, or no longer one, changes nothing of that. */
function stand(
  ctx: Ctx,
  enterprise: EnterpriseDetail,
  { kind }: Exclude<RecordEvent, { kind: "moved" }>,
): Promise<void> {
  const ended = kind === "deregistered" || kind === "revoked" ? kind : enterprise.standing;
  return saveStanding(ctx, enterprise, kind === "restored" ? "in_business" : ended);
}

/** Says how a firm stands from now on, by compare-and-swap. Refuses `overtaken`. */
export async function saveStanding(
  { tx, now }: Ctx,
  { id, version }: EnterpriseDetail,
  standing: EnterpriseDetail["standing"],
): Promise<void> {
  const { count } = await tx.enterprise.updateMany({
    where: { id, version },
    data: { standing, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
}

/** The one firm of that name which this office sees, when there is one. */
async function firmNamed({ tx }: Ctx, name: string): Promise<string | null> {
  const firms = await tx.enterprise.findMany({
    where: { name, mergedIntoId: null, withdrawnAt: null },
    select: { id: true },
    take: 2,
  });
  return firms.length === 1 ? (firms[0]?.id ?? null) : null;
}

/** The firm is told; of one that moves, or ends, also the county that has it now. */
async function tellOf(ctx: Ctx, { id, divisionCode }: EnterpriseDetail, input: RecordEvent): Promise<void> {
  const place = input.kind === "moved" ? input.divisionCode : divisionCode;
  const office =
    sortOf(input.kind) === "parent" ? [] : await regulatorsWith(ctx, ["programme_officer"], { divisionCode: place });
  await tell(ctx, [...new Set([...(await peopleOfFirm(ctx, id)), ...office])], {
    kind: `enterprise.${input.kind}`,
    subjectKind: "enterprise",
    subjectId: id,
    number: null,
  });
}
