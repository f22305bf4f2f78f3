-- Firms that were loaded while triggers were laid aside (scripts/scale-load.ts) belong to their cluster since they were made.
create function remember_old_members() returns void language sql security definer set search_path = public as $$
  insert into cluster_members (cluster_id, enterprise_id, from_day)
  select e.cluster_id, e.id, (e.created_at at time zone 'Asia/Shanghai')::date from enterprises e
  where e.status = 'checked' and e.cluster_id is not null
    and not exists (select from cluster_members m where m.enterprise_id = e.id and m.to_day is null)
$$;
revoke all on function remember_old_members() from public;
