-- Lists that touched the same firm are undone one after the other, the later first. docs/decisions/0109-lists-are-undone-in-turn.md

-- A row that was given back leaves the firm as it found it, under another version: from the one before it was written to this one nothing changed.
alter table enterprise_import_rows add column version_undone int;
create index enterprise_import_rows_undone on enterprise_import_rows (enterprise_id) where version_undone is not null;

create or replace function import_objections(import uuid) returns table ("row" int, enterprise_id uuid, what text)
language sql stable rows 10 security definer set search_path = public as $$
  with recursive asked as materialized (
    select r."row", r.enterprise_id, r.version_after, case when r.verdict = 'new' then '-infinity' else i.applied_at end as since
    from enterprise_imports i join enterprise_import_rows r on r.import_id = i.id
    where i.id = import and i.status in ('applied', 'undoing') and r.verdict in ('new', 'update') and (app_system()
      or (app_regulator() and (app_has('programme_officer') or app_has('coordinator')) and (app_city() or i.division_code = app_division())))
  ), same as (
    -- The versions under which a firm still is what this list left.
    select a.enterprise_id, a.version_after as version from asked a
    union
    select s.enterprise_id, u.version_undone from same s join enterprise_import_rows u
      on u.enterprise_id = s.enterprise_id and u.version_undone is not null and u.version_after = s.version + 1
  )
  select a."row", a.enterprise_id, 'changed' from asked a join enterprises e on e.id = a.enterprise_id
  where not exists (select from same s where s.enterprise_id = e.id and s.version = e.version)
  union
  select a."row", a.enterprise_id, u.what from asked a join firm_uses u on u.enterprise_id = a.enterprise_id and u.at >= a.since
  order by 1, 3
$$;
