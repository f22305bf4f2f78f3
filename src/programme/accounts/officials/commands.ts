import { z } from "zod";
import { type Faults, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { BOTH_LANGUAGES, post } from "@/platform/notices";
import type { Typed } from "@/platform/read-form";
import { takeTurn } from "@/platform/turn";
import { insertDuty, refuseSelf, turnOf } from "../duties/commands";
import { issueLink } from "../links/commands";
import { resetPasswordPath } from "../paths";
import { mayCreate } from "../policy";
import { email as emailField, username as usernameField } from "../schema";
import type { ChangeOfficial, CreateOfficial, FirstAdministrator, SendFirstPassword, SwitchAccount } from "./schema";

/** Creates an official and sends him the link to his first password. He can do nothing before the security administrator gives him a duty. Invalid: `username-taken`, `mail-taken`. */
export async function createOfficial(ctx: Ctx, input: CreateOfficial): Promise<{ personId: string }> {
  if (!mayCreate(ctx.actor)) throw new Refusal("not-yours");
  refuseFaults(await officialFaults(ctx, input));
  const personId = await insertOfficial(ctx, input);
  await mailFirstPassword(ctx, personId, { email: input.email, locale: BOTH_LANGUAGES });
  return { personId };
}

/** What is wrong with an official beyond his form: a user name or a mail address that somebody else has, a department that there is none of. */
export async function officialFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  if (!mayCreate(ctx.actor)) return {};
  const { tx } = ctx;
  const { departmentId, personId } = z.object({ departmentId: uuid, personId: uuid }).parse(typed);
  const house = departmentId ? await tx.department.count({ where: { id: departmentId } }) : 1;
  return {
    ...(await takenFaults(ctx, typed, personId)),
    ...(house === 0 ? { departmentId: ["missing"] } : {}),
    ...(personId ? await heldFaults(ctx, typed, personId) : {}),
  };
}

const uuid = z.uuid().optional().catch(undefined);

/**
 * Where an official works and which address sets his password decide what his duties open: while he has any, no administrator alone changes them
 * (docs/decisions/0160-a-duty-stays-with-its-person.md). The database says the same.
 */
async function heldFaults({ tx }: Ctx, typed: Typed, personId: string): Promise<Faults> {
  const held = await tx.person.findFirst({
    where: { id: personId, duties: { some: { endedAt: null } } },
    select: { email: true, departmentId: true },
  });
  const email = emailField.safeParse(typed.email).data;
  return {
    ...(held && email && email !== held.email ? { email: ["duties-held"] } : {}),
    ...(held && typed.departmentId !== held.departmentId ? { departmentId: ["duties-held"] } : {}),
  };
}

async function takenFaults({ tx }: Ctx, typed: Typed, personId?: string): Promise<Faults> {
  const [username, email] = [usernameField.safeParse(typed.username).data, emailField.safeParse(typed.email).data];
  const others = personId ? { id: { not: personId } } : {};
  return {
    ...(username && (await tx.person.count({ where: { username, ...others } }))
      ? { username: ["username-taken"] }
      : {}),
    ...(email && (await tx.person.count({ where: { email, ...others } })) ? { email: ["mail-taken"] } : {}),
  };
}

