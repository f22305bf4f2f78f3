-- Lists of firms that come as files: registered with what they say of a firm, which need not be whom to call.
alter table enterprises alter column contact_name drop not null, alter column contact_mobile drop not null, alter column contact_email drop not null;
-- An operator's command changes firms as well, and is nobody.
alter table enterprise_changes alter column changed_by_id drop not null;

create type enterprise_import_status as enum ('received', 'previewed', 'queued', 'applied', 'dropped');

create table enterprise_imports (
  id uuid primary key default uuidv7(),
  division_code text not null,
  uploaded_by_id uuid,
  file_name text not null,
  sha256 text not null,
  heads jsonb not null,
  mapping jsonb,
  status enterprise_import_status not null default 'received',
  version int not null default 1,
  row_count int not null default 0,
  new_count int not null default 0,
  update_count int not null default 0,
  unchanged_count int not null default 0,
  error_count int not null default 0,
  plan_digest text,
  applied_key text,
  reason text,
  held_because text,
  done int not null default 0,
  applied_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint applied_once check ((status = 'applied') = (applied_key is not null))
);
create unique index enterprise_imports_applied_key_key on enterprise_imports (applied_key);
create index enterprise_imports_division_code_created_at_idx on enterprise_imports (division_code, created_at);
create index enterprise_imports_queued on enterprise_imports (id) where status = 'queued';

create table enterprise_import_rows (
  import_id uuid not null references enterprise_imports (id) on update cascade on delete restrict,
  "row" int not null,
  cells jsonb not null,
  verdict text,
  enterprise_id uuid,
  changes jsonb,
  faults jsonb,
  primary key (import_id, "row"),
  constraint known_verdict check (verdict in ('new', 'update', 'unchanged', 'error'))
);

create table enterprise_import_templates (
  division_code text not null,
  fingerprint text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (division_code, fingerprint)
);

do $$
declare t text;
begin
  foreach t in array array['enterprise_imports', 'enterprise_import_rows', 'enterprise_import_templates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to humi_app', t);
  end loop;
end $$;

-- A bureau's imports are that bureau's, the city's also those of its counties: the programme office and the coordinator, nobody else.
create policy programme_office on enterprise_imports for all
  using ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
    and ((select app_city()) or division_code = (select app_division())))
  with check ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator'))) and division_code = (select app_division()));
create policy through_import on enterprise_import_rows for all
  using (exists (select 1 from enterprise_imports i where i.id = import_id));
create policy programme_office on enterprise_import_templates for all
  using ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator'))) and division_code = (select app_division()))
  with check ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator'))) and division_code = (select app_division()));

-- Which of these codes belong to firms that the asking county doesn't see: no more than that they do. (The same county learns of them when it checks
-- a firm, by `enterprise_lookalikes`.)
create function enterprise_codes_elsewhere(codes text[]) returns setof text language sql stable security definer set search_path = public as $$
  select code from enterprises e, lateral unnest(array[e.uscc, e.org_code, e.reg_no]) code
  where app_regulator() and not app_city() and (app_has('programme_officer') or app_has('coordinator'))
    and e.division_code <> app_division() and code = any (codes)
$$;
