-- The admission checklist of contact points: its items are rows in versions, each item has its evidence, and the county judges it item by item.
-- docs/decisions/0127-the-admission-checklist-is-judged-item-by-item.md
create table admission_checklists (
  id uuid primary key default uuidv7(),
  serial int not null,
  content jsonb not null,
  source text not null,
  verified boolean not null,
  made_by_id uuid,
  made_at timestamptz not null default now()
);
create unique index admission_checklists_serial_key on admission_checklists (serial);

-- The version under which it was applied for, and how often it was handed in. Applications of before the checklist was rows have no version.
alter table contact_points
  add column checklist_id uuid references admission_checklists (id) on delete restrict on update cascade,
  add column round int not null default 1;

create table admission_notes (
  contact_point_id uuid not null references contact_points (id) on delete restrict on update cascade,
  item text not null,
  note text not null,
  updated_at timestamptz not null,
  constraint admission_notes_pkey primary key (contact_point_id, item)
);

create table admission_files (
  id uuid primary key default uuidv7(),
  contact_point_id uuid not null references contact_points (id) on delete restrict on update cascade,
  item text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  hashed_by text not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz
);
create index admission_files_contact_point_id_idx on admission_files (contact_point_id);

create table admission_judgements (
  id uuid primary key default uuidv7(),
  contact_point_id uuid not null references contact_points (id) on delete restrict on update cascade,
  -- Which handing-in it judges.
  round int not null,
  -- [{ item, verdict, opinion, note, files }]: the verdict with what the firm had brought for the item.
  verdicts jsonb not null,
  judged_by_id uuid not null,
  judged_at timestamptz not null
);
create index admission_judgements_contact_point_id_idx on admission_judgements (contact_point_id);

do $$ declare t text; begin
  foreach t in array array['admission_checklists', 'admission_notes', 'admission_files', 'admission_judgements'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
-- Versions, and what was judged, are only added.
grant select, insert on admission_checklists, admission_judgements to humi_app;
grant select, insert, update on admission_notes, admission_files to humi_app;

create policy everybody_reads on admission_checklists for select using (true);
create policy lead_adds on admission_checklists for insert
  with check ((select app_regulator()) and (select app_city()) and (select app_has('coordinator')));

-- Who admits it: the programme offices, and of the city its coordinator and leader too; of the points that they see.
create function app_admits() returns boolean language sql stable as $$
  select app_regulator() and (app_has('programme_officer') or (app_city() and (app_has('coordinator') or app_has('bureau_leader'))))
$$;
create policy own on admission_notes for all
  using (exists (select from contact_points p where p.id = contact_point_id and p.enterprise_id = (select app_enterprise())))
  with check (exists (select from contact_points p where p.id = contact_point_id and p.enterprise_id = (select app_enterprise())));
create policy admitters on admission_notes for select
  using ((select app_admits()) and exists (select from contact_points p where p.id = contact_point_id));
create policy own on admission_files for all
  using (exists (select from contact_points p where p.id = contact_point_id and p.enterprise_id = (select app_enterprise())))
  with check (exists (select from contact_points p where p.id = contact_point_id and p.enterprise_id = (select app_enterprise())));
create policy admitters on admission_files for select
  using ((select app_admits()) and exists (select from contact_points p where p.id = contact_point_id));
create policy own on admission_judgements for select
  using (exists (select from contact_points p where p.id = contact_point_id and p.enterprise_id = (select app_enterprise())));
create policy admitters on admission_judgements for select
  using ((select app_admits()) and exists (select from contact_points p where p.id = contact_point_id));
create policy bureau_adds on admission_judgements for insert
  with check ((select app_regulator()) and (select app_has('programme_officer')) and judged_by_id = (select app_person())
    and exists (select from contact_points p where p.id = contact_point_id and p.division_code = (select app_division())));

create policy own_admission on record_keys for all
  using (exists (select from contact_points p where p.id = record_id and p.enterprise_id = (select app_enterprise())))
  with check (exists (select from contact_points p where p.id = record_id and p.enterprise_id = (select app_enterprise())));
create policy admitters on record_keys for select
  using ((select app_admits()) and exists (select from admission_files f where f.contact_point_id = record_id));
