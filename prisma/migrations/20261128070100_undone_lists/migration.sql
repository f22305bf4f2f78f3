-- A list that was applied is undone as a whole, as long as nothing came of its rows. docs/decisions/0100-a-list-is-undone-whole.md

alter table enterprise_import_rows add column version_after int;
alter table enterprise_imports add column undo_asked_by_id uuid, add column undo_reason text, add column undone_at timestamptz;
alter table enterprise_imports drop constraint applied_once;
alter table enterprise_imports add constraint applied_once check ((status in ('applied', 'undoing')) = (applied_key is not null));
alter table enterprise_imports add constraint undone_with_reason check (status not in ('undoing', 'undone') or undo_reason <> '');
alter table enterprise_imports add constraint undone_then check ((status = 'undone') = (undone_at is not null));
create index enterprise_imports_undoing on enterprise_imports (id) where status = 'undoing';
-- Lists applied before this was kept: a firm that nobody touched since still has the list's moment.
update enterprise_import_rows r set version_after = e.version from enterprise_imports i, enterprises e
where i.id = r.import_id and i.status = 'applied' and r.verdict in ('new', 'update') and e.id = r.enterprise_id and e.updated_at = i.applied_at;

-- The city's coordinator undoes what a county's office applied.
alter policy programme_office on enterprise_imports
  with check ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
    and (division_code = (select app_division()) or (select app_city() and app_has('coordinator'))));

-- ── taken off: counts nowhere, found by nobody but the offices that keep lists ────────────────────
alter table enterprises add column withdrawn_at timestamptz;
alter table enterprises add constraint withdrawn_then check ((status = 'withdrawn') = (withdrawn_at is not null));
create policy taken_off_are_the_offices on enterprises as restrictive for all to humi_app
  using (withdrawn_at is null or (select app_system() or (app_regulator() and (app_has('programme_officer') or app_has('coordinator')))));

-- Its codes are free again. (A null is looked for where a status would be compared: of a status row-level security keeps the planner from knowing how many there are.)
drop index enterprises_uscc_key;
drop index enterprises_org_code_key;
drop index enterprises_reg_no_key;
create unique index enterprises_uscc_key on enterprises (uscc) where merged_into_id is null and withdrawn_at is null;
create unique index enterprises_org_code_key on enterprises (org_code) where merged_into_id is null and withdrawn_at is null;
create unique index enterprises_reg_no_key on enterprises (reg_no) where merged_into_id is null and withdrawn_at is null;
drop index enterprises_due_alone;
drop index enterprises_division_alone;
create index enterprises_due_alone on enterprises (due_on, id) where merged_into_id is null and withdrawn_at is null;
create index enterprises_division_alone on enterprises (division_code, id) include (withdrawn_at) where merged_into_id is null and withdrawn_at is null;

create or replace function enterprises_found(terms text[], most int) returns setof uuid language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_city() as everywhere, app_division() as division
    where app_regulator() and cardinality(terms) > 0
  )
  select e.id from asked, enterprises e
  where search_pieces(e.search) @> pieces and e.search like all (patterns) and (everywhere or e.division_code = division) and e.withdrawn_at is null
  limit most
$$;

create or replace function enterprises_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select e.id from enterprises e
    where e.search like all (patterns) and (app_city() or e.division_code = app_division()) and e.withdrawn_at is null
    order by e.id desc limit 20;
end $$;

