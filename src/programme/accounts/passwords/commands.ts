import { passwordFault } from "@/kernel/passwords";
import { type Faults, Refusal, refuseFaults } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import { asSystem, type Ctx } from "@/platform/database";
import { post } from "@/platform/notices";
import { hashPassword, passwordMatches } from "@/platform/password";
import type { Typed } from "@/platform/read-form";
import { selfOf } from "../commands";
import { issueLink, spendLink, voidLinks } from "../links/commands";
import { resetPasswordPath } from "../paths";
import type { AskReset, ChangePassword, SetPassword } from "../schema";
import { countWrong, fold, isLocked, liftLock } from "../tries/commands";

/**
 * Changes one's own password and signs out everywhere else; a link to a new one that was asked for before works no more (a trigger). Wrong tries at
 * the present one are counted like those at the door.
 * Invalid: `current` is wrong, or what `passwordFault` says. Refuses `locked`.
 */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<void> {
  const personId = selfOf(ctx);
  refuseFaults(await passwordChangeFaults(ctx, input));
  const passwordHash = await hashPassword(input.password);
  await ctx.tx.credential.updateMany({ where: { personId }, data: { passwordHash, changedAt: realNow() } });
  const here = ctx.actor.kind === "firm" || ctx.actor.kind === "official" ? ctx.actor.sessionId : null;
  const elsewhere = here ? { id: { not: here } } : {};
  await ctx.tx.session.updateMany({ where: { personId, endedAt: null, ...elsewhere }, data: { endedAt: realNow() } });
  ctx.record({ act: "change.password", subjectKind: "person", subjectId: personId });
}

/**
 * Sends a link to the mail address of the account, if there is one with an address. The answer is the same whether there is. Not twice
 * within two minutes while the first is good, so that nobody is buried in mail.
 */
export async function askReset(ctx: Ctx, { username, locale }: AskReset): Promise<void> {
  const typed = fold(username);
  const person = await ctx.tx.person.findFirst({
    where: { OR: [{ username: typed }, { email: typed }], status: { in: ["active", "waiting"] }, email: { not: null } },
    select: { id: true, email: true },
  });
  ctx.record({ act: "ask.password", subjectKind: "person", subjectId: person?.id ?? null });
  if (!person?.email) return;
  const lately = new Date(realNow().getTime() - 2 * 60_000);
  if (
    await ctx.tx.singleUseLink.count({
      where: {
        ...{ personId: person.id, purpose: "reset_password", createdAt: { gt: lately } },
        ...{ usedAt: null, expiresAt: { gt: realNow() } },
      },
    })
  )
    return;
  await voidLinks(ctx, person.id);
  const link = await issueLink(ctx, "reset_password", { personId: person.id });
  const path = `${resetPasswordPath}?token=${link}`;
  await post(ctx, {
    personId: person.id,
    recipient: person.email,
    template: "reset-password",
    params: { path },
    locale,
  });
}

/**
 * Sets a password through a link, for the first time or anew. Whoever followed the link has read the mail, so the address is proved.
 * Signs out everywhere and lifts the lock. Refuses `link-dead`; invalid: what `passwordFault` says (the link then stays good).
 */
export async function setPassword(ctx: Ctx, { token, password }: SetPassword): Promise<void> {
  const { personId } = await spendLink(ctx, token, ["reset_password", "first_password"]);
  if (!personId) throw new Refusal("link-dead");
  const person = await ctx.tx.person.findFirst({
    where: { id: personId, status: { in: ["active", "waiting"] } },
    select: { username: true, email: true, mailVerifiedAt: true },
  });
  if (!person) throw new Refusal("link-dead");
  refuseFaults(newPasswordFaults(password, [person.username, person.email]));
  const changed = { passwordHash: await hashPassword(password), changedAt: realNow() };
  await ctx.tx.credential.upsert({
    where: { personId },
    create: { personId, ...changed },
    update: changed,
    select: { personId: true },
  });
  if (!person.mailVerifiedAt)
    await ctx.tx.person.updateMany({ where: { id: personId }, data: { mailVerifiedAt: ctx.now } });
  await ctx.tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: realNow() } });
  await voidLinks(ctx, personId);
  await liftLock(ctx, { personId, names: [person.username, person.email] });
  ctx.record({ act: "set.password", subjectKind: "person", subjectId: personId });
}

/** What is wrong with a change of one's own password beyond its form: the present one, the new one, both at once. As `presentPasswordFaults`. */
export async function passwordChangeFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  const { username, email } = await ctx.tx.person.findUniqueOrThrow({
    where: { id: selfOf(ctx) },
    select: { username: true, email: true },
  });
  return { ...(await presentPasswordFaults(ctx, typed)), ...newPasswordFaults(typed.password, [username, email]) };
}

/** Whether one's present password was typed, in `current`; wrong ones are counted like those at the door. Refuses `locked`. */
export async function presentPasswordFaults(ctx: Ctx, { current }: Typed): Promise<Faults> {
  const personId = selfOf(ctx);
  if (typeof current !== "string" || current === "") return {};
  const tried = `change/${personId}`;
  // In transactions of their own: the table is the system's, and a count must stay when this transaction falls back.
  if (await asSystem("present-password", (system) => isLocked(system, tried))) throw new Refusal("locked");
  const own = await ctx.tx.credential.findUnique({ where: { personId }, select: { passwordHash: true } });
  if (await passwordMatches(current, own?.passwordHash)) return {};
  await asSystem("present-password", (system) => countWrong(system, tried));
  return { current: ["wrong-password"] };
}

/** What is wrong with a password that a person of these names wants; nothing of one that is missing, which the form tells. */
export function newPasswordFaults(password: unknown, names: readonly (string | null)[]): Faults {
  if (typeof password !== "string" || password === "") return {};
  const fault = passwordFault(
    password,
    names.filter((name) => name !== null),
  );
  return fault ? { password: [fault] } : {};
}
