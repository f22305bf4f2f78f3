-- A block economy that is over: closed from a day on, with the ground; reopened from a day on. docs/decisions/0090-a-cluster-is-closed-from-a-day-on.md

-- As it is now; the rows below say since when, and what was before.
alter table clusters add column closed_on date;
drop trigger renamed on clusters;
create trigger renamed after update on clusters for each row
  when ((old.name_zh, old.name_en, old.division_code, old.closed_on) is distinct from (new.name_zh, new.name_en, new.division_code, new.closed_on))
  execute function clusters_changed();

create table cluster_closures (
  id uuid primary key default uuidv7(),
  cluster_id uuid not null references clusters (id) on delete restrict on update cascade,
  from_day date not null,
  ground text not null check (ground <> ''),
  closed_at timestamptz not null,
  closed_by_id uuid not null,
  reopened_from date,
  reopened_at timestamptz,
  reopened_by_id uuid,
  reopened_because text check (reopened_because <> ''),
  constraint reopened_whole check (num_nonnulls(reopened_from, reopened_at, reopened_by_id, reopened_because) in (0, 4)),
  constraint forwards check (reopened_from is null or reopened_from >= from_day)
);
create unique index one_open_closure on cluster_closures (cluster_id) where reopened_from is null;
create index cluster_closures_cluster_id_idx on cluster_closures (cluster_id, from_day);

-- Which firms left with it, and the source under which one led it: they come back with it.
create table cluster_closure_firms (
  closure_id uuid not null references cluster_closures (id) on delete restrict,
  enterprise_id uuid not null references enterprises (id) on delete restrict on update cascade,
  lead_source text,
  primary key (closure_id, enterprise_id)
);
create index cluster_closure_firms_enterprise_id_idx on cluster_closure_firms (enterprise_id);

do $$
declare t text;
begin
  foreach t in array array['cluster_closures', 'cluster_closure_firms'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
revoke all on cluster_closures, cluster_closure_firms from humi_app;
grant select, insert, update (reopened_from, reopened_at, reopened_by_id, reopened_because) on cluster_closures to humi_app;
create policy officials_read on cluster_closures for select using ((select app_kind()) = 'official');
create policy lead_closes on cluster_closures for insert with check ((select app_keeps_clusters()) and closed_by_id = (select app_person()));
create policy lead_reopens on cluster_closures for update
  using ((select app_keeps_clusters()) and reopened_from is null)
  with check ((select app_keeps_clusters()) and reopened_by_id = (select app_person()));
-- For whoever reopens it, and nobody else's to read.
grant select, insert on cluster_closure_firms to humi_app;
create policy lead on cluster_closure_firms for all using ((select app_keeps_clusters())) with check ((select app_keeps_clusters()));

-- Memberships end with it, on its day; also those that a move had cut short, should that be struck.
create function end_with_cluster() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update cluster_members set to_day = greatest(from_day, new.from_day)
    where cluster_id = new.cluster_id and (to_day is null or to_day > greatest(from_day, new.from_day));
  update cluster_leaders set to_day = greatest(from_day, new.from_day)
    where cluster_id = new.cluster_id and (to_day is null or to_day > greatest(from_day, new.from_day));
  update cluster_members set uncut_to = greatest(to_day, new.from_day)
    where cluster_id = new.cluster_id and cut_by_id is not null and (uncut_to is null or uncut_to > greatest(to_day, new.from_day));
  update cluster_leaders set uncut_to = greatest(to_day, new.from_day)
    where cluster_id = new.cluster_id and cut_by_id is not null and (uncut_to is null or uncut_to > greatest(to_day, new.from_day));
  return null;
end $$;
create trigger closed after insert on cluster_closures for each row execute function end_with_cluster();

-- Reopened, the firms that left with it and belong nowhere else are its members again, from that day on.
create function begin_with_cluster() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into cluster_members (cluster_id, enterprise_id, from_day)
    select new.cluster_id, f.enterprise_id, new.reopened_from from cluster_closure_firms f join enterprises e on e.id = f.enterprise_id
      join clusters c on c.id = new.cluster_id
    where f.closure_id = new.id and e.status = 'checked' and e.cluster_id is null and e.division_code = c.division_code
    on conflict (enterprise_id) where to_day is null do nothing;
  return null;
end $$;
create trigger reopened after update of reopened_from on cluster_closures for each row
  when (old.reopened_from is null and new.reopened_from is not null) execute function begin_with_cluster();

-- Nobody comes into a closed one, also not at the moment at which it is being closed.
create function not_into_closed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.cluster_id is null or (tg_op = 'UPDATE' and old.cluster_id is not distinct from new.cluster_id) then return new; end if;
  perform from clusters where id = new.cluster_id for share;
  if exists (select from clusters where id = new.cluster_id and closed_on is not null) then
    raise exception 'cluster-closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger into_cluster before insert or update of cluster_id on enterprises for each row execute function not_into_closed();