create or replace function enterprise_duplicates(place text, most int) returns table (one uuid, other uuid, reasons text[])
language sql stable rows 100 security definer set search_path = public as $$
  with alone as materialized (
    select e.id, e.name_key, e.contact_mobile, e.org_code, substr(e.uscc, 9, 9) as inner_code from enterprises e
    where e.merged_into_id is null and e.withdrawn_at is null and app_regulator() and (app_has('programme_officer') or app_has('coordinator'))
      and (app_city() or e.division_code = app_division()) and (place is null or e.division_code = place)
  ), pairs as (
    select a.id as one, b.id as other, 'name' as reason from alone a join alone b on a.name_key = b.name_key and a.id < b.id
      where length(a.name_key) > 1
        and a.name_key in (select name_key from alone group by name_key having count(*) between 2 and 10)
    union all
    select a.id, b.id, 'phone' from alone a join alone b on a.contact_mobile = b.contact_mobile and a.id < b.id
      where a.contact_mobile in (select contact_mobile from alone where contact_mobile is not null group by contact_mobile having count(*) between 2 and 5)
    union all
    select least(a.id, b.id), greatest(a.id, b.id), 'code' from alone a join alone b on a.inner_code = b.org_code and a.id <> b.id
    union all
    select least(k.enterprise_id, l.enterprise_id), greatest(k.enterprise_id, l.enterprise_id), 'code'
      from enterprise_codes k join enterprise_codes l on k.code = l.code and k.to_day is not null and k.mistaken_at is null and l.mistaken_at is null
      join alone a on a.id = k.enterprise_id join alone b on b.id = l.enterprise_id and b.id <> a.id
  )
  select p.one, p.other, array_agg(distinct p.reason order by p.reason)
  from pairs p where not exists (select from enterprise_distinctions d where d.one_id = p.one and d.other_id = p.other)
  group by p.one, p.other
  order by bool_or(p.reason = 'code') desc, count(distinct p.reason) desc, bool_or(p.reason = 'name') desc, p.one, p.other
  limit most
$$;

create or replace function enterprise_lookalikes(enterprise uuid)
returns table (id uuid, name text, division_code text, status enterprise_status, reasons text[])
language sql stable security definer set search_path = public as $$
  select o.id, o.name, o.division_code, o.status, array_remove(array[
    case when substr(o.uscc, 9, 9) = e.org_code or o.org_code = substr(e.uscc, 9, 9) then 'code' end,
    case when folded(o.name) = folded(e.name) then 'name' end,
    case when folded(o.address) = folded(e.address) and folded(e.address) <> '' then 'address' end,
    case when o.contact_mobile = e.contact_mobile then 'mobile' end], null)
  from enterprises e
  join enterprises o on o.id <> e.id and o.merged_into_id is null and o.withdrawn_at is null and (
    substr(o.uscc, 9, 9) = e.org_code or o.org_code = substr(e.uscc, 9, 9)
    or folded(o.name) = folded(e.name)
    or (folded(o.address) = folded(e.address) and folded(e.address) <> '')
    or o.contact_mobile = e.contact_mobile)
  where e.id = enterprise and app_regulator() and (app_city() or e.division_code = app_division())
  order by o.id
  limit 10
$$;

create or replace function enterprise_codes_elsewhere(codes text[]) returns setof text language sql stable security definer set search_path = public as $$
  with held as (
    select k.code, k.to_day is null as current, t.division_code
    from enterprise_codes k join enterprises e on e.id = k.enterprise_id join enterprises t on t.id = coalesce(e.merged_into_id, e.id)
    where app_regulator() and not app_city() and (app_has('programme_officer') or app_has('coordinator'))
      and k.code = any (codes) and k.mistaken_at is null and e.withdrawn_at is null
  )
  select distinct code from held h where h.division_code <> app_division()
    and (h.current or not exists (select from held o where o.code = h.code and o.division_code = app_division()))
$$;

