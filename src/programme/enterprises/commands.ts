import { orgCodeOf } from "@/kernel/credit-code";
import { dateOf } from "@/kernel/days";
import { type Faults, InvalidInput, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { placesOf } from "@/platform/places";
import { dayToCome, type Typed } from "@/platform/read-form";
import { takeStep } from "@/platform/take-step";
import { followEnterprise as followAsContactPoint } from "../contact-points/commands";
import { followEnterprise as followAsSite } from "../demonstration-sites/commands";
import { visitsFollow } from "../visits/planning/commands";
import { lookalikesOf } from "./lookalikes/queries";
import { fitsCluster, mayCorrect, mayEdit, mayMove, mayPlace, mayPlaceAnywhere } from "./policy";
import { type EnterpriseDetail, findEnterprise } from "./queries";
import { type CorrectEnterprise, type EditEnterprise, type TakeEnterpriseStep, withDay } from "./schema";
import { type EnterpriseSubject, enterpriseWorkflow, isGone } from "./workflow";

/**
 * Takes one step of a registration: the county checks that a firm is who it says, or returns it; the owner sends it again. Programme
 * document 三(三). Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. Invalid: `distinct-missing` while others look like it.
 */
export async function moveEnterprise(ctx: Ctx, input: TakeEnterpriseStep): Promise<{ enterpriseId: string }> {
  const { tx } = ctx;
  const enterprise = await findEnterprise(ctx, input.enterpriseId);
  if (!enterprise) throw new Refusal("not-found");
  const lookalikes = input.step === "check" ? await lookalikesOf(ctx, enterprise) : [];
  if (input.step === "check" && lookalikes.length > 0 && !input.distinct)
    throw new InvalidInput({ distinct: ["distinct-missing"] });
  const to = await takeStep(ctx, enterpriseWorkflow, {
    step: input.step,
    subject: { ...enterprise, enterpriseId: enterprise.id },
    version: input.version,
    swap: (where, data) => tx.enterprise.updateMany({ where, data }),
    recipients: (party) => recipientsOf(ctx, party, enterprise),
    detail: input.step === "check" ? { lookalikes: lookalikes.length } : {},
  });
  const reason =
    input.step === "return" ? input.reason : input.step === "check" && lookalikes.length > 0 ? input.distinct : null;
  if (reason)
    await keepChange(ctx, enterprise.id, { before: { status: enterprise.status }, after: { status: to }, reason });
  return { enterpriseId: enterprise.id };
}

/**
 * The owner keeps his firm's profile. What the county has checked (name, division, block economy) it corrects itself.
 * Refusals: `not-found`, those of `refuseGone`, `county-corrects`, `overtaken`. Invalid: `unknown-division`, `unknown-cluster`, `cluster-elsewhere` (`fitsCluster`), `unknown-industry`, `in-future`.
 */
export async function editEnterprise(
  ctx: Ctx,
  { enterpriseId, version, ...typed }: EditEnterprise,
): Promise<{ enterpriseId: string }> {
  const enterprise = await findEnterprise(ctx, enterpriseId);
  if (!enterprise || !mayEdit(ctx.actor, enterprise)) throw new Refusal("not-found");
  refuseGone(enterprise);
  const { name, divisionCode, clusterId, uscc, orgCode, regNo } = enterprise;
  const core = {
    name: typed.name ?? name,
    divisionCode: typed.divisionCode ?? divisionCode,
    clusterId: typed.clusterId === undefined ? clusterId : typed.clusterId,
  };
  const moved = core.name !== name || core.divisionCode !== divisionCode || core.clusterId !== clusterId;
  if (moved && enterprise.status === "checked") throw new Refusal("county-corrects");
  await saveProfile(ctx, enterprise, {
    version,
    profile: { uscc, orgCode, regNo, ...typed, ...core },
    act: "edit.enterprise",
    reason: null,
  });
  return { enterpriseId };
}

/**
 * The county corrects what stands in the register, and says who asked for it, with which paper, and why; the old values stay readable. A firm's
 * public entries follow from today on.
 * Refusals: `not-found`, those of `refuseGone`, `city-moves` (another division is the city's matter), `overtaken`. Invalid: as in `editEnterprise`, `code-taken`.
 */
export async function correctEnterprise(
  ctx: Ctx,
  { enterpriseId, version, reason, askedBy, paper, ...typed }: CorrectEnterprise,
): Promise<{ enterpriseId: string; changeId: string | null }> {
  const enterprise = await findEnterprise(ctx, enterpriseId);
  if (!enterprise || !mayCorrect(ctx.actor, enterprise)) throw new Refusal("not-found");
  refuseGone(enterprise);
  const { divisionCode = enterprise.divisionCode, uscc } = typed;
  if (divisionCode !== enterprise.divisionCode && !mayMove(ctx.actor)) throw new Refusal("city-moves");
  // A credit code holds the organisation code that the firm had before it.
  const profile = { ...typed, divisionCode, orgCode: uscc ? orgCodeOf(uscc) : typed.orgCode };
  const asked = { askedBy, paper };
  const { fields, changeId } = await saveProfile(ctx, enterprise, {
    ...{ version, profile, act: "correct.enterprise", reason, asked },
  });
  await followInRegisters(ctx, enterpriseId, fields);
  return { enterpriseId, changeId };
}

/** A record that was merged into another, or whose list was undone, is read and no longer worked on. Refusals: `merged`, `withdrawn`. */
export function refuseGone({ status }: { readonly status: string }): void {
  if (isGone(status)) throw new Refusal(status);
}

/** The public registers follow a firm that has another name, division or block economy from today on; its visits that are still to be made, its division. */
export async function followInRegisters(ctx: Ctx, enterpriseId: string, fields: readonly string[]): Promise<void> {
  if (fields.includes("divisionCode")) await visitsFollow(ctx, [enterpriseId]);
  if (!fields.some((field) => field === "name" || field === "divisionCode" || field === "clusterId")) return;
  await followAsContactPoint(ctx, enterpriseId);
  await followAsSite(ctx, enterpriseId);
}

/**
 * Keeps these records until the transaction ends: whoever reads them next reads all that it did with them, and not half. Always in the same
 * order, so that two who take the same ones the one way and the other wait for each other.
 */
export async function holdEnterprises({ tx }: Ctx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`select from enterprises where id = any (${[...ids]}::uuid[]) order by id for update`;
}

type Profile = Omit<EnterpriseDetail, "id" | "status" | "mergedIntoId" | "standing" | "version" | "createdAt">;
/** What a record says of its firm, without what becomes of the record. */
export function profileOf(enterprise: EnterpriseDetail): Profile {
  const { id: _i, status: _s, mergedIntoId: _m, standing: _d, version: _v, createdAt: _c, ...profile } = enterprise;
  return profile;
}

/**
 * Places a checked firm in a block economy, or takes it out of any; its public entries follow from today on. Programme document 三(三).
 * Refusals: `not-found`, `enterprise-not-checked`, `already-there`, `overtaken`. Invalid: `unknown-cluster`.
 */
export async function placeInCluster(
  ctx: Ctx,
  { enterpriseId, clusterId, reason }: { enterpriseId: string; clusterId: string | null; reason: string },
): Promise<{ enterpriseId: string }> {
  const enterprise = await findEnterprise(ctx, enterpriseId);
  if (!enterprise || !mayPlace(ctx.actor, enterprise)) throw new Refusal("not-found");
  const { status, version } = enterprise;
  const profile = profileOf(enterprise);
  if (status !== "checked") throw new Refusal("enterprise-not-checked");
  if (profile.clusterId === clusterId) throw new Refusal("already-there");
  const placed = { ...profile, clusterId };
  const { fields } = await saveProfile(ctx, enterprise, {
    version,
    profile: placed,
    act: "correct.enterprise",
    reason,
  });
  await followInRegisters(ctx, enterpriseId, fields);
  return { enterpriseId };
}

type Saving = {
  readonly version: number;
  readonly profile: Profile;
  readonly act: string;
  readonly reason: string | null;
  /** Of a correction: who asked for it, and with which paper. */
  readonly asked?: { readonly askedBy: string; readonly paper: string };
};

/**
 * Writes what differs of a profile, by compare-and-swap, and keeps the old values; returns the names of the fields that differ, and the row
 * that keeps them. Where nothing differs nothing is written. Refusals: `overtaken`. Invalid: as in `editEnterprise`, `code-taken`.
 */
export async function saveProfile(
  ctx: Ctx,
  enterprise: EnterpriseDetail,
  { version, profile, act, reason, asked }: Saving,
): Promise<{ fields: readonly string[]; changeId: string | null }> {
  const { tx, now } = ctx;
  await refuseBad(ctx, enterprise, profile);
  if (enterprise.version !== version) throw new Overtaken();
  const fields = (Object.keys(profile) as (keyof Profile)[]).filter(
    (field) => !same(enterprise[field], profile[field]),
  );
  if (fields.length === 0) return { fields, changeId: null };
  const { id, status } = enterprise;
  const data = {
    ...profile,
    foundedOn: profile.foundedOn && dateOf(profile.foundedOn),
    version: version + 1,
    updatedAt: now,
  };
  const { count } = await tx.enterprise.updateMany({ where: { id, version, status }, data }).catch(refuseTakenCode);
  if (count !== 1) throw new Overtaken();
  const picked = (from: Profile) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  const changeId = await keepChange(ctx, id, { before: picked(enterprise), after: picked(profile), reason, ...asked });
  ctx.record({ act, subjectKind: "enterprise", subjectId: id, enterpriseId: id, detail: { fields } });
  return { fields, changeId };
}

function same(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item) => b.includes(item)) : a === b;
}

