import { orgCodeOf } from "@/kernel/credit-code";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { takeStep } from "@/platform/take-step";
import { followInRegisters, holdEnterprises, profileOf, recipientsOf, refuseGone, saveProfile } from "../commands";
import { mayMerge } from "../policy";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import { enterpriseWorkflow } from "../workflow";
import { changeOfMerge, findMerge, standingIn } from "./queries";
import { type Distinguish, MERGE_FIELDS, type Merge, type MergeField, type UndoMerge } from "./schema";

type Joined = { readonly survivorId: string; readonly absorbedId: string };

/**
 * Makes two records of one firm one: the one that stays takes over what was chosen, the other is `merged` into it. Nothing that hangs on
 * the other is moved: its people, complaints, visits and the days on which it was a contact point stay on it. Refusals: `not-found` (both
 * must be this office's), `merged`, `stays-apart` (the one that goes stands for others itself), `in-programme` (it is a contact point
 * or a site now, or applies), `overtaken`. Invalid: `one-record`, `code-taken`, what `saveProfile` says.
 */
export async function mergeEnterprises(ctx: Ctx, input: Merge): Promise<Joined> {
  const { tx, actor, now } = ctx;
  if (input.oneId === input.otherId) throw new InvalidInput({ keep: ["one-record"] });
  await holdEnterprises(ctx, [input.oneId, input.otherId]);
  const [one, other] = [await needMine(ctx, input.oneId), await needMine(ctx, input.otherId)];
  if (one.version !== input.oneVersion || other.version !== input.otherVersion) throw new Overtaken();
  const [survivor, absorbed] = input.keep === "one" ? [one, other] : [other, one];
  for (const record of [survivor, absorbed]) refuseGone(record);
  const standing = await standingIn(ctx, absorbed.id);
  if (standing.absorbed > 0) throw new Refusal("stays-apart");
  if (standing.points + standing.sites > 0) throw new Refusal("in-programme");
  if (actor.kind !== "official") throw new Refusal("not-found");

  // First the one that goes: only then are its codes free for the one that stays.
  await takeStep(ctx, enterpriseWorkflow, {
    step: "merge",
    subject: { ...absorbed, enterpriseId: absorbed.id },
    version: absorbed.version,
    swap: (where, data) => tx.enterprise.updateMany({ where, data: { ...data, mergedIntoId: survivor.id } }),
    recipients: (party) => recipientsOf(ctx, party, absorbed),
    detail: { into: survivor.id },
  });
  const { fields, changeId } = await saveProfile(ctx, survivor, {
    version: survivor.version,
    profile: profileAfter(survivor, absorbed, input),
    act: "absorb.enterprise",
    reason: input.reason,
  });
  if (fields.length === 0) await touch(ctx, survivor);
  await tx.enterpriseMerge.create({
    data: {
      ...{ survivorId: survivor.id, survivorName: survivor.name, absorbedId: absorbed.id, absorbedName: absorbed.name },
      ...{ wasChecked: absorbed.status === "checked", changeId, reason: input.reason },
      ...{ mergedAt: now, mergedById: actor.personId },
    },
    select: { id: true },
  });
  await followInRegisters(ctx, survivor.id, fields);
  await tellSurvivor(ctx, survivor.id, "absorb");
  return { survivorId: survivor.id, absorbedId: absorbed.id };
}

/** A record that this office may join to another. */
async function needMine(ctx: Ctx, id: string): Promise<EnterpriseDetail> {
  const enterprise = await findEnterprise(ctx, id);
  if (!enterprise || !mayMerge(ctx.actor, enterprise)) throw new Refusal("not-found");
  return enterprise;
}

