-- Lists of referrals and the search, measured with 100,000 complaints (docs/performance.md). Nobody sees or finds a row more or less.

-- Who stands on a referral's sending side, without a look at the complaint of each referral: its team are the open memberships, its division is
-- its case's, and it is past intake. A firm has few referrals, and a complaint that moves has them: these still ask the complaint.
drop policy whole_city on referrals;
drop policy sender_side on referrals;
create policy sender_side on referrals for select using (
  ((select app_kind() = 'official' and app_has('coordinator')))
  or ((select app_kind() = 'official') and complaint_id in (select m.complaint_id from team_members m where m.person_id = (select app_person()) and m.until_at is null))
  or ((select app_kind() = 'official' and app_has('bureau_leader')) and case_id in (select k.id from cases k where k.division_code = (select app_division())))
  or complaint_id = (select app_moving())
  or ((select app_enterprise()) is not null and exists (select 1 from complaints c where c.id = complaint_id))
);
create policy sender_sends on referrals for insert with check (exists (select 1 from complaints c where c.id = complaint_id));
create policy sender_moves on referrals for update
  using (exists (select 1 from complaints c where c.id = complaint_id)) with check (exists (select 1 from complaints c where c.id = complaint_id));

-- A search has as many ways as there are rights, each of which begins where there are fewest rows: numbers and firms for whoever sees the record at
-- all; titles among one's own by membership, in one's division by pieces. (The way by pieces alone read each title of the city that had the word.)
create index complaints_numbers on complaints using gin (search_pieces(number));
create index cases_numbers on cases using gin (search_pieces(number));

create or replace function complaints_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_person() as person, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_kind() = 'official' and cardinality(terms) > 0
  )
  select c.id from asked, complaints c
  where search_pieces(c.number) @> pieces and lower(c.number) like all (patterns) and c.status <> 'draft'
    and (everything or person = any (c.team) or (c.division_code = division and (leads or (takes_in and c.status in ('submitted', 'returned')))))
  union
  select c.id from asked, enterprises e, complaints c
  where c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
    and (everything or person = any (c.team) or (c.division_code = division and (leads or (takes_in and c.status in ('submitted', 'returned')))))
  union
  select c.id from asked, complaints c
  where c.id = any (array(select m.complaint_id from team_members m where m.person_id = app_person() and m.until_at is null))
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
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_person() as person, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_kind() = 'official' and cardinality(terms) > 0
  )
  select k.id from asked, cases k
  where search_pieces(k.number) @> pieces and lower(k.number) like all (patterns)
    and (everything or person = any (k.team) or (leads and k.division_code = division))
  union
  select k.id from asked, enterprises e, cases k
  where k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
    and (everything or person = any (k.team) or (leads and k.division_code = division))
  union
  select k.id from asked, cases k
  where k.complaint_id = any (array(select m.complaint_id from team_members m where m.person_id = app_person() and m.until_at is null))
    and k.search like all (patterns)
  union
  select k.id from asked, cases k
  where leads and k.division_code = division and search_pieces(k.search) @> pieces and k.search like all (patterns)
$$;
