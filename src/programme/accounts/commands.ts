import { createHash } from "node:crypto";
import { passwordFault } from "@/kernel/passwords";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { post } from "@/platform/notices";
import { hashPassword, passwordMatches } from "@/platform/password";
import { actorOfPerson } from "@/platform/session";
import { issueLink, spendLink, voidLinks } from "./links/commands";
import { resetPasswordPath } from "./paths";
import type { AskReset, ChangePassword, EndSession, LOCALES, SetPassword } from "./schema";

/** So many wrong tries lock what was typed, for so many minutes. */
const TRIES = 5;
const LOCK_MINUTES = 30;
/** How long the answer to the n-th wrong try is held back, in milliseconds. */
const HOLD = [0, 250, 500, 1000, 2000];

export type Knock = {
  readonly username: string;
  readonly password: string;
  readonly device: string;
  readonly address: string;
};
export type SignInAnswer =
  | { readonly ok: true; readonly sessionId: string; readonly expiresAt: Date }
  | {
      readonly ok: false;
      readonly refusal: "wrong-credentials" | "locked" | "account-waiting" | "account-disabled";
      readonly holdMilliseconds: number;
    };

/**
 * Signs somebody in by user name or mail address, the one command behind both doors. It says no in its answer instead of throwing,
 * because a wrong try must be counted and recorded. Tries are counted by what was typed, so that an account that doesn't exist behaves
 * like one that does: same answer, same work. Of many tries at once each is judged by the count that it finds, right ones too, so
 * hurrying is no way around the lock.
 */
export async function signIn({ username, password, device, address }: Knock): Promise<SignInAnswer> {
  const typed = fold(username);
  const { locked, person } = await asSystem("sign-in", async (ctx) => ({
    locked: await isLocked(ctx, typed),
    person: await ctx.tx.person.findFirst({
      where: { OR: [{ username: typed }, { email: typed }] },
      select: { id: true, status: true, credential: { select: { passwordHash: true } } },
    }),
  }));
  const right = !locked && (await passwordMatches(password, person?.credential?.passwordHash));
  const refused = await asSystem("sign-in", async (ctx) => {
    const refusal = await refusalOf(ctx, { typed, locked, right, status: person?.status });
    if (refusal) {
      const detail = { code: refusal.refusal, device, address };
      ctx.record({
        act: "open.session",
        outcome: "refused",
        subjectKind: "person",
        subjectId: person?.id ?? null,
        detail,
      });
    }
    return refusal;
  });
  if (refused) return refused;
  if (!person) throw new Error("a password was right for nobody");
  return openSession(person.id, { device, address });
}

type Refused = Extract<SignInAnswer, { ok: false }>;
type Tried = {
  readonly typed: string;
  readonly locked: boolean;
  readonly right: boolean;
  readonly status: string | undefined;
};

async function refusalOf(ctx: Ctx, { typed, locked, right, status }: Tried): Promise<Refused | undefined> {
  const no = (refusal: Refused["refusal"], holdMilliseconds = 0): Refused => ({ ok: false, refusal, holdMilliseconds });
  if (locked) return no("locked");
  if (!right) {
    const wrong = await countWrong(ctx, typed);
    return no(wrong >= TRIES ? "locked" : "wrong-credentials", HOLD[Math.min(wrong, TRIES) - 1]);
  }
  if (!(await forgetWrong(ctx, typed))) return no("locked");
  if (status === "waiting") return no("account-waiting");
  return status === "active" ? undefined : no("account-disabled");
}

async function openSession(
  personId: string,
  from: { readonly device: string; readonly address: string },
): Promise<SignInAnswer> {
  const actor = await asSystem("sign-in", (ctx) => actorOfPerson(ctx, personId));
  if (!actor) throw new Error(`person ${personId} is active, but nobody`);
  return asActor(actor, async (ctx) => {
    const createdAt = realNow();
    const hours = await sessionHours(ctx);
    const expiresAt = new Date(createdAt.getTime() + hours * 3_600_000);
    const { id } = await ctx.tx.session.create({
      data: { personId, createdAt, lastSeenAt: createdAt, expiresAt, ...from },
      select: { id: true },
    });
    ctx.record({ act: "open.session", subjectKind: "person", subjectId: personId, detail: { ...from } });
    return { ok: true, sessionId: id, expiresAt };
  });
}

async function sessionHours({ tx }: Ctx): Promise<number> {
  const row = await tx.setting.findUnique({ where: { key: "session-hours" }, select: { value: true } });
  return typeof row?.value === "number" && row.value > 0 ? row.value : 12;
}

async function isLocked({ tx }: Ctx, typed: string): Promise<boolean> {
  return (await tx.signInThrottle.count({ where: { key: keyOf(typed), lockedUntil: { gt: realNow() } } })) > 0;
}