-- ── what came of a firm ──────────────────────────────────────────────────────────────────────────
-- Every record that stands on a firm, with its moment. A test sees to it that no table that refers to firms is left out.
create view firm_uses as
select enterprise_id, 'account' as what, created_at as at from persons where enterprise_id is not null
union all select enterprise_id, 'account', created_at from join_requests
union all select enterprise_id, 'application', created_at from contact_points
union all select enterprise_id, 'application', created_at from demonstration_sites
union all select enterprise_id, 'invitation', invited_at from point_invitations
union all select enterprise_id, 'visit', created_at from visits
union all select enterprise_id, 'matter', created_at from complaints
union all select enterprise_id, 'matter', created_at from leak_reports
union all select enterprise_id, 'matter', answered_at from self_assessments
union all select enterprise_id, 'matter', told_at from circular_readers
union all select enterprise_id, 'lead', from_day::timestamptz from cluster_leaders
union all select enterprise_id, 'event', recorded_at from enterprise_events
union all select parent_id, 'event', recorded_at from enterprise_events where parent_id is not null
union all select enterprise_id, 'figures', entered_at from enterprise_years
union all select survivor_id, 'merge', merged_at from enterprise_merges
union all select absorbed_id, 'merge', merged_at from enterprise_merges
union all select one_id, 'merge', said_at from enterprise_distinctions
union all select other_id, 'merge', said_at from enterprise_distinctions
union all select enterprise_id, 'code', recorded_at from enterprise_codes where source is not null;

-- What stands against undoing a list, row by row: a later change of the firm, or anything that came of it. Of a firm that the list made that is
-- everything, of one that it changed what came since. Says that something came of it, never what a complaint says.
create function import_objections(import uuid) returns table ("row" int, enterprise_id uuid, what text)
language sql stable rows 10 security definer set search_path = public as $$
  with asked as materialized (
    select r."row", r.enterprise_id, r.version_after, case when r.verdict = 'new' then '-infinity' else i.applied_at end as since
    from enterprise_imports i join enterprise_import_rows r on r.import_id = i.id
    where i.id = import and i.status in ('applied', 'undoing') and r.verdict in ('new', 'update') and (app_system()
      or (app_regulator() and (app_has('programme_officer') or app_has('coordinator')) and (app_city() or i.division_code = app_division())))
  )
  select a."row", a.enterprise_id, 'changed' from asked a join enterprises e on e.id = a.enterprise_id
  where e.version is distinct from a.version_after
  union
  select a."row", a.enterprise_id, u.what from asked a join firm_uses u on u.enterprise_id = a.enterprise_id and u.at >= a.since
  order by 1, 3
$$;

-- Whoever uses a firm holds its row for a moment, as a foreign key does; whoever undoes the list holds it alone. The later one is told.
create function needs_standing_firm() returns trigger language plpgsql security definer set search_path = public as $$
declare
  c text;
  firm uuid;
begin
  foreach c in array tg_argv loop
    firm := (to_jsonb(new) ->> c)::uuid;
    if firm is not null then
      perform from enterprises where id = firm and withdrawn_at is null for key share;
      if not found and exists (select from enterprises where id = firm) then
        raise exception 'refused: firm-withdrawn' using errcode = 'check_violation';
      end if;
    end if;
  end loop;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['join_requests', 'contact_points', 'demonstration_sites', 'point_invitations', 'visits', 'complaints', 'leak_reports',
    'self_assessments', 'circular_readers', 'cluster_leaders', 'enterprise_years'] loop
    execute format('create trigger needs_standing_firm before insert on %I for each row execute function needs_standing_firm(''enterprise_id'')', t);
  end loop;
end $$;
create trigger needs_standing_firm before insert on enterprise_codes for each row when (new.source is not null)
  execute function needs_standing_firm('enterprise_id');
create trigger needs_standing_firm before insert or update of enterprise_id on persons for each row execute function needs_standing_firm('enterprise_id');
create trigger needs_standing_firm before insert on enterprise_events for each row execute function needs_standing_firm('enterprise_id', 'parent_id');
create trigger needs_standing_firm before insert on enterprise_merges for each row execute function needs_standing_firm('survivor_id', 'absorbed_id');
create trigger needs_standing_firm before insert on enterprise_distinctions for each row execute function needs_standing_firm('one_id', 'other_id');
