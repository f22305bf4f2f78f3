import { z } from "zod";
import { inPortalTime } from "@/platform/clock";
import { USUAL } from "@/platform/crowd";
import type { Ctx } from "@/platform/database";
import { type GivenUp, readGivenUp } from "../notifications/mails/queries";
import { NAMES_PUBLIC, ROUTINGS } from "./policy";
import { type SelfCheckResult, selfCheckResult } from "./schema";

const KEYS = {
  sessionIdleMinutes: "session-idle-minutes",
  sessionHours: "session-hours",
  signInsPerAddress: "sign-ins-per-address",
  formsPerAddress: "forms-per-address",
  objectionsPerAddress: "objections-per-address",
  complaintRouting: "complaint-routing",
  siteScoreDifference: "site-score-difference",
  sitePanelMajority: "site-panel-majority",
  offlineHours: "offline-hours",
  visitsPerYear: "visits-per-year",
  invitationMonths: "invitation-months",
  formKeyDays: "form-key-days",
  drawnFirmsPublic: "drawn-firms-public",
} as const;
export type SettingName = keyof typeof KEYS;

export const SETTING_NAMES = [
  "sessionIdleMinutes",
  "sessionHours",
  "signInsPerAddress",
  "formsPerAddress",
  "objectionsPerAddress",
  "complaintRouting",
  "siteScoreDifference",
  "sitePanelMajority",
  "offlineHours",
  "visitsPerYear",
  "invitationMonths",
  "formKeyDays",
  "drawnFirmsPublic",
] as const satisfies readonly SettingName[];

/** The row of a setting. */
export function keyOf(name: SettingName): string {
  return KEYS[name];
}

const values = z.object({
  sessionIdleMinutes: z.number().catch(30),
  sessionHours: z.number().catch(12),
  signInsPerAddress: z.number().catch(USUAL["sign-in"]),
  formsPerAddress: z.number().catch(USUAL.forms),
  objectionsPerAddress: z.number().catch(USUAL.objections),
  complaintRouting: z.enum(ROUTINGS).catch("by-kind"),
  siteScoreDifference: z.number().catch(10),
  sitePanelMajority: z.number().catch(50),
  offlineHours: z.number().catch(24),
  visitsPerYear: z.number().catch(2),
  invitationMonths: z.number().catch(6),
  formKeyDays: z.number().catch(90),
  drawnFirmsPublic: z.enum(NAMES_PUBLIC).catch("held"),
});
export type Settings = z.output<typeof values> & {
  /** When any of them was last changed: whoever changes them says what he saw. */
  readonly seen: string;
};

/** The settings as they stand; what was never set has its usual value. */
export async function findSettings({ tx }: Ctx): Promise<Settings> {
  const rows = await tx.setting.findMany({ where: { key: { in: Object.values(KEYS) } } });
  const given = Object.entries(KEYS).map(([name, key]) => [name, rows.find((row) => row.key === key)?.value]);
  const last = Math.max(0, ...rows.map(({ updatedAt }) => updatedAt.getTime()));
  return { ...values.parse(Object.fromEntries(given)), seen: new Date(last).toISOString() };
}

/** What a page shows of a job: its heartbeat lives in real time, and is told in the portal's, as on the desk. */
export function jobAsTold<Job extends { readonly lastSuccessAt: string | null }>({ lastSuccessAt, ...job }: Job) {
  return { ...job, lastSuccessAt: lastSuccessAt === null ? null : inPortalTime(new Date(lastSuccessAt)) };
}

/** What the last self-check found; undefined before the first. */
export async function lastSelfCheck({ tx }: Ctx): Promise<SelfCheckResult | undefined> {
  const row = await tx.setting.findUnique({ where: { key: "self-check" }, select: { value: true } });
  return selfCheckResult.safeParse(row?.value).data;
}

/** A mail that was given up, with its recipient as far as the reader sees the account. */
export type UnsentMail = GivenUp & { readonly person: { readonly id: string; readonly name: string } | null };

