-- What the lists of firms and of block economies count of today, kept in the same transaction as the rows, as the casework's counts are.
-- docs/decisions/0086-firms-in-the-tallies.md

-- What a firm is counted by has no month.
create function tally_always() returns date language sql immutable parallel safe as $$ select '0001-01-01'::date $$;

-- What these counts must be, counted anew: for the self-check, for what stands already, and for tests. A member is a firm that belongs to a block
-- economy today, a point a member that stands in the register today: who begins or ends does so on the day on which it is entered, or on one before.
create function counted_firms() returns table (subject text, place text, status text, n int)
language sql stable security definer set search_path = public as $$
  select 'enterprise', division_code, status::text, count(*)::int from enterprises group by 2, 3
  union all
  select 'cluster-member', e.division_code, m.cluster_id::text, count(*)::int
  from cluster_members m join enterprises e on e.id = m.enterprise_id where m.to_day is null group by 2, 3
  union all
  select 'cluster-point', e.division_code, m.cluster_id::text, count(*)::int
  from cluster_members m join enterprises e on e.id = m.enterprise_id
  where m.to_day is null and exists (select from contact_point_periods p where p.enterprise_id = m.enterprise_id and p.to_day is null) group by 2, 3
  union all
  select 'cluster-case', k.division_code, m.cluster_id::text, count(*)::int
  from cluster_members m join cases k on k.enterprise_id = m.enterprise_id where m.to_day is null group by 2, 3
  union all
  select 'town-point', e.division_code, e.town, count(*)::int
  from contact_points p join enterprises e on e.id = p.enterprise_id where p.status = 'active' and e.town is not null group by 2, 3
$$;
create index contact_point_periods_of_firms on contact_point_periods (enterprise_id, to_day);

-- Puts what was counted anew in the place of what was kept: after rows were loaded while triggers were laid aside.
create function recount_firms() returns void language sql security definer set search_path = public as $$
  delete from tallies where subject in ('enterprise', 'cluster-member', 'cluster-point', 'cluster-case', 'town-point');
  insert into tallies (subject, place, status, month, n) select subject, place, status, tally_always(), n from counted_firms()
$$;

-- Kept counts that aren't what the rows say, and how many there are. For the system.
create function wrong_tallies() returns table (subject text, place text, status text, kept int, counted int, wrong boolean)
language sql stable security definer set search_path = public as $$
  select subject, place, status, coalesce(t.n, 0), coalesce(c.n, 0), coalesce(t.n, 0) <> coalesce(c.n, 0)
  from (select subject, place, status, sum(n)::int as n from tallies
      where subject in ('enterprise', 'cluster-member', 'cluster-point', 'cluster-case', 'town-point') group by 1, 2, 3) t
    full join counted_firms() c using (subject, place, status)
  where app_system()
$$;
revoke all on function counted_firms(), recount_firms(), wrong_tallies() from public;
grant execute on function wrong_tallies() to humi_app;

-- ── firms ────────────────────────────────────────────────────────────────────────────────────────
-- A firm that lies elsewhere takes what is counted of it along. Its membership follows by itself (follow_cluster).
create function tally_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    if (old.status, old.division_code, old.town) is not distinct from (new.status, new.division_code, new.town) then return null; end if;
    if (old.division_code, old.town) is distinct from (new.division_code, new.town) then
      insert into tallies (subject, place, status, month, n)
      select 'town-point', moved.place, moved.town, tally_always(), moved.by
      from contact_points p, (values (old.division_code, old.town, -1), (new.division_code, new.town, 1)) moved (place, town, by)
      where p.enterprise_id = new.id and p.status = 'active' and moved.town is not null;
    end if;
    insert into tallies (subject, place, status, month, n) values ('enterprise', old.division_code, old.status::text, tally_always(), -1);
    if old.division_code <> new.division_code then
      insert into tallies (subject, place, status, month, n)
      select counted.subject, moved.place, m.cluster_id::text, tally_always(), moved.by
      from cluster_members m,
        (values ('cluster-member'), ('cluster-point')) counted (subject), (values (old.division_code, -1), (new.division_code, 1)) moved (place, by)
      where m.enterprise_id = new.id and m.to_day is null and (counted.subject = 'cluster-member'
        or exists (select from contact_point_periods p where p.enterprise_id = new.id and p.to_day is null));
    end if;
  end if;
  insert into tallies (subject, place, status, month, n) values ('enterprise', new.division_code, new.status::text, tally_always(), 1);
  return null;
