-- A search that finds thousands of rows read them all to say how many. Now it counts as far as `most` (null: to the end, as lists do), each way
-- of finding for itself, and whoever found more gets the newest, which are met soon when so many match: `*_newest` walks down from the last.
-- Rights as before; `*_newest` asks under the row-level security of whoever searches, and is planned only when it is needed. It yields as many as
-- the search shows (SHOWN in src/programme/search/queries.ts).
-- The planner can't know how often a word occurs. The settings tell it never to read a whole table, and `is true` hides a division from its
-- index: to look up all rows of a division takes longer than to look at those that have the word.

drop function complaints_matching(text[]);
create function complaints_matching(terms text[], most int default null) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_regulator() and cardinality(terms) > 0
  )
  (select c.id from asked, complaints c
  where search_pieces(c.number) @> pieces and lower(c.number) like all (patterns) and c.status <> 'draft'
    and (everything or (c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))))
  limit most)
  union
  (select c.id from asked, enterprises e, complaints c
  where everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from asked, enterprises e, complaints c
  where not everything and c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns) and c.status <> 'draft'
    and c.division_code = division and (officer = any (c.team) or leads or (takes_in and c.status in ('submitted', 'returned')))
  limit most)
  union
  (select c.id from asked, complaints c
  where c.id = any (array(select m.complaint_id from team_members m where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and c.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from asked, complaints c
  where leads and (c.division_code = division) is true and search_pieces(c.search) @> pieces and c.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from asked, complaints c
  where takes_in and c.division_code = division and c.status in ('submitted', 'returned') and c.search like all (patterns)
  limit most)
$$;

create function complaints_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select c.id from complaints c join enterprises e on e.id = c.enterprise_id
    where c.status <> 'draft' and (
      e.search like all (patterns) or lower(c.number) like all (patterns)
      or (c.search like all (patterns) and app_reads_whole(c.team, c.division_code, c.status))
    )
    order by c.id desc limit 20;
end $$;

-- All cases of firms out of an index alone, as complaints.
create index cases_of_firms on cases (enterprise_id, id);
drop function cases_matching(text[]);
create function cases_matching(terms text[], most int default null) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_officer() as officer, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_regulator() and cardinality(terms) > 0
  )
  (select k.id from asked, cases k
  where search_pieces(k.number) @> pieces and lower(k.number) like all (patterns)
    and (everything or (k.division_code = division and (officer = any (k.team) or leads)))
  limit most)
  union
  (select k.id from asked, enterprises e, cases k
  where everything and k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
  limit most)
  union
  (select k.id from asked, enterprises e, cases k
  where not everything and k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
    and k.division_code = division and (officer = any (k.team) or leads)
  limit most)
  union
  (select k.id from asked, cases k
  where k.complaint_id = any (array(select m.complaint_id from team_members m where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and k.search like all (patterns)
  limit most)
  union
  (select k.id from asked, cases k
  where leads and (k.division_code = division) is true and search_pieces(k.search) @> pieces and k.search like all (patterns)
  limit most)
$$;

create function cases_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select k.id from cases k join enterprises e on e.id = k.enterprise_id
    where e.search like all (patterns) or lower(k.number) like all (patterns)
      or (k.search like all (patterns) and app_reads_case(k.team, k.division_code))
    order by k.id desc limit 20;
end $$;

drop function referrals_matching(text[]);
create function referrals_matching(terms text[], most int default null) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  select r.id from referrals r join complaints c on c.id = r.complaint_id
  where app_kind() = 'official' and cardinality(terms) > 0
    and search_pieces(r.number) @> pieces_of(terms) and lower(r.number) like all (array(select unnest(patterns_of(terms))))
    and (
      (r.to_department_id = app_department() and r.status <> 'withdrawn' and app_has('department_handler'))
      or app_reads_case(c.team, c.division_code)
      or (app_regulator() and app_has('coordinator'))
    )
  limit most
$$;

create function referrals_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query select r.id from referrals r where lower(r.number) like all (patterns) order by r.id desc limit 20;
end $$;

-- Of the firms of one's own division, the city's of all: what the search's list shows too.
create function enterprises_found(terms text[], most int) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_city() as everywhere, app_division() as division
    where app_regulator() and cardinality(terms) > 0
  )
  select e.id from asked, enterprises e
  where search_pieces(e.search) @> pieces and e.search like all (patterns) and (everywhere or e.division_code = division)
  limit most
$$;

create function enterprises_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select e.id from enterprises e
    where e.search like all (patterns) and (app_city() or e.division_code = app_division())
    order by e.id desc limit 20;
end $$;

-- Number and firm together hold all words: the first leads to the rows, by either index.
create index contact_points_numbers on contact_points using gin (search_pieces(number));

create function contact_points_found(terms text[], most int) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms[1:1]) as pieces, patterns_of(terms) as patterns, app_city() as everywhere, app_division() as division
    where app_regulator() and cardinality(terms) > 0
  )
  (select p.id from asked, enterprises e, contact_points p
  where p.enterprise_id = e.id and search_pieces(e.search) @> pieces
    and lower(coalesce(p.number, '') || ' ' || e.search) like all (patterns) and (everywhere or p.division_code = division)
  limit most)
  union
  (select p.id from asked, contact_points p, enterprises e
  where e.id = p.enterprise_id and search_pieces(p.number) @> pieces
    and lower(coalesce(p.number, '') || ' ' || e.search) like all (patterns) and (everywhere or p.division_code = division)
  limit most)
$$;

create function contact_points_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select p.id from contact_points p join enterprises e on e.id = p.enterprise_id
    where lower(coalesce(p.number, '') || ' ' || e.search) like all (patterns) and (app_city() or p.division_code = app_division())
    order by p.id desc limit 20;
end $$;
