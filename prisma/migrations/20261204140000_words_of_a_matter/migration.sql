-- Words of a search may stand apart: one in the firm's name, one in the number, one in the title. Before, each place had to hold all of them, and
-- 嘉禾 染整 found nothing though both stood in the same row of the list. The rarest word leads to the rows, through whichever index holds it; all
-- words are looked for in firm, number and title together. docs/decisions/0209-words-of-a-matter-may-stand-apart.md

-- The word that fewest firms, complaints and cases have. More than a thousand is many, however many; a word of one character has no index.
create function rarest(terms text[]) returns text[] language sql stable as $$
  select case when cardinality(terms) < 2 then terms else (
    select array[term] from unnest(terms) term
    order by length(term) = 1,
      (select count(*) from (select from enterprises where search_pieces(search) @> search_pieces(term) limit 1000) n)
      + (select count(*) from (select from complaints where search_pieces(search) @> search_pieces(term) limit 1000) n)
      + (select count(*) from (select from cases where search_pieces(search) @> search_pieces(term) limit 1000) n)
    limit 1
  ) end
$$;

create or replace function complaints_matching(terms text[], most int default null) returns setof uuid
language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(rarest(terms)) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_regulator() and cardinality(terms) > 0
  ),
  numbered as materialized (
    select c.id from asked, complaints c
    where search_pieces(c.number) @> pieces and c.status <> 'draft'
      and (everything or (c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))))
      and (select e.search || ' ' || lower(c.number) like all (patterns) from enterprises e where e.id = c.enterprise_id)
    limit most
  ),
  of_firms as materialized (
    (select c.id from asked, enterprises e, complaints c
    where everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and c.status <> 'draft'
      and (e.search || ' ' || lower(c.number) like all (patterns)
        or (e.search || ' ' || c.search like all (patterns) and app_reads_whole(c.team, c.division_code, c.status)))
      and coalesce((select count(*) from numbered) < most, true)
    limit most)
    union all
    (select c.id from asked, enterprises e, complaints c
    where not everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search || ' ' || c.search like all (patterns)
      and c.status <> 'draft'
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
    and c.status <> 'draft'
    and (select e.search || ' ' || c.search like all (patterns) from enterprises e where e.id = c.enterprise_id)
  limit most)
  union
  (select c.id from titled, complaints c
  where leads and (c.division_code = division) is true and search_pieces(c.search) @> pieces and c.status <> 'draft'
    and (select e.search || ' ' || c.search like all (patterns) from enterprises e where e.id = c.enterprise_id)
  limit most)
  union
  (select c.id from titled, complaints c
  where takes_in and c.division_code = division and c.status in ('submitted', 'returned')
    and (select e.search || ' ' || c.search like all (patterns) from enterprises e where e.id = c.enterprise_id)
  limit most)
$$;

create or replace function complaints_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select c.id from complaints c join enterprises e on e.id = c.enterprise_id
    where c.status <> 'draft' and (
      e.search || ' ' || lower(c.number) like all (patterns)
      or (e.search || ' ' || c.search like all (patterns) and app_reads_whole(c.team, c.division_code, c.status))
    )
    order by c.id desc limit 20;
end $$;

create or replace function cases_matching(terms text[], most int default null) returns setof uuid
language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(rarest(terms)) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_regulator() and cardinality(terms) > 0
  ),
  numbered as materialized (
    select k.id from asked, cases k
    where search_pieces(k.number) @> pieces
      and (everything or (k.division_code = division and (officer = any (k.team) or leads)))
      and (select e.search || ' ' || lower(k.number) like all (patterns) from enterprises e where e.id = k.enterprise_id)
    limit most
  ),
  of_firms as materialized (
    (select k.id from asked, enterprises e, cases k
    where everything and k.enterprise_id = e.id and search_pieces(e.search) @> pieces
      and (e.search || ' ' || lower(k.number) like all (patterns)
        or (e.search || ' ' || k.search like all (patterns) and app_reads_case(k.team, k.division_code)))
      and coalesce((select count(*) from numbered) < most, true)
    limit most)
    union all
    (select k.id from asked, enterprises e, cases k
    where not everything and k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search || ' ' || k.search like all (patterns)
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
    and (select e.search || ' ' || k.search like all (patterns) from enterprises e where e.id = k.enterprise_id)
  limit most)
  union
  (select k.id from titled, cases k
  where leads and (k.division_code = division) is true and search_pieces(k.search) @> pieces
    and (select e.search || ' ' || k.search like all (patterns) from enterprises e where e.id = k.enterprise_id)
  limit most)
$$;

create or replace function cases_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select k.id from cases k join enterprises e on e.id = k.enterprise_id
    where e.search || ' ' || lower(k.number) like all (patterns)
      or (e.search || ' ' || k.search like all (patterns) and app_reads_case(k.team, k.division_code))
    order by k.id desc limit 20;
end $$;
