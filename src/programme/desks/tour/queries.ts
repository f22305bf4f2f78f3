import type { Actor } from "@/kernel/actor";
import { asSystem } from "@/platform/database";
import type { Station } from "./paths";

/** The account of whoever takes the tour; undefined for a stranger. */
export async function tourAccount(actor: Actor): Promise<string | undefined> {
  if (actor.kind !== "firm" && actor.kind !== "official") return undefined;
  const { personId: id } = actor;
  const person = await asSystem("tour", ({ tx }) => tx.person.findFirst({ where: { id }, select: { username: true } }));
  return person?.username;
}

/**
 * The records on which the tour stops, found as they stand now: for the demo, in which people work on them. Ids alone, which open
 * nothing to whoever may not see them. One statement.
 */
export async function tourRecords(): Promise<Readonly<Partial<Record<Station, string>>>> {
  const rows = await asSystem(
    "tour",
    ({ tx }) => tx.$queryRaw<{ key: Station; id: string | null }[]>`
    with who as (select username, id, enterprise_id from persons where username in ('firm-a', 'officer', 'lead')),
      firm as (select enterprise_id from who where username = 'firm-a'),
      officer as (select id from who where username = 'officer'),
      open_referrals as (
        select r.id, d.kind::text as kind, r.status::text as status, r.due_on from referrals r join departments d on d.id = r.to_department_id
        where r.status in ('sent', 'accepted')
      ),
      busy as (
        select k.id, k.enterprise_id, k.complaint_id, count(r.id) as referrals from cases k left join referrals r on r.case_id = k.id, officer
        where k.status = 'investigating' and officer.id = any (k.team) group by k.id
      )
    select 'assign' as key, (select id from complaints where status = 'submitted' and division_code = '330400' order by due_on nulls last, id limit 1) as id
    union all select 'verify', (select c.id from complaints c, officer where c.status = 'verifying' and officer.id = any (c.team) order by c.due_on nulls last, c.id limit 1)
    union all select 'decide', (select id from complaints where status = 'proposed' and division_code = '330400' order by due_on nulls last, id limit 1)
    union all select 'investigate', (select id from busy order by referrals desc, id limit 1)
    union all select 'police', (select id from open_referrals where kind = 'police' order by (status = 'sent'), due_on, id limit 1)
    union all select 'scitech', (select id from open_referrals where kind = 'science_tech' order by (status = 'sent'), due_on, id limit 1)
    union all select 'hr', (select id from open_referrals where kind = 'human_resources' order by (status = 'sent'), due_on, id limit 1)
    union all select 'follow', (select c.id from complaints c, firm where c.enterprise_id = firm.enterprise_id and c.status = 'filed' order by c.id desc limit 1)
    union all select 'approve', (select id from contact_points where status = 'recommended' order by due_on nulls last, id limit 1)
    union all select 'notice', (select c.id from circulars c join circular_readers r on r.circular_id = c.id, firm where r.enterprise_id = firm.enterprise_id and c.sent_at is not null order by c.sent_at desc, c.id limit 1)
    union all select 'publish', (select a.id from articles a, who where who.username = 'lead' and a.writer_id <> who.id and a.status in ('checking', 'rechecking') order by a.id limit 1)
    union all select 'stranger', (select c.id from complaints c, firm where c.enterprise_id = firm.enterprise_id and c.status = 'filed' order by c.id desc limit 1)`,
  );
  return Object.fromEntries(rows.flatMap(({ key, id }) => (id ? [[key, id]] : [])));
}
