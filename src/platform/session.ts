import { Prisma } from "@db";
import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import {
  type Actor,
  DEPARTMENT_KINDS,
  DUTIES,
  type Duty,
  type FirmActor,
  hasDuty,
  type OfficialActor,
} from "@/kernel/actor";
import { realNow, today } from "./clock";
import { asNobody, type Ctx } from "./database";
import { env } from "./env";
import { recordAbsence } from "./refused";
import { ADDRESS } from "./request";

/**
 * A session is a row; the cookie, which next-auth encrypts, holds nothing but its id. So it can be ended from any device, and a
 * disabled person's next request fails. Sessions live in real time.
 */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = env().NEXTAUTH_URL.startsWith("https:");
  return { name: `${secure ? "__Secure-" : ""}next-auth.session-token`, secure };
}

/** Puts a session's id into this browser's cookie: for the sign-in form, which works without JavaScript. */
export async function keepSession(sessionId: string, expiresAt: Date): Promise<void> {
  const { name, secure } = sessionCookie();
  const maxAge = Math.ceil((expiresAt.getTime() - realNow().getTime()) / 1000);
  const token = await encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(name, token, { httpOnly: true, sameSite: "lax", secure, path: "/", expires: expiresAt });
}

/** Forgets the cookie; ending the row is the accounts' command. */
export async function dropSession(): Promise<void> {
  // A browser takes a cookie with the prefix __Secure- only from an answer that says Secure, the forgetting one too.
  (await cookies()).delete({ ...sessionCookie(), path: "/" });
}

const row = z.object({
  personId: z.string(),
  name: z.string(),
  kind: z.enum(["enterprise", "official"]),
  enterpriseId: z.string().nullable(),
  role: z.enum(["owner", "member"]).nullable(),
  departmentId: z.string().nullable(),
  departmentKind: z.enum(DEPARTMENT_KINDS).nullable(),
  level: z.enum(["city", "county"]).nullable(),
  divisionCode: z.string().nullable(),
  duties: z.array(z.enum(DUTIES)),
});

const who = Prisma.sql`p.id as "personId", p.name, p.kind::text, p.enterprise_id as "enterpriseId", p.enterprise_role::text as role,
  p.department_id as "departmentId", d.kind::text as "departmentKind", d.level::text, coalesce(d.division_code, p.division_code) as "divisionCode",
  array(select duty::text from person_duties where person_id = p.id and ended_at is null) as duties`;

/** Who holds this session now, or undefined: ended, idle for too long, too old, its person disabled or his authority ended. One statement. */
export async function actorOfSession(sessionId: string): Promise<FirmActor | OfficialActor | undefined> {
  const [found] = await asNobody<{ holder: unknown }>(
    Prisma.sql`select session_holder(${sessionId}::uuid, ${realNow()}, ${today()}::date) as holder`,
  );
  return actorFrom(found?.holder, sessionId);
}

/** The same person without a session: for the moment of signing in, and for the script that tells the demo. */
export async function actorOfPerson(
  { tx, today: day }: Ctx,
  personId: string,
): Promise<FirmActor | OfficialActor | undefined> {
  const found = await tx.$queryRaw<unknown[]>`
    select ${who} from persons p left join departments d on d.id = p.department_id where p.id = ${personId}::uuid and p.status = 'active'
      and (p.authority_ends_on is null or p.authority_ends_on >= ${day}::date)`;
  return actorFrom(found[0], null);
}

function actorFrom(found: unknown, sessionId: string | null): FirmActor | OfficialActor | undefined {
  const parsed = row.safeParse(found);
  if (!parsed.success) return undefined;
  const person = parsed.data;
  if (person.kind === "enterprise") {
    return {
      kind: "firm",
      personId: person.personId,
      name: person.name,
      sessionId,
      enterpriseId: person.enterpriseId,
      role: person.role ?? "member",
    };
  }
  const { departmentId, departmentKind, level, divisionCode } = person;
  if (!departmentId || !departmentKind || !level || !divisionCode) return undefined;
  return {
    kind: "official",
    personId: person.personId,
    name: person.name,
    sessionId,
    departmentId,
    departmentKind,
    level,
    divisionCode,
    duties: person.duties,
  };
}

/** What cookies were found to say. To read one takes a key derivation, and it says the same each time: how long it lives is the row's to say. */
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

/** The session id in this request's cookie, however old. */
export const readSessionId = cache(async (): Promise<string | undefined> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return undefined;
  const before = known.get(token);
  if (before) return before;
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET });
    if (typeof claims?.sid !== "string") return undefined;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(token, claims.sid);
    return claims.sid;
  } catch {
    return undefined; // a cookie of another installation, or tampered with: the same as none
  }
});

/** Who makes this request. Read at each request, once. */
export const currentActor = cache(async (): Promise<Actor> => {
  const sessionId = await readSessionId();
  return (sessionId && (await actorOfSession(sessionId))) || { kind: "public" };
});

/** Whether this browser was signed in, and is no longer: idle for too long, ended from elsewhere, or the account was disabled. */
export async function hasEnded(): Promise<boolean> {
  return (await currentActor()).kind === "public" && (await readSessionId()) !== undefined;
}

/** The signed-in person, else the sign-in page, from which the way leads back. */
export async function requireActor(): Promise<FirmActor | OfficialActor> {
  const actor = await currentActor();
  if (actor.kind === "firm" || actor.kind === "official") return actor;
  const path = (await headers()).get("x-path") ?? "/";
  return redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** After a form was carried out. A browser that is led to the page where it is, but for what follows the #, would show it as it was. */
export function leadTo(path: string): never {
  refresh();
  redirect(path);
}

/**
 * The page that says that there is nothing, for a record that isn't the reader's as for one that never was. That somebody who is signed in asked
 * is on the trail either way; whoever is not reads what everybody reads, and nothing was kept from him.
 */
export async function notHere(): Promise<never> {
  const [actor, asked] = await Promise.all([currentActor(), headers()]);
  if (actor.kind !== "public") await recordAbsence(actor, asked.get(ADDRESS) ?? "/");
  return notFound();
}

/** An official; for others the page isn't there. */
export async function requireOfficial(...duties: readonly Duty[]): Promise<OfficialActor> {
  const actor = await requireActor();
  if (actor.kind !== "official" || (duties.length > 0 && !hasDuty(actor, ...duties))) return notHere();
  return actor;
}

/** Somebody of a firm; for others the page isn't there. */
export async function requireFirm(): Promise<FirmActor> {
  const actor = await requireActor();
  if (actor.kind !== "firm") return notHere();
  return actor;
}
