-- Who asks for no more than `most` has them as soon as numbers, firms or titles hold that many: the rest isn't looked for. Of a word that many firms have a
-- leader's titles took twice as long as the firms, to find again what had been found. Each way counts for itself: what two of them find is one record.
CREATE OR REPLACE FUNCTION complaints_matching(terms text[], most int DEFAULT null) RETURNS SETOF uuid
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_regulator() and cardinality(terms) > 0
  ),
  numbered as materialized (
    select c.id from asked, complaints c
    where search_pieces(c.number) @> pieces and lower(c.number) like all (patterns) and c.status <> 'draft'
      and (everything or (c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))))
    limit most
  ),
  of_firms as materialized (
    (select c.id from asked, enterprises e, complaints c
    where everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
      and coalesce((select count(*) from numbered) < most, true)
    limit most)
    union all
    (select c.id from asked, enterprises e, complaints c
    where not everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
      and c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))
      and coalesce((select count(*) from numbered) < most, true)
    limit most)
  ),
  titled as materialized (
    select * from asked where coalesce((select count(*) from numbered) < most and (select count(*) from of_firms) < most, true)
  )
  select id from numbered
  union
  select id from of_firms
  union
  (select c.id from titled, complaints c
  where c.id = any (array(select m.complaint_id from team_members m where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and c.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from titled, complaints c
  where leads and (c.division_code = division) is true and search_pieces(c.search) @> pieces and c.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from titled, complaints c
  where takes_in and c.division_code = division and c.status in ('submitted', 'returned') and c.search like all (patterns)
  limit most)
$$;

CREATE OR REPLACE FUNCTION cases_matching(terms text[], most int DEFAULT null) RETURNS SETOF uuid
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_regulator() and cardinality(terms) > 0
  ),
  numbered as materialized (
    select k.id from asked, cases k
    where search_pieces(k.number) @> pieces and lower(k.number) like all (patterns)
      and (everything or (k.division_code = division and (officer = any (k.team) or leads)))
    limit most
  ),
  of_firms as materialized (
    (select k.id from asked, enterprises e, cases k
    where everything and k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
      and coalesce((select count(*) from numbered) < most, true)
    limit most)
    union all
    (select k.id from asked, enterprises e, cases k
    where not everything and k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
      and k.division_code = division and (officer = any (k.team) or leads)
      and coalesce((select count(*) from numbered) < most, true)
    limit most)
  ),
  titled as materialized (
    select * from asked where coalesce((select count(*) from numbered) < most and (select count(*) from of_firms) < most, true)
  )
  select id from numbered
  union
  select id from of_firms
  union
  (select k.id from titled, cases k
  where k.complaint_id = any (array(select m.complaint_id from team_members m where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and k.search like all (patterns)
  limit most)
  union
  (select k.id from titled, cases k
  where leads and (k.division_code = division) is true and search_pieces(k.search) @> pieces and k.search like all (patterns)
  limit most)
$$;
