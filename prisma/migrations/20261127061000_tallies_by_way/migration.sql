-- What the lead's desk counts besides: complaints by way of infringement and by block economy, and how many working days decisions took. Kept in the
-- same transaction as the rows, without who; what was sealed isn't in it.

-- Working days after a day up to and including another, by the calendar as it is now (kernel/working-days.ts says the same).
create function working_days_after(since date, until date) returns int language sql stable security definer set search_path = public as $$
  select count(*)::int from generate_series(since + 1, until, interval '1 day') d left join holidays h on h.day = d::date
  where coalesce(h.kind = 'work', extract(isodow from d) < 6)
$$;

-- One complaint counts once for each way that the firm named, and once for the block economy of its firm: `none` for a firm of none.
create function tally_ways(c complaints, by int) returns void language sql security definer set search_path = public as $$
  insert into tallies (subject, place, status, month, n)
  select 'complaint-form', c.division_code, way, tally_month(c.submitted_at), by from unnest(c.forms) way
  union all
  select 'complaint-cluster', c.division_code, coalesce(e.cluster_id::text, 'none'), tally_month(c.submitted_at), by from enterprises e where e.id = c.enterprise_id
$$;
revoke execute on function tally_ways(complaints, int) from public;

create function tally_complaint_ways() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' and (old.division_code, old.submitted_at, old.forms, old.enterprise_id)
    is not distinct from (new.division_code, new.submitted_at, new.forms, new.enterprise_id) then return null; end if;
  if tg_op = 'UPDATE' and old.submitted_at is not null then perform tally_ways(old, -1); end if;
  if new.submitted_at is not null then perform tally_ways(new, 1); end if;
  return null;
end $$;
create trigger tally_ways after insert or update on complaints for each row execute function tally_complaint_ways();

-- A firm that is put into another block economy takes its complaints along: the list that a number opens asks where the firm stands today.
create function tally_moved_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into tallies (subject, place, status, month, n)
  select 'complaint-cluster', c.division_code, coalesce(moved.cluster, 'none'), tally_month(c.submitted_at), moved.by
  from complaints c, (values (old.cluster_id::text, -1), (new.cluster_id::text, 1)) moved (cluster, by)
  where c.enterprise_id = new.id and c.submitted_at is not null;
  return null;
end $$;
create trigger tally_moved_firm after update of cluster_id on enterprises for each row
  when (old.cluster_id is distinct from new.cluster_id) execute function tally_moved_firm();

-- As before, and of verifications and decisions the working days that they took, stops included.
create or replace function tally_clock() returns trigger language plpgsql security definer set search_path = public as $$
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
  if new.kind in ('complaint-verify', 'case-decide') then
    insert into tallies (subject, place, status, month, n) values ('clock-days', held_by, new.kind,
      date_trunc('month', new.met_on)::date, working_days_after(new.started_on, new.met_on));
  end if;
  return null;
end $$;

-- What stands already.
insert into tallies (subject, place, status, month, n)
select 'complaint-form', c.division_code, way, tally_month(c.submitted_at), count(*)::int from complaints c, unnest(c.forms) way
where c.submitted_at is not null group by 2, 3, 4
union all
select 'complaint-cluster', c.division_code, coalesce(e.cluster_id::text, 'none'), tally_month(c.submitted_at), count(*)::int
from complaints c join enterprises e on e.id = c.enterprise_id where c.submitted_at is not null group by 2, 3, 4
union all
select 'clock-days', coalesce(c.division_code, k.division_code), w.kind, date_trunc('month', w.met_on)::date, sum(working_days_after(w.started_on, w.met_on))::int
from clocks w left join complaints c on c.id = w.subject_id left join cases k on k.id = w.subject_id
where w.met_on is not null and w.kind in ('complaint-verify', 'case-decide') and coalesce(c.division_code, k.division_code) is not null group by 2, 3, 4;