/** The same as a page tells it: in the portal's time, and of mails that were given up to whom. */
export async function selfCheckAsTold(ctx: Ctx) {
  const result = await lastSelfCheck(ctx);
  if (!result) return undefined;
  const mails = result.found.mails.which.flatMap((which) => readGivenUp(which) ?? []);
  const people = await ctx.tx.person.findMany({
    where: { id: { in: mails.flatMap(({ personId }) => personId ?? []) } },
    select: { id: true, name: true },
  });
  const unsent = mails.map(
    (mail): UnsentMail => ({
      ...mail,
      person: people.find(({ id }) => id === mail.personId) ?? null,
    }),
  );
  return { ...result, at: inPortalTime(new Date(result.at)), unsent };
}

type Found = { readonly checked: number; readonly which: readonly string[] };

/** Counters that gave another number of numbers than there are records with one: `issuer word year`. Numbers are gap-free. For the system. */
export async function numberGaps({ tx }: Ctx): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string; last: number; held: number }[]>`
    select concat_ws(' ', issuer, word, year) as name, last,
      (case
        when issuer = 'JX-TS' then (select count(*) from complaints where number like 'JX-TS-' || word || '-%')
        when word = 'contact-point' then (select count(*) from contact_points where number is not null)
        when word = 'demonstration-site' then (select count(*) from demonstration_sites where number is not null)
        else (select count(*) from cases where number like issuer || word || '〔' || year || '〕%')
          + (select count(*) from referrals where number like issuer || word || '〔' || year || '〕%')
          + (select count(*) from transfers where number like issuer || word || '〔' || year || '〕%')
          + (select count(*) from transfers where source_number like issuer || word || '〔' || year || '〕%')
          + (select count(*) from clue_ends where number like issuer || word || '〔' || year || '〕%')
      end)::int as held
    from number_counters`;
  return {
    checked: rows.length,
    which: rows.filter(({ last, held }) => last !== held).map(({ name, last, held }) => `${name}: ${held}/${last}`),
  };
}

/**
 * Open records that nobody has on his desk: no active person holds the duty, in the place, for which they wait; what waits for a team of which nobody
 * is left waits for the leader. What waits for the firm (returned) is the firm's. `kind id status`. For the system.
 */
