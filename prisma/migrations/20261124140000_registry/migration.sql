-- The registry in the order in which it is read: what waits first, nearest date first.
create index enterprises_due on enterprises (due_on, id);

-- Under row-level security Postgres uses an index only for operators that can't leak, and array containment isn't one of them. So the
-- search itself runs as the owner and yields ids, which the query that asks still filters by who may see them.
create function enterprises_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  select id from enterprises
  where app_kind() in ('official', 'system')
    and search_pieces(search) @> coalesce(
      (select array_agg(distinct piece) from unnest(terms) term, unnest(search_pieces(term)) piece where length(term) > 1), '{}')
    and not exists (select 1 from unnest(terms) term where strpos(search, term) = 0)
$$;

-- A name or an address without what people write one way or the other.
create function folded(source text) returns text language sql immutable parallel safe as
  $$ select lower(regexp_replace(coalesce(source, ''), '[[:space:]()（）·,，.。-]', '', 'g')) $$;

-- Firms that could be the same as this one, also those beyond the sight of the county that checks it: of them no more than name, place and
-- status comes back. An organisation code stands within the credit code that later replaced it (GB 32100).
create function enterprise_lookalikes(enterprise uuid)
returns table (id uuid, name text, division_code text, status enterprise_status, reasons text[])
language sql stable security definer set search_path = public as $$
  select o.id, o.name, o.division_code, o.status, array_remove(array[
    case when substr(o.uscc, 9, 9) = e.org_code or o.org_code = substr(e.uscc, 9, 9) then 'code' end,
    case when folded(o.name) = folded(e.name) then 'name' end,
    case when folded(o.address) = folded(e.address) and folded(e.address) <> '' then 'address' end,
    case when o.contact_mobile = e.contact_mobile then 'mobile' end], null)
  from enterprises e
  join enterprises o on o.id <> e.id and (
    substr(o.uscc, 9, 9) = e.org_code or o.org_code = substr(e.uscc, 9, 9)
    or folded(o.name) = folded(e.name)
    or (folded(o.address) = folded(e.address) and folded(e.address) <> '')
    or o.contact_mobile = e.contact_mobile)
  where e.id = enterprise and app_regulator() and (app_city() or e.division_code = app_division())
  order by o.id
  limit 10
$$;

-- A firm that leaves ends its own period.
create policy own_ends on contact_point_periods for update
  using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));