async function insertOfficial(
  ctx: Ctx,
  { departmentId, post: title, cardNumber, ...input }: Omit<CreateOfficial, "email"> & { email: string | null },
): Promise<string> {
  const { tx, now, record } = ctx;
  const department = await tx.department.findUniqueOrThrow({
    where: { id: departmentId },
    select: { divisionCode: true },
  });
  const [created] = await tx.person.createManyAndReturn({
    data: [
      {
        ...input,
        post: title || null,
        cardNumber: cardNumber || null,
        kind: "official",
        departmentId,
        divisionCode: department.divisionCode,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!created) {
    // Somebody took it at this very moment, or the machine's own administrator has a name that is taken.
    refuseFaults(await takenFaults(ctx, input));
    throw new Overtaken();
  }
  record({ act: "create.person", subjectKind: "person", subjectId: created.id });
  return created.id;
}

async function mailFirstPassword(
  ctx: Ctx,
  personId: string,
  { email, locale }: { email: string; locale: string },
): Promise<void> {
  const token = await issueLink(ctx, "first_password", { personId });
  await post(ctx, {
    personId,
    recipient: email,
    template: "first-password",
    params: { path: `${resetPasswordPath}?token=${token}` },
    locale,
  });
}

/** Sends the first link again, as long as it was never followed; later, its person asks for one himself. Refuses `has-password`. */
export async function sendFirstPassword(ctx: Ctx, { personId }: SendFirstPassword): Promise<{ personId: string }> {
  if (!mayCreate(ctx.actor)) throw new Refusal("not-yours");
  refuseSelf(ctx, personId);
  const person = await ctx.tx.person.findFirst({
    where: { id: personId, kind: "official", status: "active" },
    select: { email: true, locale: true, mailVerifiedAt: true },
  });
  if (!person?.email) throw new Refusal("not-found");
  if (person.mailVerifiedAt) throw new Refusal("has-password");
  await mailFirstPassword(ctx, personId, { email: person.email, locale: person.locale });
  ctx.record({ act: "send.password", subjectKind: "person", subjectId: personId });
  return { personId };
}

/**
 * Changes what is known of an official. With a new mail address his way in begins anew: links, password and sessions of before end (a trigger sees to
 * it), a link to a first password goes to the new address, and the old one is told. Refuses `not-on-oneself`, `not-found`, `overtaken`; invalid:
 * `mail-taken`, `duties-held` (end them first).
 */
export async function changeOfficial(
  ctx: Ctx,
  { personId, version, ...input }: ChangeOfficial,
): Promise<{ personId: string }> {
  if (!mayCreate(ctx.actor)) throw new Refusal("not-yours");
  refuseSelf(ctx, personId);
  await takeTurn(ctx, turnOf(personId));
  const { tx, now } = ctx;
  const before = await tx.person.findFirst({
    where: { id: personId, kind: "official" },
    select: {
      name: true,
      post: true,
      cardNumber: true,
      departmentId: true,
      email: true,
      locale: true,
      status: true,
    },
  });
  if (!before) throw new Refusal("not-found");
  refuseFaults(await officialFaults(ctx, { ...input, personId }));
  const department = await tx.department.findUniqueOrThrow({
    where: { id: input.departmentId },
    select: { divisionCode: true },
  });
  const after = { ...input, post: input.post || null, cardNumber: input.cardNumber || null };
  const { count } = await tx.person.updateMany({
    where: { id: personId, version },
    data: { ...after, divisionCode: department.divisionCode, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  const fields = (["name", "post", "cardNumber", "departmentId", "email"] as const).filter(
    (field) => before[field] !== after[field],
  );
  ctx.record({ act: "change.person", subjectKind: "person", subjectId: personId, detail: { fields } });
  if (before.email !== after.email) {
    const { locale, status } = before;
    if (before.email)
      await post(ctx, { personId, recipient: before.email, template: "mail-changed", params: {}, locale });
    if (status === "active") await mailFirstPassword(ctx, personId, { email: after.email, locale });
  }
  return { personId };
}

/**
 * Disables an account, so that its next request fails (a trigger ends its sessions), or enables it again; who waited for his firm waits on. Refuses `not-on-oneself`, `not-found`,
 * `turned-away` (no firm took him, so there is nothing to enable), `overtaken`.
 */
export async function switchAccount(
  ctx: Ctx,
  { personId, version, to }: SwitchAccount,
): Promise<Pick<SwitchAccount, "personId" | "to">> {
  if (!mayCreate(ctx.actor)) throw new Refusal("not-yours");
  refuseSelf(ctx, personId);
  const { tx, now } = ctx;
  const person = await tx.person.findFirst({
    where: { id: personId },
    select: { kind: true, enterpriseId: true, email: true },
  });
  if (!person) throw new Refusal("not-found");
  // One who waits for his firm's owner isn't let in by a switch; one whom it turned away has given his address back.
  const outside = person.kind === "enterprise" && person.enterpriseId === null;
  if (to === "active" && outside && person.email === null) throw new Refusal("turned-away");
  const { count } = await tx.person.updateMany({
    where: { id: personId, version, status: to === "active" ? "disabled" : { in: ["active", "waiting"] } },
    data: { status: to === "active" && outside ? "waiting" : to, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({
    act: to === "disabled" ? "disable.person" : "enable.person",
    subjectKind: "person",
    subjectId: personId,
  });
  return { personId, to };
}

/**
 * Makes one of the three administrators from the machine itself (`npm run admin:create`), while nobody holds that duty: the way in where
 * two people are needed and none is there yet. Returns the token of the link to the first password. Refuses `administrator-exists`.
 */
export async function createAdministrator(
  ctx: Ctx,
  { duty, ...input }: FirstAdministrator,
): Promise<{ token: string }> {
  const { tx } = ctx;
  await takeTurn(ctx, `administrator ${duty}`);
  if (await tx.personDuty.count({ where: { duty, endedAt: null, person: { status: "active" } } }))
    throw new Refusal("administrator-exists");
  const department = await tx.department.findFirst({ where: { kind: "operations" }, select: { id: true } });
  if (!department) throw new Error("the reference data has no department for operations");
  const personId = await insertOfficial(ctx, { ...input, post: "", cardNumber: "", departmentId: department.id });
  await insertDuty(ctx, { personId, duty, grantedById: null });
  return { token: await issueLink(ctx, "first_password", { personId }) };
}