end $$;
-- By its name the first of the triggers: what it moves is counted before a membership ends or begins.
create trigger "a tally" after insert or update of status, division_code, town on enterprises for each row execute function tally_firm();

-- ── members of block economies, and their cases ──────────────────────────────────────────────────
create function tally_member(cluster uuid, firm uuid, by int) returns void language sql security definer set search_path = public as $$
  insert into tallies (subject, place, status, month, n)
  select 'cluster-member', e.division_code, cluster::text, tally_always(), by from enterprises e where e.id = firm
  union all
  select 'cluster-point', e.division_code, cluster::text, tally_always(), by from enterprises e
  where e.id = firm and exists (select from contact_point_periods p where p.enterprise_id = firm and p.to_day is null)
  union all
  select 'cluster-case', k.division_code, cluster::text, tally_always(), by * count(*)::int from cases k where k.enterprise_id = firm group by 2
$$;
revoke execute on function tally_member(uuid, uuid, int) from public;

create function tally_membership() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' and old.to_day is null then perform tally_member(old.cluster_id, old.enterprise_id, -1); end if;
  if tg_op <> 'DELETE' and new.to_day is null then perform tally_member(new.cluster_id, new.enterprise_id, 1); end if;
  return null;
end $$;
create trigger tally after insert or update or delete on cluster_members for each row execute function tally_membership();

create function tally_cluster_case() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' and (old.enterprise_id, old.division_code) is not distinct from (new.enterprise_id, new.division_code) then return null; end if;
  insert into tallies (subject, place, status, month, n)
  select 'cluster-case', of_case.place, m.cluster_id::text, tally_always(), of_case.by
  from cluster_members m, (values (case when tg_op = 'UPDATE' then old.enterprise_id end, case when tg_op = 'UPDATE' then old.division_code end, -1),
    (new.enterprise_id, new.division_code, 1)) of_case (firm, place, by)
  where m.enterprise_id = of_case.firm and m.to_day is null;
  return null;
end $$;
create trigger tally_cluster after insert or update of enterprise_id, division_code on cases for each row execute function tally_cluster_case();

-- A firm has at most one point that stands, and that one open entry: it becomes a point with the first, and is none without any.
create function tally_point() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into tallies (subject, place, status, month, n)
  select 'cluster-point', e.division_code, m.cluster_id::text, tally_always(), entry.by
  from (values (case when tg_op <> 'INSERT' and old.to_day is null then old.enterprise_id end, -1),
      (case when tg_op <> 'DELETE' and new.to_day is null then new.enterprise_id end, 1)) entry (firm, by)
    join enterprises e on e.id = entry.firm join cluster_members m on m.enterprise_id = entry.firm and m.to_day is null
  where not exists (select from contact_point_periods p where p.enterprise_id = entry.firm and p.to_day is null
    and p.id <> coalesce(new.id, old.id));
  return null;
end $$;
create trigger tally after insert or update of to_day, enterprise_id or delete on contact_point_periods for each row execute function tally_point();

-- Points at work by town: whether a town has one.
create function tally_town() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into tallies (subject, place, status, month, n)
  select 'town-point', e.division_code, e.town, tally_always(), point.by
  from (values (case when tg_op = 'UPDATE' and old.status = 'active' then old.enterprise_id end, -1),
    (case when new.status = 'active' then new.enterprise_id end, 1)) point (firm, by)
  join enterprises e on e.id = point.firm where e.town is not null and (tg_op = 'INSERT'
    or (old.status = 'active', old.enterprise_id) is distinct from (new.status = 'active', new.enterprise_id));
  return null;
end $$;
create trigger "a tally" after insert or update of status, enterprise_id on contact_points for each row execute function tally_town();

-- How many firms there are is known to whoever sees them: the city's regulators, and each bureau of its division.
create policy of_firms on tallies for select using (
  subject in ('enterprise', 'cluster-member', 'cluster-point') and (select app_regulator())
  and ((select app_city()) or place = (select app_division()))
);

select recount_firms();