async function refuseBad(
  ctx: Ctx,
  before: EnterpriseDetail,
  { divisionCode, clusterId, industryCode, foundedOn }: Profile,
): Promise<void> {
  const { divisions, clusters, industries } = await placesOf(ctx);
  const faults: Record<string, string[]> = {};
  if (!divisions.some(({ code }) => code === divisionCode)) faults.divisionCode = ["unknown-division"];
  const cluster = clusters.find(({ id }) => id === clusterId);
  if (clusterId && !cluster) faults.clusterId = ["unknown-cluster"];
  if (cluster?.closedOn) faults.clusterId = ["cluster-closed"];
  // Where the city placed a firm it stays, whatever else of it its county corrects.
  const placed = clusterId !== before.clusterId || divisionCode !== before.divisionCode;
  if (cluster && placed && !mayPlaceAnywhere(ctx.actor) && !fitsCluster(divisionCode, cluster.divisionCode, divisions))
    faults.clusterId = ["cluster-elsewhere"];
  if (industryCode && !industries.some(({ code }) => code === industryCode)) faults.industryCode = ["unknown-industry"];
  refuseFaults({ ...faults, ...dayToCome(ctx, { foundedOn }, ["foundedOn", "in-future"]) });
}

/** What is wrong with the day of its foundation, as it was typed. */
export async function profileFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  return dayToCome(ctx, withDay(typed), ["foundedOn", "in-future"]);
}

