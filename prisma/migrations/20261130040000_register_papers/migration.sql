-- The paper that shows on which day a register turned: its bytes lie in the file store under the key of the firm. Rows are only added.
create table register_papers (
  id uuid primary key default uuidv7(),
  register text not null check (register in ('contact-points', 'demonstration-sites')),
  subject_id uuid not null,
  enterprise_id uuid not null,
  division_code text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  hashed_by text not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz not null,
  constraint register_papers_enterprise_id_fkey foreign key (enterprise_id) references enterprises (id) on delete restrict on update cascade
);
create index register_papers_subject_id_idx on register_papers (subject_id);

alter table register_papers enable row level security;
alter table register_papers force row level security;
create policy system_all on register_papers for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on register_papers for all to humi_owner using (true) with check (true);
grant select, insert on register_papers to humi_app;
-- As the entries that they prove: read by the bureau and the city, added by the city's coordinator.
create policy regulators_read on register_papers for select
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())));
create policy lead_adds on register_papers for insert
  with check ((select app_regulator() and app_city() and app_has('coordinator')) and uploaded_by_id = (select app_person()));
create policy through_register on record_keys for all
  using ((select app_regulator()) and exists (select from enterprises e where e.id = record_id))
  with check ((select app_regulator() and app_city() and app_has('coordinator')) and exists (select from enterprises e where e.id = record_id));

-- A day is corrected either way. What was entered before papers were kept names its paper in words alone.
alter table late_entries drop constraint only_earlier;
alter table late_entries add constraint another_day check (became <> was);
alter table late_entries add column paper_id uuid;
alter table late_entries add constraint late_entries_paper_id_fkey foreign key (paper_id) references register_papers (id)
  on delete restrict on update cascade;
alter table late_entries add constraint with_its_paper check (paper_id is not null) not valid;
