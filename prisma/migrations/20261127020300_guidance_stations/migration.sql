-- Guidance stations (指导站) of clusters, and what their officers see: the narrowest sight of all. docs/decisions/0075-a-station-is-a-house.md

-- Each station is a department of its own, of the kind `guidance_station`: its officers belong to it as others to their bureau.
create table guidance_stations (
  id uuid primary key default uuidv7(),
  department_id uuid not null unique references departments (id) on delete restrict on update cascade,
  division_code text not null references divisions (code) on delete restrict on update cascade,
  town text,
  address text not null,
  phone text,
  opened_on date not null,
  closed_on date,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint forwards check (closed_on is null or closed_on >= opened_on)
);
create index guidance_stations_division_code_idx on guidance_stations (division_code);

create table station_clusters (
  id uuid primary key default uuidv7(),
  station_id uuid not null references guidance_stations (id) on delete restrict on update cascade,
  cluster_id uuid not null references clusters (id) on delete restrict on update cascade,
  from_day date not null,
  to_day date,
  constraint forwards check (to_day is null or to_day >= from_day)
);
create unique index one_open_service on station_clusters (station_id, cluster_id) where to_day is null;
create index station_clusters_cluster_id_idx on station_clusters (cluster_id);

-- Who works there, as published: a person may have an account of the station, or none.
create table station_staff (
  id uuid primary key default uuidv7(),
  station_id uuid not null references guidance_stations (id) on delete restrict on update cascade,
  name text not null,
  post text not null,
  phone text,
  from_day date not null,
  to_day date,
  constraint forwards check (to_day is null or to_day >= from_day)
);
create index station_staff_station_id_idx on station_staff (station_id);

-- Who keeps a division's stations: its programme office, and the city's coordinator everywhere.
create function app_keeps_stations(division text) returns boolean language sql stable as $$
  select app_regulator() and ((app_city() and (app_has('coordinator') or app_has('programme_officer')))
    or (division = app_division() and app_has('programme_officer')))
$$;

-- The clusters of the station to which the official who is asking belongs: of an open one, as long as he is charged with it. For others none.
create function app_station_clusters() returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(c.cluster_id), '{}')
  from guidance_stations s join station_clusters c on c.station_id = s.id and c.to_day is null
  where app_kind() = 'official' and app_has('station_officer') and s.department_id = app_department() and s.closed_on is null
$$;

do $$
declare t text;
begin
  foreach t in array array['guidance_stations', 'station_clusters', 'station_staff'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('create policy officials_read on %I for select using ((select app_kind()) = ''official'')', t);
    execute format('grant select, insert, update on %I to humi_app', t);
  end loop;
end $$;
create policy office_adds on guidance_stations for insert with check (app_keeps_stations(division_code));
create policy office_changes on guidance_stations for update using (app_keeps_stations(division_code)) with check (app_keeps_stations(division_code));
create policy office_writes on station_clusters for all
  using (exists (select from guidance_stations s where s.id = station_id and app_keeps_stations(s.division_code)))
  with check (exists (select from guidance_stations s where s.id = station_id and app_keeps_stations(s.division_code)));
create policy office_writes on station_staff for all
  using (exists (select from guidance_stations s where s.id = station_id and app_keeps_stations(s.division_code)))
  with check (exists (select from guidance_stations s where s.id = station_id and app_keeps_stations(s.division_code)));
-- A station comes into the list of departments with its row, and nothing else does.
create policy stations_join on departments for insert with check (kind::text = 'guidance_station' and app_keeps_stations(division_code));
create policy stations_are_renamed on departments for update
  using (kind::text = 'guidance_station' and app_keeps_stations(division_code))
  with check (kind::text = 'guidance_station' and app_keeps_stations(division_code));

-- ── what a station sees ──────────────────────────────────────────────────────────────────────────
-- No row of a firm, of a contact point, of a visit: these views hold what its work needs of them, of the firms of its clusters, and no more.
create policy station on cluster_members for select using (cluster_id = any ((select app_station_clusters())::uuid[]));
create policy station on cluster_leaders for select using (cluster_id = any ((select app_station_clusters())::uuid[]));
create or replace view cluster_firms with (security_barrier) as
select m.id, m.cluster_id, m.enterprise_id, m.from_day, m.to_day, e.name, coalesce(e.uscc, e.org_code, e.reg_no) as code, e.town, e.division_code, e.titles
from cluster_members m join enterprises e on e.id = m.enterprise_id
where app_system() or e.id = app_enterprise() or (app_regulator() and (app_city() or e.division_code = app_division()))
  or m.cluster_id = any ((select app_station_clusters())::uuid[]);

-- Responsible leader and liaison of the active points of a cluster: for the programme offices concerned and the station.
create view cluster_liaisons with (security_barrier) as
select p.id, m.cluster_id, p.enterprise_id, e.name, e.town, e.division_code, p.number, p.leader_name, p.leader_post, p.liaison_name, p.liaison_post,
  p.liaison_mobile, p.liaison_email
from cluster_members m join enterprises e on e.id = m.enterprise_id join contact_points p on p.enterprise_id = e.id and p.status = 'active'
where m.to_day is null and (app_system()
  or (app_regulator() and (app_has('coordinator') or app_has('programme_officer')) and (app_city() or e.division_code = app_division()))
  or m.cluster_id = any ((select app_station_clusters())::uuid[]));
grant select on cluster_liaisons to humi_app;

-- What the yearly services are counted from, under the names of their tables' columns (contact-points/services/queries.ts).
create view station_points with (security_barrier) as
select p.id, p.enterprise_id, p.division_code, p.number, p.version, p.status, e.name
from contact_points p join enterprises e on e.id = p.enterprise_id join cluster_members m on m.enterprise_id = p.enterprise_id and m.to_day is null
where p.status = 'active' and m.cluster_id = any ((select app_station_clusters())::uuid[]);
create view station_point_services with (security_barrier) as
select s.contact_point_id, s.code, s.done_on from point_services s where exists (select from station_points p where p.id = s.contact_point_id);
create view station_point_reviews with (security_barrier) as
select w.contact_point_id, w.year, w.reviewed_at from point_reviews w where exists (select from station_points p where p.id = w.contact_point_id);
-- A visit that follows a closed case tells nobody that there was one.
create view station_visits with (security_barrier) as
select v.id, v.enterprise_id, v.case_id, v.purpose, v.status, v.owed_on, v.due_on, v.arranged_on, v.held_on, m.cluster_id, e.name
from visits v join enterprises e on e.id = v.enterprise_id join cluster_members m on m.enterprise_id = v.enterprise_id and m.to_day is null
where v.case_id is null and m.cluster_id = any ((select app_station_clusters())::uuid[]);
grant select on station_points, station_point_services, station_point_reviews, station_visits to humi_app;
