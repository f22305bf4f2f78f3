-- A word of the firms of a whole town finds thousands of complaints. The coordinator, who sees each, has them counted from an index alone.
create index complaints_of_firms on complaints (enterprise_id, id) where status <> 'draft';

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
  where everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
  union
  select c.id from asked, enterprises e, complaints c
  where not everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
    and (person = any (c.team) or (c.division_code = division and (leads or (takes_in and c.status in ('submitted', 'returned')))))
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