export async function recordsWithoutDesk({ tx }: Ctx): Promise<Found> {
  const rows = await tx.$queryRaw<{ kind: string; id: string; status: string; held: boolean }[]>`
    with people as (
      select p.id, d.id as department, d.kind = 'market_regulation' as regulator, d.level = 'city' as city, d.division_code as division, h.duty::text as duty
      from persons p join departments d on d.id = p.department_id join person_duties h on h.person_id = p.id and h.ended_at is null
      where p.status = 'active'
    ), desks as (
      select 'complaint' as kind, c.id, c.status::text as status, exists (select from people p where case c.status
          when 'submitted' then p.regulator and p.duty = 'intake' and p.division = c.division_code
          when 'verifying' then p.regulator and p.division = c.division_code and (p.duty = 'bureau_leader' or (p.duty = 'investigator' and p.id = any (c.team)))
          else p.regulator and p.duty = 'bureau_leader' and p.division = c.division_code end) as held
      from complaints c where c.status in ('submitted', 'verifying', 'proposed')
      union all
      select 'case', k.id, k.status::text, exists (select from people p where case
          when k.status in ('filed', 'investigating') then p.regulator and p.division = k.division_code and (p.duty = 'bureau_leader' or (p.duty = 'investigator' and p.id = any (k.team)))
          else p.regulator and p.duty = 'bureau_leader' and p.division = k.division_code end)
      from cases k where k.status <> 'closed'
      union all
      select 'referral', r.id, r.status::text, exists (select from people p where case
          when r.status in ('sent', 'accepted') then p.duty = 'department_handler' and p.department = r.to_department_id
          else p.regulator and p.division = c.division_code and (p.duty = 'bureau_leader' or (p.duty = 'investigator' and p.id = any (c.team))) end)
      from referrals r join complaints c on c.id = r.complaint_id where r.status in ('sent', 'accepted', 'returned', 'answered')
      union all
      select 'transfer', t.id, t.status::text, exists (select from people p where case
          when t.status in ('sent', 'accepted') then p.regulator and p.duty = 'intake' and p.division = t.division_code
          else p.duty = 'department_handler' and p.department = t.from_department_id end)
      from transfers t where t.status in ('sent', 'accepted', 'returned')
      union all
      select 'enterprise', e.id, e.status::text, exists (select from people p where p.regulator and p.duty = 'programme_officer' and (p.city or p.division = e.division_code))
      from enterprises e where e.status = 'registered'
      union all
      select 'contact-point', a.id, a.status::text, exists (select from people p where p.regulator and case a.status
          when 'applied' then p.duty = 'programme_officer' and (p.city or p.division = a.division_code)
          else p.duty = 'coordinator' and p.city end)
      from contact_points a where a.status in ('applied', 'recommended')
      union all
      select 'demonstration-site', s.id, s.status::text, exists (select from people p where p.regulator and case s.status
          when 'applied' then p.duty = 'programme_officer' and (p.city or p.division = s.division_code)
          when 'meeting' then p.duty = 'bureau_leader' and p.city
          else p.duty = 'coordinator' and p.city end)
      from demonstration_sites s where s.status in ('applied', 'recommended', 'on_site', 'reconciling', 'scored', 'panel', 'meeting', 'in_notice')
      union all
      -- One that follows a case is its team's and its division's leader's; any other is its officer's, or waits for whoever shares visits out.
      select 'visit', v.id, v.status::text, exists (select from people p where p.regulator and case
          when v.officer_id is not null then p.id = v.officer_id
          when v.case_id is not null then p.duty = 'bureau_leader' and p.division = (select k.division_code from cases k where k.id = v.case_id)
          else p.duty in ('programme_officer', 'coordinator') and (p.city or p.division = v.division_code) end)
      from visits v where v.status in ('planned', 'arranged')
    )
    select kind, id::text as id, status, held from desks`;
  return {
    checked: rows.length,
    which: rows.filter(({ held }) => !held).map(({ kind, id, status }) => `${kind} ${id} ${status}`),
  };
}

/**
 * Kept counts of firms and block economies, candidates with their reasons, and likely pairs, that aren't what the rows say: `subject place status: kept/counted`.
 * For the system.
 */
export async function wrongTallies({ tx }: Ctx): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string; kept: number; counted: number; wrong: boolean }[]>`
    select concat_ws(' ', subject, place, status) as name, kept, counted, wrong from wrong_tallies()
    union all
    select concat_ws(' ', 'candidate', enterprise_id, whole), coalesce(kept, -1), coalesce(counted, -1), wrong from wrong_candidates()
    union all
    select name, kept, counted, wrong from wrong_likely()
    order by 1`;
  return {
    checked: rows.length,
    which: rows.filter(({ wrong }) => wrong).map(({ name, kept, counted }) => `${name}: ${kept}/${counted}`),
  };
}

export type StoredFile = {
  readonly kind: string;
  readonly id: string;
  /** Under whose key it lies: a complaint, a request to join, a visit, a demonstration site, a contact point. */
  readonly recordId: string;
  readonly size: number;
  readonly sha256: string;
};

/** Every file as it should lie in the store, page by page. For the system. */
export async function storedFiles({ tx }: Ctx, after: string | undefined): Promise<StoredFile[]> {
  return tx.$queryRaw<StoredFile[]>`
    select kind, id, record_id as "recordId", size, sha256 from stored_files
    where ${after ?? null}::uuid is null or id > ${after ?? null}::uuid order by id limit 100`;
}
