-- Circulars (通知): what a bureau or a station writes to the liaisons of a cluster's contact points. A draft is its writer's alone.
create table circulars (
  id uuid primary key default uuidv7(),
  cluster_id uuid not null references clusters (id) on delete restrict on update cascade,
  subject text not null check (subject <> ''),
  text text not null check (text <> ''),
  written_by_id uuid not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sent_at timestamptz
);
create index circulars_cluster_id_sent_at_idx on circulars (cluster_id, sent_at);
create index circulars_written_by_id_idx on circulars (written_by_id);

-- To whom it went: the firm as it was called then, when its people were told, when the first of them opened it.
create table circular_readers (
  id uuid primary key default uuidv7(),
  circular_id uuid not null references circulars (id) on delete restrict on update cascade,
  cluster_id uuid not null,
  contact_point_id uuid not null references contact_points (id) on delete restrict on update cascade,
  enterprise_id uuid not null references enterprises (id) on delete restrict on update cascade,
  enterprise_name text not null,
  division_code text not null,
  told_at timestamptz,
  read_at timestamptz,
  read_by_id uuid,
  constraint read_by_somebody check ((read_at is null) = (read_by_id is null))
);
create unique index circular_readers_circular_id_enterprise_id_key on circular_readers (circular_id, enterprise_id);
create index circular_readers_enterprise_id_idx on circular_readers (enterprise_id);
create index circulars_to_tell on circular_readers (id) where told_at is null;

do $$
declare t text;
begin
  foreach t in array array['circulars', 'circular_readers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
-- What was sent stays as it was: only a draft changes.
grant select, insert, update (subject, text, version, updated_at, sent_at) on circulars to humi_app;
grant select, insert, update (told_at, read_at, read_by_id) on circular_readers to humi_app;

-- Who writes to the liaisons of a cluster: the programme offices, the coordinator, the cluster's station.
create function app_writes_circulars(cluster uuid) returns boolean language sql stable as $$
  select (app_regulator() and (app_has('coordinator') or app_has('programme_officer'))) or cluster = any (app_station_clusters())
$$;

create policy own on circular_readers for select using (enterprise_id = (select app_enterprise()));
create policy own_reads on circular_readers for update
  using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()) and read_by_id = (select app_person()));
create policy regulators on circular_readers for select
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())));
create policy station on circular_readers for select using (cluster_id = any ((select app_station_clusters())::uuid[]));
create policy writers_add on circular_readers for insert with check (app_writes_circulars(cluster_id)
  and exists (select from cluster_liaisons l where l.id = contact_point_id and l.cluster_id = circular_readers.cluster_id));

create policy writer on circulars for select using (written_by_id = (select app_person()) and app_writes_circulars(cluster_id));
create policy firms_read on circulars for select
  using (sent_at is not null and exists (select from circular_readers r where r.circular_id = circulars.id and r.enterprise_id = (select app_enterprise())));
create policy regulators_read on circulars for select using (sent_at is not null and (select app_regulator())
  and ((select app_city()) or exists (select from circular_readers r where r.circular_id = circulars.id and r.division_code = (select app_division()))));
create policy station_reads on circulars for select using (sent_at is not null and cluster_id = any ((select app_station_clusters())::uuid[]));
create policy writer_drafts on circulars for insert
  with check (written_by_id = (select app_person()) and sent_at is null and app_writes_circulars(cluster_id));
create policy writer_changes on circulars for update
  using (written_by_id = (select app_person()) and sent_at is null and app_writes_circulars(cluster_id))
  with check (written_by_id = (select app_person()) and app_writes_circulars(cluster_id));
