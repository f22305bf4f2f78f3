-- What a dashboard counts without reading all rows.

-- A clock that is met leaves one more row of counts: kept or late, by the division of its complaint or case, by the department of its referral,
-- in the month in which it was met. Late stays late: nothing takes the row back.
create function tally_clock() returns trigger language plpgsql security definer set search_path = public as $$
declare held_by text;
begin
  if new.met_on is null or (tg_op = 'UPDATE' and old.met_on is not null) then return null; end if;
  held_by := case new.subject_kind
    when 'complaint' then (select division_code from complaints where id = new.subject_id)
    when 'case' then (select division_code from cases where id = new.subject_id)
    when 'referral' then (select to_department_id::text from referrals where id = new.subject_id)
  end;
  if held_by is null then return null; end if;
  insert into tallies (subject, place, status, month, n) values ('clock', held_by,
    new.kind || case when new.met_on > new.due_on or new.met_at > new.due_at then ':late' else ':kept' end,
    date_trunc('month', new.met_on)::date, 1);
  return null;
end $$;
create trigger tally after insert or update of met_on on clocks for each row execute function tally_clock();

-- The clock of a record that ends first, paused ones after the running, in the order of platform/work-list.ts; read from the index alone.
create index clocks_first on clocks (subject_id, (paused_since is not null), due_on, id) include (subject_kind, time_limit_id, paused_since)
  where met_on is null and cancelled_on is null;

-- How many complaints and cases have a first clock that ends on each day: numbers only, past row-level security for the index's sake, for the
-- coordinator, who sees of each that it exists and how it stands.
create function first_clocks() returns table (subject_kind text, time_limit_id uuid, due_on date, paused boolean, n int)
language sql stable security definer set search_path = public as $$
  select f.subject_kind, f.time_limit_id, f.due_on, f.paused, count(*)::int
  from (
    select distinct on (k.subject_id) k.subject_kind, k.time_limit_id, k.due_on, k.paused_since is not null as paused
    from clocks k
    where k.met_on is null and k.cancelled_on is null
    order by k.subject_id, (k.paused_since is not null), k.due_on, k.id
  ) f
  where f.subject_kind in ('complaint', 'case') and (app_has('coordinator') or app_system())
  group by 1, 2, 3, 4
$$;
