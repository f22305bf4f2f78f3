-- Block economies (块状经济) with their firms by day, their leading firms, and what they were called before. docs/decisions/0074-clusters-by-day.md

alter table clusters add column version int not null default 1, add column towns text[] not null default '{}';

create table cluster_changes (
  id uuid primary key default uuidv7(),
  cluster_id uuid not null references clusters (id) on delete restrict on update cascade,
  changed_at timestamptz not null,
  changed_by_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null check (reason <> '')
);
create index cluster_changes_cluster_id_idx on cluster_changes (cluster_id);

-- From the day on which a checked firm belongs to a cluster to the day before which it no longer does. Counts of any day are taken from here.
create table cluster_members (
  id uuid primary key default uuidv7(),
  cluster_id uuid not null references clusters (id) on delete restrict on update cascade,
  enterprise_id uuid not null references enterprises (id) on delete restrict on update cascade,
  from_day date not null,
  to_day date,
  constraint forwards check (to_day is null or to_day >= from_day)
);
create unique index one_open_cluster on cluster_members (enterprise_id) where to_day is null;
create index cluster_members_cluster_id_from_day_idx on cluster_members (cluster_id, from_day);

-- 龙头企业: named by the coordinator, from a day to a day, with where that is known from.
create table cluster_leaders (
  id uuid primary key default uuidv7(),
  cluster_id uuid not null references clusters (id) on delete restrict on update cascade,
  enterprise_id uuid not null references enterprises (id) on delete restrict on update cascade,
  from_day date not null,
  to_day date,
  source text not null check (source <> ''),
  named_by_id uuid not null,
  constraint forwards check (to_day is null or to_day >= from_day)
);
create unique index one_open_lead on cluster_leaders (enterprise_id) where to_day is null;
create index cluster_leaders_cluster_id_from_day_idx on cluster_leaders (cluster_id, from_day);

-- ── a firm's cluster, kept by day ────────────────────────────────────────────────────────────────
-- Filled here and not by each command, so that whichever way a firm comes into a cluster (by hand, by a list, when it is checked), its day is kept.
create function follow_cluster() returns trigger language plpgsql security definer set search_path = public as $$
declare
  target uuid := case when new.status = 'checked' then new.cluster_id end;
  day date;
begin
  if tg_op = 'UPDATE' then
    if old.cluster_id is not distinct from new.cluster_id and old.status = new.status then return null; end if;
    update cluster_members set to_day = greatest(from_day, (coalesce(app_now(), now()) at time zone 'Asia/Shanghai')::date)
      where enterprise_id = new.id and to_day is null and cluster_id is distinct from target;
    -- A firm leads the cluster to which it belongs, and no other.
    update cluster_leaders set to_day = greatest(from_day, (coalesce(app_now(), now()) at time zone 'Asia/Shanghai')::date)
      where enterprise_id = new.id and to_day is null and cluster_id is distinct from target;
  end if;
  if target is null then return null; end if;
  -- Rows loaded by the owner, without the portal's clock, belong to it since they were made.
  day := (coalesce(app_now(), case when tg_op = 'INSERT' then new.created_at else now() end) at time zone 'Asia/Shanghai')::date;
  insert into cluster_members (cluster_id, enterprise_id, from_day) values (target, new.id, day)
    on conflict (enterprise_id) where to_day is null do nothing;
  return null;
end $$;
create trigger clustered after insert or update of cluster_id, status on enterprises for each row execute function follow_cluster();

insert into cluster_members (cluster_id, enterprise_id, from_day)
select cluster_id, id, (created_at at time zone 'Asia/Shanghai')::date from enterprises where status = 'checked' and cluster_id is not null;

-- Names of clusters are kept by running instances as long as the rules stand (platform/places.ts): a changed one makes them read again.
create function clusters_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update settings set value = to_jsonb((value #>> '{}')::int + 1), updated_at = now() where key = 'rules-version';
  return null;
end $$;
create trigger added after insert on clusters for each row execute function clusters_changed();
create trigger renamed after update on clusters for each row
  when ((old.name_zh, old.name_en, old.division_code) is distinct from (new.name_zh, new.name_en, new.division_code))
  execute function clusters_changed();

-- ── who sees and writes what ─────────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['cluster_changes', 'cluster_members', 'cluster_leaders'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
-- Who keeps the clusters: the city's coordinator.
create function app_keeps_clusters() returns boolean language sql stable as
  $$ select app_regulator() and app_city() and app_has('coordinator') $$;

create policy lead_adds on clusters for insert with check ((select app_keeps_clusters()));
create policy lead_changes on clusters for update using ((select app_keeps_clusters())) with check ((select app_keeps_clusters()));
grant select, insert on cluster_changes to humi_app;
create policy officials_read on cluster_changes for select using ((select app_kind()) = 'official');
create policy lead_writes on cluster_changes for insert with check ((select app_keeps_clusters()));
-- Membership follows the firm, and nobody writes it.
grant select on cluster_members to humi_app;
create policy through_enterprise on cluster_members for select using (exists (select from enterprises e where e.id = enterprise_id));
grant select, insert, update on cluster_leaders to humi_app;
create policy through_enterprise on cluster_leaders for select using (exists (select from enterprises e where e.id = enterprise_id));
create policy lead_names on cluster_leaders for insert with check ((select app_keeps_clusters()));
create policy lead_ends on cluster_leaders for update using ((select app_keeps_clusters())) with check ((select app_keeps_clusters()));

-- The firms of clusters as far as their list needs them: a firm's row has more than that.
create view cluster_firms with (security_barrier) as
select m.id, m.cluster_id, m.enterprise_id, m.from_day, m.to_day, e.name, coalesce(e.uscc, e.org_code, e.reg_no) as code, e.town, e.division_code, e.titles
from cluster_members m join enterprises e on e.id = m.enterprise_id
where app_system() or e.id = app_enterprise() or (app_regulator() and (app_city() or e.division_code = app_division()));
grant select on cluster_firms to humi_app;

-- For whoever sees figures and no rows: how many firms each cluster had on a day, and how many cases its present firms have.
create function cluster_sizes(day date) returns table (cluster_id uuid, members int, cases int) language sql stable security definer set search_path = public as $$
  select m.cluster_id, count(*) filter (where m.from_day <= day and (m.to_day is null or m.to_day > day))::int,
    coalesce(sum((select count(*) from cases k where k.enterprise_id = m.enterprise_id)) filter (where m.to_day is null), 0)::int
  from cluster_members m where app_kind() = 'official' and app_has('government_office') group by m.cluster_id
$$;
