-- A correction says who asked for it and with which paper; the paper itself lies in the sealed store.
alter table enterprise_changes add column asked_by text, add column paper text;
alter table enterprise_changes add constraint asked_with_paper check (num_nonnulls(asked_by, paper) in (0, 2));

create table change_papers (
  id uuid primary key default uuidv7(),
  change_id uuid not null references enterprise_changes (id) on delete restrict on update cascade,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  hashed_by text not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz not null
);
create index change_papers_change_id_idx on change_papers (change_id);

alter table change_papers enable row level security;
alter table change_papers force row level security;
create policy system_all on change_papers for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on change_papers for all to humi_owner using (true) with check (true);
grant select, insert on change_papers to humi_app;
-- The programme office that corrects in this place reads the paper and adds it; whoever sees the firm besides sees what was changed and why.
create policy office_reads on change_papers for select
  using ((select app_regulator() and app_has('programme_officer')) and exists (select from enterprise_changes c where c.id = change_id));
create policy office_adds on change_papers for insert
  with check ((select app_regulator() and app_has('programme_officer')) and uploaded_by_id = (select app_person())
    and exists (select from enterprise_changes c where c.id = change_id and c.asked_by is not null));
create policy through_change on record_keys for all
  using ((select app_regulator() and app_has('programme_officer')) and exists (select from enterprise_changes c where c.id = record_id))
  with check ((select app_regulator() and app_has('programme_officer')) and exists (select from enterprise_changes c where c.id = record_id));
