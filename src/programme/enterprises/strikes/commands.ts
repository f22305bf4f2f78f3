import { Overtaken, Refusal } from "@/kernel/refusal";
import { type Ctx, nameMoving } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { placesOf } from "@/platform/places";
import { pointsFollow } from "../../contact-points/commands";
import { sitesFollow } from "../../demonstration-sites/commands";
import { visitsFollow } from "../../visits/planning/commands";
import { holdEnterprises, profileOf, saveProfile } from "../commands";
import { saveStanding } from "../events/commands";
import { isLastOfSort, standingOn, strikableBy } from "../events/policy";
import { eventsOf, type FirmEvent } from "../events/queries";
import { placesOfMove } from "../past/queries";
import { mayCorrect, mayMove } from "../policy";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import { isGone } from "../workflow";
import type { StrikeEvent } from "./schema";

/**
 * Strikes an event that was entered by mistake: the firm stands, and lies, as if it had never been, in the register and in every count as it
 * is known now; as it was known until now it stays. No second event, so nothing happened to the firm. Refusals: `not-found`, `merged`, `withdrawn`,
 * `city-moves`, `overtaken`, `already-struck`, and where something builds on it: `later-event`, `place-since` (the firm was corrected or placed
 * in a block economy since), `register-since` (it came into a public register since), `cluster-closed` (the block economy that it left is over).
 */
export async function strikeEvent(ctx: Ctx, input: StrikeEvent): Promise<{ enterpriseId: string }> {
  const { tx, actor, now } = ctx;
  const { enterpriseId, version, eventId, reason } = input;
  await holdEnterprises(ctx, [enterpriseId]);
  const enterprise = await findEnterprise(ctx, enterpriseId);
  const events = await eventsOf(ctx, enterpriseId);
  const event = events.find(({ id }) => id === eventId);
  if (!enterprise || !event || !mayCorrect(actor, enterprise) || actor.kind !== "official")
    throw new Refusal("not-found");
  if (isGone(enterprise.status)) throw new Refusal(enterprise.status);
  if (event.kind === "moved" && !mayMove(actor)) throw new Refusal("city-moves");
  if (event.struckOn) throw new Refusal("already-struck");
  if (!strikableBy(actor, enterprise, event)) throw new Refusal("not-found");
  if (enterprise.version !== version) throw new Overtaken();
  if (!isLastOfSort(events, event)) throw new Refusal("later-event");

  await nameMoving(tx, enterpriseId);
  // Nothing else was changed since: the firm is again what it was before, for whoever looks back (`undoing`).
  const versionStruck = event.versionBefore !== null && version === event.versionBefore + 1 ? version + 1 : null;
  const { count } = await tx.enterpriseEvent.updateMany({
    where: { id: eventId, struckAt: null },
    data: { struckAt: now, struckById: actor.personId, struckBecause: reason, versionStruck },
  });
  if (count !== 1) throw new Overtaken();
  if (event.kind === "moved") await moveBack(ctx, enterprise, event, reason);
  else {
    const rest = events.filter(({ id }) => id !== eventId);
    await saveStanding(ctx, enterprise, standingOn(rest, ctx.today));
  }
  ctx.record({
    act: "strike.event",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    enterpriseId,
    detail: { kind: event.kind, holdsFrom: event.holdsFrom },
  });
  await tellOfStrike(ctx, enterprise, event);
  return { enterpriseId };
}

async function moveBack(ctx: Ctx, enterprise: EnterpriseDetail, event: FirmEvent, reason: string): Promise<void> {
  const { id, divisionCode, town, clusterId } = enterprise;
  const places = await placesOfMove(ctx, id, event);
  if (!places) throw new Refusal("place-since");
  const { before, after } = places;
  const { town: townMoved = town } = after;
  if (divisionCode !== event.toDivision || town !== townMoved || clusterId) throw new Refusal("place-since");
  const { town: townBefore = town, clusterId: clusterBefore = null } = before;
  const { clusters } = await placesOf(ctx);
  if (clusters.some(({ id: one, closedOn }) => one === clusterBefore && closedOn)) throw new Refusal("cluster-closed");
  const was = { divisionCode: before.divisionCode, town: townBefore, clusterId: clusterBefore };
  await saveProfile(ctx, enterprise, {
    version: enterprise.version,
    profile: { ...profileOf(enterprise), ...was },
    act: "strike.move",
    reason,
  });
  const back = { enterpriseId: id, ...was, from: event.holdsFrom, enteredAt: event.recordedAt };
  for (const { unmove } of [pointsFollow, sitesFollow])
    if (!(await unmove(ctx, back))) throw new Refusal("register-since");
  await visitsFollow(ctx, [id]);
}

/** The firm is told, and the county that has it now; of a move also the one that had it meanwhile. */
async function tellOfStrike(ctx: Ctx, { id, divisionCode }: EnterpriseDetail, event: FirmEvent): Promise<void> {
  const offices = await Promise.all(
    [...new Set([divisionCode, event.fromDivision ?? divisionCode])].map((place) =>
      regulatorsWith(ctx, ["programme_officer"], { divisionCode: place }),
    ),
  );
  await tell(ctx, [...new Set([...(await peopleOfFirm(ctx, id)), ...offices.flat()])], {
    kind: "enterprise.struck",
    subjectKind: "enterprise",
    subjectId: id,
    number: null,
  });
}