/** Counts a wrong try and says the how manieth it is; the last one that is allowed locks. What is half an hour old doesn't count. */
async function countWrong({ tx }: Ctx, typed: string): Promise<number> {
  const at = realNow();
  const since = new Date(at.getTime() - LOCK_MINUTES * 60_000);
  const until = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  const rows = await tx.$queryRaw<{ failures: number }[]>`
    insert into sign_in_throttles as t (key, failures, last_at) values (${keyOf(typed)}, 1, ${at})
    on conflict (key) do update set last_at = ${at}, (failures, locked_until) = (
      select counted.failures, case when counted.failures >= ${TRIES}::int then coalesce(counted.locked_until, ${until}) end
      from (
        select case when t.last_at < ${since} or t.locked_until <= ${at} then 1 else t.failures + 1 end as failures,
          case when t.locked_until > ${at} then t.locked_until end as locked_until
      ) as counted)
    returning failures`;
  return rows[0]?.failures ?? TRIES;
}

/** Forgets wrong tries, unless they have locked; says whether none is left. */
async function forgetWrong({ tx }: Ctx, typed: string): Promise<boolean> {
  const key = keyOf(typed);
  // A try that is being counted at this moment is waited for: the row is locked.
  await tx.signInThrottle.deleteMany({
    where: { key, OR: [{ lockedUntil: null }, { lockedUntil: { lte: realNow() } }] },
  });
  return (await tx.signInThrottle.count({ where: { key } })) === 0;
}

/** What was typed may be a password in the wrong field: only its hash is kept. */
function keyOf(typed: string): string {
  return createHash("sha256").update(typed).digest("hex");
}

function fold(username: string): string {
  return username.normalize("NFKC").trim().toLowerCase();
}

/** Ends one of one's own sessions. Refuses `not-found`. */
export async function endSession(ctx: Ctx, { sessionId }: EndSession): Promise<void> {
  const personId = selfOf(ctx);
  const { count } = await ctx.tx.session.updateMany({
    where: { id: sessionId, personId, endedAt: null },
    data: { endedAt: realNow() },
  });
  if (count === 0) throw new Refusal("not-found");
  ctx.record({ act: "end.session", subjectKind: "person", subjectId: personId, detail: { sessions: count } });
}

/** Signs out everywhere, here too. */
export async function endAllSessions(ctx: Ctx): Promise<void> {
  const personId = selfOf(ctx);
  const { count } = await ctx.tx.session.updateMany({
    where: { personId, endedAt: null },
    data: { endedAt: realNow() },
  });
  ctx.record({ act: "end.session", subjectKind: "person", subjectId: personId, detail: { sessions: count } });
}

/**
 * Changes one's own password and signs out everywhere else. Wrong tries at the present one are counted like those at the door.
 * Invalid: `current` is wrong, or what `passwordFault` says. Refuses `locked`.
 */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<void> {
  const personId = selfOf(ctx);
  const tried = `change/${personId}`;
  // In transactions of their own: the table is the system's, and a count must stay when this transaction falls back.
  if (await asSystem("change-password", (system) => isLocked(system, tried))) throw new Refusal("locked");
  const { credential, ...names } = await ctx.tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { username: true, email: true, credential: { select: { passwordHash: true } } },
  });
  if (!(await passwordMatches(input.current, credential?.passwordHash))) {
    await asSystem("change-password", (system) => countWrong(system, tried));
    throw new InvalidInput({ current: ["wrong-password"] });
  }
  refuseBad(input.password, names);
  const passwordHash = await hashPassword(input.password);
  await ctx.tx.credential.updateMany({ where: { personId }, data: { passwordHash, changedAt: realNow() } });
  const here = ctx.actor.kind === "firm" || ctx.actor.kind === "official" ? ctx.actor.sessionId : null;
  const elsewhere = here ? { id: { not: here } } : {};
  await ctx.tx.session.updateMany({ where: { personId, endedAt: null, ...elsewhere }, data: { endedAt: realNow() } });
  ctx.record({ act: "change.password", subjectKind: "person", subjectId: personId });
}

/**
 * Sends a link to the mail address of the account, if there is one with an address. The answer is the same whether there is. Not twice
 * within two minutes, so that nobody is buried in mail.
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
      where: { personId: person.id, purpose: "reset_password", createdAt: { gt: lately } },
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
  refuseBad(password, person);
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
  await ctx.tx.signInThrottle.deleteMany({ where: { key: { in: [person.username, person.email ?? ""].map(keyOf) } } });
  ctx.record({ act: "set.password", subjectKind: "person", subjectId: personId });
}

/** Keeps the language in which a person is written to. */
export async function chooseLanguage(ctx: Ctx, locale: (typeof LOCALES)[number]): Promise<void> {
  await ctx.tx.person.updateMany({
    where: { id: selfOf(ctx), locale: { not: locale } },
    data: { locale, updatedAt: ctx.now },
  });
}

/** Throws InvalidInput with what is wrong with a password that this person wants. */
export function refuseBad(
  password: string,
  { username, email }: { readonly username: string; readonly email: string | null },
): void {
  const fault = passwordFault(password, email ? [username, email] : [username]);
  if (fault) throw new InvalidInput({ password: [fault] });
}

function selfOf({ actor }: Ctx): string {
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("signed-out");
  return actor.personId;
}
