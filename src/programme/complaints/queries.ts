import type { Prisma } from "@db";
import { type Actor, hasDuty, type OfficialActor } from "@/kernel/actor";
import { searchTerms } from "@/kernel/search-terms";
import { clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { PAGE_SIZE } from "@/platform/due-list";
import { askedOf, type Words } from "@/platform/list-words";
import { officialsCharged, peopleKnown, peopleOfFirm } from "@/platform/people";
import type { Named } from "@/platform/places";
import { type Sql, sql } from "@/platform/sql";
import { openOwn } from "@/platform/vault";
import { idsOfRows, type WorkList } from "@/platform/work-list";
import { INTAKE_READS, type OwnComplaint, sightOf } from "./policy";
import type { OwnList } from "./schema";
import { BUREAUS_CLOCK } from "./workflow";

/** What an actor may see at all, said in Prisma; undefined when that is nothing. Row-level security says it again. */
export function visible(actor: Actor): Prisma.ComplaintWhereInput | undefined {
  const sight = sightOf(actor);
  if (sight.side === "firm") return { enterpriseId: sight.enterpriseId };
  if (sight.side === "none") return undefined;
  return sight.everything ? { status: { not: "draft" } } : readWhole(actor);
}

/** The complaints that an official reads whole; undefined when there can be none. As `readsWhole` of the policy. */
export function readWhole(actor: Actor): Prisma.ComplaintWhereInput | undefined {
  const sight = sightOf(actor);
  if (sight.side !== "official") return undefined;
  const { investigates, leads, takesIn } = sight;
  // An empty OR would be no condition at all.
  if (!investigates && !leads && !takesIn) return undefined;
  return {
    status: { not: "draft" },
    OR: [
      ...(investigates ? [{ team: { has: investigates.personId }, divisionCode: investigates.divisionCode }] : []),
      ...(leads ? [{ divisionCode: leads }] : []),
      ...(takesIn ? [{ divisionCode: takesIn, status: { in: [...INTAKE_READS] } }] : []),
    ],
  };
}

/** Places on teams of a division, those of one person: for an official, the complaints that he investigates (`investigates` of the workflow). */
export function placesOf({
  personId,
  divisionCode,
}: {
  readonly personId: string;
  readonly divisionCode: string;
}): Sql {
  return sql`team_members m where m.person_id = ${personId}::uuid and m.division_code = ${divisionCode} and m.until_at is null`;
}

/** What the id of a complaint is equal to that this official investigates. Through the memberships and not the array of the row: under row-level security only they have an index. */
export function anyOfTeams(official: OfficialActor): Sql {
  return sql`any (array(select m.complaint_id from ${placesOf(official)}))`;
}

/**
 * Whether an official sees but few of all matters: those of his teams, what waits at intake, or what his department got. Then each is asked for words;
 * to look up all that have them takes as long as there are any in the city.
 */
export function seesFew(actor: Actor): boolean {
  return !hasDuty(actor, "coordinator", "bureau_leader");
}

type Few = Pick<WorkList, "table" | "sights"> & { readonly words: Words | undefined };

/** What has the words of the few rows that an official sees, as a query of `id`; undefined for whoever sees many. */
export function amongFew(actor: Actor, { words, ...list }: Few): { readonly ids: Sql } | undefined {
  if (!words || list.sights.length === 0 || !seesFew(actor)) return undefined;
  return { ids: idsOfRows(askedOf({ ...list, filter: [] }, { words }, true)) };
}

/** Ids of the complaints that wait for the leader of their division, because nobody of their team is left in duty: he makes another team. For others, none. */
export const LEFT_OVER = sql`complaints_left_over()`;
/** What the id of such a complaint is equal to. */
export const ANY_LEFT_OVER = sql`any ((select ${LEFT_OVER})::uuid[])`;

type Told = { readonly enterpriseId: string; readonly divisionCode: string; readonly team: readonly string[] };

/** Who stands behind a party of the workflow: ids of active people. */
export async function recipientsOf(ctx: Ctx, party: string, subject: Told): Promise<readonly string[]> {
  const { enterpriseId, divisionCode, team } = subject;
  const bureau = { divisionCode };
  switch (party) {
    case "firm":
      return peopleOfFirm(ctx, enterpriseId);
    case "coordinator":
      return officialsCharged(ctx, { duties: ["coordinator"] });
    case "intake":
      return officialsCharged(ctx, { duties: ["intake"], bureau });
    case "leader":
      return officialsCharged(ctx, { duties: ["bureau_leader"], bureau });
    case "officer": {
      const officers = await officialsCharged(ctx, { duties: ["investigator"], bureau, among: team });
      // A team of which nobody is left in duty reads nothing: who can make a new one is told in its stead.
      return officers.length > 0 ? officers : recipientsOf(ctx, "leader", subject);
    }
    default:
      return [];
  }
}

/**
 * Who is told of what a firm writes or hands in: those who read it then. Its team; while it has none, intake; and where it ended before it had one,
 * the leader of its division.
 */
export async function readersOf(ctx: Ctx, subject: Told & { readonly status: string }): Promise<readonly string[]> {
  const waits = INTAKE_READS.some((status) => status === subject.status);
  return recipientsOf(ctx, subject.team.length > 0 ? "officer" : waits ? "intake" : "leader", subject);
}

/** What a firm adds one after the other within so long is one supplement. */
const ONE_SUPPLEMENT = 15 * 60_000; // ms

/** Who is told that a firm handed in more: its readers, but for those who have yet to read that it did just now. */
export async function readersOfSupplement(
  ctx: Ctx,
  complaint: Parameters<typeof readersOf>[1] & { readonly id: string },
): Promise<readonly string[]> {
  const readers = await readersOf(ctx, complaint);
  const since = new Date(ctx.now.getTime() - ONE_SUPPLEMENT);
  const unread = await ctx.tx.$queryRaw<{ id: string }[]>`
    select id from supplement_unread(${readers}::uuid[], ${complaint.id}::uuid, ${since}) id`;
  const knowing = new Set(unread.map(({ id }) => id));
  return readers.filter((id) => !knowing.has(id));
}

/** The clocks `k` whose days a firm reads beside what it is asked for. */
export const FIRM_HEEDS = sql`k.kind <> ${BUREAUS_CLOCK}`;
/** The last day of a complaint `r` that was returned to its firm. */
export const dueFromFirm = sql`(select min(k.due_on) from clocks k
  where k.subject_id = r.id and k.met_on is null and k.cancelled_on is null and k.paused_since is null and ${FIRM_HEEDS})`;

const ownLine = {
  id: true,
  number: true,
  title: true,
  status: true,
  submittedAt: true,
  dueOn: true,
  updatedAt: true,
  case: { select: { number: true, status: true } },
} as const;
export type OwnLine = Prisma.ComplaintGetPayload<{ select: typeof ownLine }>;

/** What a firm's search looks in, of its complaint `c`: number and title, and the number that its case goes by in the list. */
export const OWN_TEXT = sql`(c.search || ' ' || coalesce((select k.search from cases k where k.complaint_id = c.id), ''))`;

function ownFilter(actor: Actor, { status, q }: OwnList): Prisma.ComplaintWhereInput | undefined {
  const own = actor.kind === "firm" ? visible(actor) : undefined;
  if (!own) return undefined;
  // As OWN_TEXT, word by word: the list that a search opens has what the search found.
  const words = searchTerms(q).map((contains) => ({
    OR: [{ search: { contains } }, { case: { search: { contains } } }],
  }));
  const found = q && words.length === 0 ? [{ id: { in: [] } }] : words; // signs alone find nothing
  return { AND: [own, ...(status ? [{ status }] : []), ...found] };
}

/** How many complaints of its own a firm has under this filter. */
export async function countOwn({ tx, actor }: Ctx, filter: OwnList): Promise<number> {
  const where = ownFilter(actor, filter);
  return where ? tx.complaint.count({ where }) : 0;
}

/** The last days by which the firm has to supply what these complaints lack, by complaint. One statement; of none, none. */
async function daysToSupply({ tx }: Ctx, rows: readonly OwnLine[]): Promise<ReadonlyMap<string, Date>> {
  const returned = rows.filter(({ status }) => status === "returned").map(({ id }) => id);
  if (returned.length === 0) return new Map();
  const found = await tx.$queryRaw<{ id: string; dueOn: Date }[]>`
    select r.id, ${dueFromFirm} as "dueOn" from complaints r where r.id = any (${returned}::uuid[])`;
  return new Map(found.map(({ id, dueOn }) => [id, dueOn]));
}

/**
 * A firm's own complaints, newest first, page by page; of what was returned, the day is the firm's and not the bureau's. One statement, another where
 * there is more than the page, and one for what was returned.
 */
export async function listOwn(
  ctx: Ctx,
  filter: OwnList,
): Promise<{ rows: OwnLine[]; total: number; next: string | null }> {
  const where = ownFilter(ctx.actor, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const after = filter.after ? { id: { lt: filter.after } } : {};
  const found = await ctx.tx.complaint.findMany({
    where: { AND: [where, after] },
    select: ownLine,
    orderBy: { id: "desc" },
    take: PAGE_SIZE + 1,
  });
  const rows = found.slice(0, PAGE_SIZE);
  const more = found.length > PAGE_SIZE;
  const days = await daysToSupply(ctx, rows);
  return {
    rows: rows.map((row) => (row.status === "returned" ? { ...row, dueOn: days.get(row.id) ?? null } : row)),
    total: more || filter.after ? await countOwn(ctx, filter) : rows.length,
    next: more ? (rows.at(-1)?.id ?? null) : null,
  };
}

const own = {
  id: true,
  number: true,
  title: true,
  status: true,
  version: true,
  enterpriseId: true,
  divisionCode: true,
  team: true,
  proposal: true,
  submittedAt: true,
  outcomeGround: true,
  mergedIntoId: true,
  textHash: true,
  enterprise: { select: { name: true } },
  case: { select: { id: true, number: true, status: true } },
  evidence: {
    where: { removedAt: null, referralId: null },
    select: { id: true, size: true, sha256: true, hashedBy: true, uploadedAt: true },
    orderBy: { id: "asc" },
  },
  messages: {
    select: { id: true, fromFirm: true, personId: true, sentAt: true, openedAt: true },
    orderBy: { id: "asc" },
  },
} as const;

/**
 * A firm's own complaint with all that belongs to it: files and messages with their words, clocks of complaint and case, the people who
 * work on it and the bureau that has it. Null for everybody else and when absent. Ten statements.
 */
export async function findOwn(ctx: Ctx, id: string): Promise<OwnComplaint | null> {
  const { tx, actor } = ctx;
  const where = actor.kind === "firm" ? visible(actor) : undefined;
  const row = where && (await tx.complaint.findFirst({ where: { AND: [where, { id }] }, select: own }));
  if (!row) return null;
  const { evidence, messages, mergedIntoId, ...complaint } = row;
  const mergedInto = mergedIntoId
    ? await tx.complaint.findFirst({
        where: { AND: [where, { id: mergedIntoId }] },
        select: { id: true, number: true },
      })
    : null;
  const opened = await openOwn(ctx, id);
  const clocks = await clocksOf(ctx, [id, ...(row.case ? [row.case.id] : [])]);
  const bureau = (await bureausOf(ctx, [row.divisionCode])).get(row.divisionCode) ?? null;
  const people = await peopleKnown(ctx, [...row.team, ...messages.map(({ personId }) => personId)]);
  return {
    ...complaint,
    mergedInto,
    blocking: [],
    files: evidence.map((file) => ({ ...file, size: Number(file.size), name: opened[`evidence/${file.id}`] ?? "" })),
    messages: messages.map((message) => ({
      ...message,
      text: opened[`message/${message.id}`] ?? "",
      who: people.get(message.personId),
    })),
    text: opened.text ?? "",
    clocks: [...(clocks.get(id) ?? []), ...(row.case ? (clocks.get(row.case.id) ?? []) : [])],
    bureau,
    officers: row.team.flatMap((personId) => people.get(personId) ?? []),
  };
}

/** The bureaus of these divisions, by division. One statement; of none, none. */
export async function bureausOf({ tx }: Ctx, divisions: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  if (divisions.length === 0) return new Map();
  const found = await tx.department.findMany({
    where: { kind: "market_regulation", divisionCode: { in: [...divisions] } },
    select: { divisionCode: true, nameZh: true, nameEn: true },
  });
  return new Map(found.map(({ divisionCode, ...name }) => [divisionCode, name]));
}

/** The firm has opened what the team wrote: the mark that the team sees. */
export async function noteMessagesOpened({ tx, actor, now }: Ctx, complaintId: string): Promise<void> {
  const fromFirm = actor.kind !== "firm";
  await tx.message.updateMany({ where: { complaintId, fromFirm, openedAt: null }, data: { openedAt: now } });
}
