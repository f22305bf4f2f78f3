-- Long lists are made into files by a job: who asked gets a notice, and the file for a week.
create table exports (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  list text not null,
  query jsonb not null,
  format text not null,
  locale text not null,
  created_at timestamptz not null,
  ready_at timestamptz,
  fault text,
  file_name text,
  row_count int,
  content bytea
);
create index exports_person_id_created_at_idx on exports (person_id, created_at);
create index exports_waiting on exports (id) where ready_at is null and fault is null;

alter table exports enable row level security;
alter table exports force row level security;
create policy system_all on exports for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on exports for all to humi_owner using (true) with check (true);
create policy own on exports for all using (person_id = (select app_person())) with check (person_id = (select app_person()));
grant select, insert, update on exports to humi_app;
