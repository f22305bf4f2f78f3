-- The search finds a firm once, as the list to which it leads: not the records that were merged into another.
create or replace function enterprises_found(terms text[], most int) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_city() as everywhere, app_division() as division
    where app_regulator() and cardinality(terms) > 0
  )
  select e.id from asked, enterprises e
  where search_pieces(e.search) @> pieces and e.search like all (patterns) and (everywhere or e.division_code = division) and e.merged_into_id is null and e.withdrawn_at is null
  limit most
$$;

create or replace function enterprises_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select e.id from enterprises e
    where e.search like all (patterns) and (app_city() or e.division_code = app_division()) and e.merged_into_id is null and e.withdrawn_at is null
    order by e.id desc limit 20;
end $$;
