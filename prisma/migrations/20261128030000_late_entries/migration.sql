-- That a firm began or ceased to count on an earlier day than its register had said: entered once, with why so late and by which paper. The
-- registers themselves keep what they said before (period_versions); this keeps why they say something else now.
create table late_entries (
  id uuid primary key default uuidv7(),
  register text not null check (register in ('contact-points', 'demonstration-sites')),
  subject_id uuid not null,
  enterprise_id uuid not null references enterprises (id) on delete restrict on update cascade,
  division_code text not null,
  boundary text not null check (boundary in ('from', 'to')),
  was date not null,
  became date not null,
  reason text not null,
  proof text not null,
  -- Why statements that were accepted say something else now; of an entry that touches none, nothing.
  restatement text,
  entered_at timestamptz not null,
  entered_by_id uuid not null references persons (id) on delete restrict on update cascade,
  constraint only_earlier check (became < was),
  constraint reasoned check (btrim(reason) <> '' and btrim(proof) <> '')
);
create index late_entries_subject_id_idx on late_entries (subject_id);

alter table late_entries enable row level security;
alter table late_entries force row level security;
create policy system_all on late_entries for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on late_entries for all to humi_owner using (true) with check (true);
grant select, insert on late_entries to humi_app;
create policy regulators_read on late_entries for select
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())));
create policy lead_enters on late_entries for insert
  with check ((select app_regulator() and app_city() and app_has('coordinator')) and entered_by_id = (select app_person()));