/** The codes are unique, and of a firm beyond one's sight only the database knows; so does it of a cluster that is being closed. */
function refuseTakenCode(error: unknown): never {
  if (error instanceof Error && "code" in error && error.code === "P2002")
    throw new InvalidInput({ uscc: ["code-taken"] });
  // It was closed at this same moment.
  if (error instanceof Error && error.message.includes("cluster-closed"))
    throw new InvalidInput({ clusterId: ["cluster-closed"] });
  throw error;
}

type Change = { readonly before: object; readonly after: object; readonly reason: string | null } & Partial<
  NonNullable<Saving["asked"]>
>;

async function keepChange({ tx, actor, now }: Ctx, enterpriseId: string, change: Change): Promise<string> {
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("not-yours");
  const { id } = await tx.enterpriseChange.create({
    data: { enterpriseId, changedAt: now, changedById: actor.personId, ...change },
    select: { id: true },
  });
  return id;
}

/** Who is told: the programme office of its county, or the firm's people. */
export async function recipientsOf(
  ctx: Ctx,
  party: string,
  { id, divisionCode }: Pick<EnterpriseSubject, "id" | "divisionCode">,
): Promise<readonly string[]> {
  return party === "firm" ? peopleOfFirm(ctx, id) : regulatorsWith(ctx, ["programme_officer"], { divisionCode });
}
