import { Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { passwordMatches } from "@/platform/password";
import { actorOfPerson } from "@/platform/session";
import { waitingLine } from "@/platform/waiting-line";
import type { EndSession, LOCALES } from "./schema";
import { countWrong, fold, forgetWrong, isLocked, ofWhom, TRIES } from "./tries/commands";

/**
 * A password takes a thread of the four that read files, too, and its sign-in three transactions: more than this at once would keep each other and
 * everybody else waiting, until all are too late.
 */
const inTurn = waitingLine({ atOnce: 3, seconds: 20 });

/** How long the answer to the n-th wrong try is held back, in milliseconds. */
const HOLD = [0, 250, 500, 1000, 2000];

export type Knock = {
  readonly username: string;
  readonly password: string;
  readonly device: string;
  readonly address: string;
  /** The language chosen in this browser: from now on the person's, who reads in it. */
  readonly chosen?: (typeof LOCALES)[number] | undefined;
};
/** Why somebody who knows his password stays outside. Each is another one's to change: the firm's, its county office's, the administrator's. */
type Barred = "account-waiting" | "join-refused" | "firm-access-ended" | "account-disabled";
export type SignInAnswer =
  | { readonly ok: true; readonly sessionId: string; readonly expiresAt: Date }
  | {
      readonly ok: false;
      readonly refusal: "wrong-credentials" | "locked" | Barred;
      readonly holdMilliseconds: number;
    };

/**
 * Signs somebody in by user name or mail address, the one command behind both doors. It says no in its answer instead of throwing,
 * because a wrong try must be counted and recorded. Tries are counted twice: by what was typed, which alone says what is answered and when, and by
 * person under whichever of his names, which says from when on nothing lets him in. So nobody learns whose names belong together, five tries are all
 * there are, and an account that doesn't exist behaves like one that does: same answer, same work. Of many tries at once each is judged by the
 * counts that it finds, right ones too, so hurrying is no way around the lock. Refuses `busy` when too many come at once: then nothing was judged.
 */
export function signIn(knock: Knock): Promise<SignInAnswer> {
  return inTurn(() => judge(knock));
}

async function judge({ username, password, device, address, chosen }: Knock): Promise<SignInAnswer> {
  const typed = fold(username);
  const { person, tried } = await asSystem("sign-in", async (ctx): Promise<{ person?: Candidate; tried: Tried }> => {
    const found = await findCandidate(ctx, typed);
    const whom = ofWhom(typed, found?.id);
    const locked = { typed: await isLocked(ctx, typed), whom: await isLocked(ctx, whom) };
    return { ...(found ? { person: found } : {}), tried: { typed, whom, locked } };
  });
  // Also for who is locked under another name: the time tells no more than the answer.
  const right = !tried.locked.typed && (await passwordMatches(password, person?.passwordHash));
  const refused = await asSystem("sign-in", async (ctx) => {
    const refusal = await refusalOf(ctx, { ...tried, right, barred: person?.barred ?? null });
    if (refusal) {
      // Whoever reads the trail may know what isn't told at the door.
      const detail = { code: tried.locked.whom ? "locked" : refusal.refusal, device, address };
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
  return openSession(person.id, { device, address }, chosen);
}

type Candidate = { readonly id: string; readonly barred: Barred | null; readonly passwordHash: string | null };

/** One statement, whether there is somebody or not: a second one for the password would take its time. */
async function findCandidate({ tx, today }: Ctx, typed: string): Promise<Candidate | undefined> {
  const rows = await tx.$queryRaw<Candidate[]>`
    select p.id, c.password_hash as "passwordHash", case
        when p.status = 'waiting' then 'account-waiting'
        when p.status = 'active' and coalesce(p.authority_ends_on >= ${today}::date, true) then null
        when p.enterprise_id is not null then 'firm-access-ended'
        when p.kind = 'enterprise' and p.email is null then 'join-refused'
        else 'account-disabled' end as barred
    from persons p left join credentials c on c.person_id = p.id where p.username = ${typed} or p.email = ${typed} limit 1`;
  return rows[0];
}

type Refused = Extract<SignInAnswer, { ok: false }>;
type Tried = {
  /** The two keys of a try: what was typed, and whom that is. */
  readonly typed: string;
  readonly whom: string;
  readonly locked: { readonly typed: boolean; readonly whom: boolean };
};

async function refusalOf(
  ctx: Ctx,
  { typed, whom, locked, right, barred }: Tried & { readonly right: boolean; readonly barred: Barred | null },
): Promise<Refused | undefined> {
  const no = (refusal: Refused["refusal"], holdMilliseconds = 0): Refused => ({ ok: false, refusal, holdMilliseconds });
  if (locked.typed) return no("locked");
  const enters = right && !locked.whom && (await forgetWrong(ctx, whom)) && (await forgetWrong(ctx, typed));
  if (!enters) {
    await countWrong(ctx, whom);
    const wrong = await countWrong(ctx, typed);
    return no(wrong >= TRIES ? "locked" : "wrong-credentials", HOLD[Math.min(wrong, TRIES) - 1]);
  }
  return barred ? no(barred) : undefined;
}

async function openSession(
  personId: string,
  from: Pick<Knock, "device" | "address">,
  chosen: Knock["chosen"],
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
    if (chosen) await chooseLanguage(ctx, chosen);
    ctx.record({ act: "open.session", subjectKind: "person", subjectId: personId, detail: { ...from } });
    return { ok: true, sessionId: id, expiresAt };
  });
}

async function sessionHours({ tx }: Ctx): Promise<number> {
  const row = await tx.setting.findUnique({ where: { key: "session-hours" }, select: { value: true } });
  return typeof row?.value === "number" && row.value > 0 ? row.value : 12;
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

/** Signs out everywhere but here. */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  const personId = selfOf(ctx);
  const { actor } = ctx;
  const here = actor.kind === "firm" || actor.kind === "official" ? actor.sessionId : null;
  const { count } = await ctx.tx.session.updateMany({
    where: { personId, endedAt: null, ...(here ? { id: { not: here } } : {}) },
    data: { endedAt: realNow() },
  });
  ctx.record({ act: "end.session", subjectKind: "person", subjectId: personId, detail: { sessions: count } });
}

/** Keeps the language in which a person is written to. */
export async function chooseLanguage(ctx: Ctx, locale: (typeof LOCALES)[number]): Promise<void> {
  await ctx.tx.person.updateMany({
    where: { id: selfOf(ctx), locale: { not: locale } },
    data: { locale, updatedAt: ctx.now },
  });
}

/** The person who acts, when it is one. */
export function selfOf({ actor }: Ctx): string {
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("signed-out");
  return actor.personId;
}
