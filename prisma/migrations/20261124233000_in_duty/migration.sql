-- A place on a team outlives a duty that ended and a move to elsewhere. Whoever reads by it must be in duty: of the leading department, charged
-- with investigating, in the bureau of the complaint's division. docs/decisions/0060-a-team-of-those-in-duty.md

-- A complaint that has a team stays in its division: so a place on a team knows it, and one's own places need no look at each complaint.
alter table team_members add column division_code text;
update team_members m set division_code = c.division_code from complaints c where c.id = m.complaint_id;
alter table team_members alter column division_code set not null;
drop index team_members_now;
create index team_members_now on team_members (person_id, division_code, complaint_id) where until_at is null;

-- ── who reads by being on a team ─────────────────────────────────────────────────────────────────
-- The official who is asking, when he is charged with investigating for the leading department; else null.
create function app_officer() returns uuid language sql stable as
  $$ select case when app_regulator() and app_has('investigator') then app_person() end $$;

-- Whether an official reads a case whole: as `readsCase` in src/programme/cases/policy.ts.
create function app_reads_case(team uuid[], division text) returns boolean language sql stable as $$
  select coalesce(app_regulator() and division = app_division() and (app_has('bureau_leader') or app_officer() = any (team)), false)
$$;

-- Whether an official reads a complaint whole: as `readsWhole` in src/programme/complaints/policy.ts.
create or replace function app_reads_whole(team uuid[], division text, status complaint_status) returns boolean language sql stable as $$
  select coalesce(status <> 'draft' and app_regulator() and division = app_division() and (
    app_has('bureau_leader') or app_officer() = any (team) or (app_has('intake') and status in ('submitted', 'returned'))), false)
$$;

alter policy officials on complaints using (
  (select app_regulator()) and (select app_kind()) = 'official' and status <> 'draft'
  and (
    (select app_has('coordinator'))
    or (division_code = (select app_division()) and (
      (select app_officer()) = any (team)
      or (select app_has('bureau_leader'))
      or ((select app_has('intake')) and status in ('submitted', 'returned'))))
    or id = (select app_moving())
  )
);
alter policy officials on cases using (
  (select app_regulator()) and (select app_kind()) = 'official'
  and (
    (select app_has('coordinator'))
    or (division_code = (select app_division()) and ((select app_officer()) = any (team) or (select app_has('bureau_leader'))))
    or id = (select app_moving())
  )
);
alter policy who_is_on_it on team_members
  using (person_id = (select app_officer()) and division_code = (select app_division()));

-- ── referrals: the sending side ──────────────────────────────────────────────────────────────────
alter policy sender_side on referrals using (
  ((select app_regulator() and app_has('coordinator')))
  or complaint_id in (select m.complaint_id from team_members m
    where m.person_id = (select app_officer()) and m.division_code = (select app_division()) and m.until_at is null)
  or ((select app_regulator() and app_has('bureau_leader')) and case_id in (select k.id from cases k where k.division_code = (select app_division())))
  or complaint_id = (select app_moving())
);
-- A handler and nobody else: what a coordinator may know of referrals, he knows by the sending side.
alter policy receiver on referrals
  using (to_department_id = (select app_department()) and status <> 'withdrawn' and (select app_has('department_handler')));

-- The team behind a referral, as far as it is in duty, else who leads it: so that a department's answer finds its readers without the department
-- seeing the complaint.
create or replace function referral_senders(referral uuid) returns table (person_id uuid) language sql stable security definer set search_path = public as $$
  with source as (
    select c.team, c.division_code from referrals r join complaints c on c.id = r.complaint_id
    where r.id = referral and (r.to_department_id = app_department() or app_system() or app_reads_case(c.team, c.division_code))
  ), in_duty as (
    select p.id, h.duty, p.id = any (s.team) as on_team
    from source s join departments d on d.kind = 'market_regulation' and d.division_code = s.division_code
      join persons p on p.department_id = d.id and p.status = 'active'
      join person_duties h on h.person_id = p.id and h.ended_at is null and h.duty in ('investigator', 'bureau_leader')
  ), officers as (
    select id from in_duty where duty = 'investigator' and on_team
  )
  select id from officers
  union all
  select id from in_duty where duty = 'bureau_leader' and not exists (select from officers)
$$;

-- ── searches, which look past row-level security ─────────────────────────────────────────────────
create or replace function complaints_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_regulator() and cardinality(terms) > 0
  )
  select c.id from asked, complaints c
  where search_pieces(c.number) @> pieces and lower(c.number) like all (patterns) and c.status <> 'draft'
    and (everything or (c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))))
  union
  select c.id from asked, enterprises e, complaints c
  where c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
    and (everything or (c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))))
  union
  select c.id from asked, complaints c
  where c.id = any (array(select m.complaint_id from team_members m
      where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and c.search like all (patterns) and c.status <> 'draft'
  union
  select c.id from asked, complaints c
  where leads and c.division_code = division and search_pieces(c.search) @> pieces and c.search like all (patterns) and c.status <> 'draft'
  union
  select c.id from asked, complaints c
  where takes_in and c.division_code = division and c.status in ('submitted', 'returned') and c.search like all (patterns)
$$;

create or replace function cases_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_regulator() and cardinality(terms) > 0
  )
  select k.id from asked, cases k
  where search_pieces(k.number) @> pieces and lower(k.number) like all (patterns)
    and (everything or (k.division_code = division and (officer = any (k.team) or leads)))
  union
  select k.id from asked, enterprises e, cases k
  where k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
    and (everything or (k.division_code = division and (officer = any (k.team) or leads)))
  union
  select k.id from asked, cases k
  where k.complaint_id = any (array(select m.complaint_id from team_members m
      where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and k.search like all (patterns)
  union
  select k.id from asked, cases k
  where leads and k.division_code = division and search_pieces(k.search) @> pieces and k.search like all (patterns)
$$;

create or replace function referrals_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  select r.id from referrals r join complaints c on c.id = r.complaint_id
  where app_kind() = 'official' and cardinality(terms) > 0
    and search_pieces(r.number) @> pieces_of(terms) and lower(r.number) like all (patterns_of(terms))
    and (
      (r.to_department_id = app_department() and r.status <> 'withdrawn' and app_has('department_handler'))
      or app_reads_case(c.team, c.division_code)
      or (app_regulator() and app_has('coordinator'))
    )
$$;

-- ── whose complaint it is ────────────────────────────────────────────────────────────────────────
-- For the trail of a look: answers those who may open something of it.
create or replace function enterprise_of(complaint uuid) returns uuid language plpgsql stable security definer set search_path = public as $$
declare owner_of uuid;
begin
  select c.enterprise_id into owner_of from complaints c where c.id = complaint and (
    c.enterprise_id = app_enterprise() or app_reads_whole(c.team, c.division_code, c.status)
    or exists (select 1 from app_received(complaint)));
  return owner_of;
end $$;