/** A version of its own, so that nobody does something else with the record at the same moment. */
async function touch({ tx, now }: Ctx, { id, version }: EnterpriseDetail): Promise<void> {
  const { count } = await tx.enterprise.updateMany({
    where: { id, version, mergedIntoId: null },
    data: { version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
}

/** What the record that stays says afterwards. A credit code brings the organisation code that stands within it. */
function profileAfter(survivor: EnterpriseDetail, absorbed: EnterpriseDetail, { keep, take }: Merge) {
  const taken = MERGE_FIELDS.filter((field) => (take[field] ?? keep) !== keep);
  return withinCode({ ...profileOf(survivor), ...pick(absorbed, taken) });
}

function pick(from: EnterpriseDetail, fields: readonly MergeField[]): Partial<EnterpriseDetail> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}

function withinCode<Profile extends Pick<EnterpriseDetail, "uscc" | "orgCode">>(profile: Profile): Profile {
  return profile.uscc ? { ...profile, orgCode: orgCodeOf(profile.uscc) } : profile;
}

/** The survivor's people are told too: what is done for their firm never happens without them. */
async function tellSurvivor(ctx: Ctx, enterpriseId: string, step: "absorb" | "release"): Promise<void> {
  await tell(ctx, await peopleOfFirm(ctx, enterpriseId), {
    kind: `enterprise.${step}`,
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    number: null,
  });
}

/**
 * Parts two records that were joined: the one that stayed gives back what it took, as far as nobody changed it since, and the other stands by
 * itself again; one that hadn't been checked waits for its check anew. The merge stays on record. Refusals: `not-found`, `overtaken`
 * (somebody else undid it), `code-taken` (another firm was registered meanwhile under a code that it had).
 */
export async function undoMerge(ctx: Ctx, { mergeId, reason }: UndoMerge): Promise<Joined> {
  const { tx, actor, now } = ctx;
  const merge = await findMerge(ctx, mergeId);
  if (!merge || actor.kind !== "official") throw new Refusal("not-found");
  await holdEnterprises(ctx, [merge.survivorId, merge.absorbedId]);
  const survivor = await needMine(ctx, merge.survivorId);
  const absorbed = await needMine(ctx, merge.absorbedId);
  const undone = { undoneAt: now, undoneById: actor.personId, undoneReason: reason };
  const { count } = await tx.enterpriseMerge.updateMany({ where: { id: mergeId, undoneAt: null }, data: undone });
  if (count !== 1) throw new Overtaken();

  const { fields } = await saveProfile(ctx, survivor, {
    version: survivor.version,
    profile: withinCode({ ...profileOf(survivor), ...(await givenBack(ctx, merge.changeId, survivor)) }),
    act: "release.enterprise",
    reason,
  });
  if (fields.length === 0) await touch(ctx, survivor);
  await takeStep(ctx, enterpriseWorkflow, {
    step: merge.wasChecked ? "part" : "reopen",
    subject: { ...absorbed, enterpriseId: absorbed.id, wasChecked: merge.wasChecked },
    version: absorbed.version,
    swap: (where, data) =>
      tx.enterprise.updateMany({ where, data: { ...data, mergedIntoId: null } }).catch(refuseTakenCode),
    recipients: (party) => recipientsOf(ctx, party, absorbed),
    detail: { from: survivor.id },
  });
  await followInRegisters(ctx, survivor.id, fields);
  await tellSurvivor(ctx, survivor.id, "release");
  return { survivorId: survivor.id, absorbedId: absorbed.id };
}

/** What the survivor had before, of each field that still has what it took. */
async function givenBack(
  ctx: Ctx,
  changeId: string | null,
  survivor: EnterpriseDetail,
): Promise<Partial<EnterpriseDetail>> {
  const { before, after } = await changeOfMerge(ctx, changeId);
  return Object.fromEntries(
    Object.entries(before).filter(
      ([field]) =>
        JSON.stringify(after[field]) === JSON.stringify(Object.entries(survivor).find(([f]) => f === field)?.[1]),
    ),
  );
}

function refuseTakenCode(error: unknown): never {
  if (error instanceof Error && "code" in error && error.code === "P2002") throw new Refusal("code-taken");
  throw error;
}

/** Says that two records that look alike are two firms; they aren't shown again. Refusals: `not-found`, `merged`, `said-before`. */
export async function distinguish(ctx: Ctx, { oneId, otherId, reason }: Distinguish): Promise<void> {
  const { tx, actor, now } = ctx;
  if (oneId === otherId || actor.kind !== "official") throw new Refusal("not-found");
  const [one, other] = [await needMine(ctx, oneId), await needMine(ctx, otherId)];
  for (const record of [one, other]) refuseGone(record);
  const [first, second] = [oneId, otherId].sort();
  const { count } = await tx.enterpriseDistinction.createMany({
    data: [{ oneId: first ?? oneId, otherId: second ?? otherId, reason, saidAt: now, saidById: actor.personId }],
    skipDuplicates: true,
  });
  if (count !== 1) throw new Refusal("said-before");
  for (const id of [oneId, otherId])
    ctx.record({ act: "distinguish.enterprise", subjectKind: "enterprise", subjectId: id, enterpriseId: id });
}
