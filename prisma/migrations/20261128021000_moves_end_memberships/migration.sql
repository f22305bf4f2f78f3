-- A firm that moved leaves its block economy on the day of the move, and not on the day on which somebody entered it.
-- docs/decisions/0089-a-mistaken-event-is-struck.md

-- What cut a membership short, and when it would have ended without that (null: not at all).
alter table cluster_members add column cut_by_id uuid references enterprise_events (id) on delete restrict, add column uncut_to date;
alter table cluster_leaders add column cut_by_id uuid references enterprise_events (id) on delete restrict, add column uncut_to date;
alter table cluster_members add constraint cut_short check (cut_by_id is not null or uncut_to is null);
alter table cluster_leaders add constraint cut_short check (cut_by_id is not null or uncut_to is null);

-- Entered before the firm's row says so: when that follows, no membership is open any more.
create function cut_memberships() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update cluster_members set cut_by_id = new.id, uncut_to = to_day, to_day = greatest(from_day, new.holds_from)
    where enterprise_id = new.enterprise_id and (to_day is null or to_day > greatest(from_day, new.holds_from));
  update cluster_leaders set cut_by_id = new.id, uncut_to = to_day, to_day = greatest(from_day, new.holds_from)
    where enterprise_id = new.enterprise_id and (to_day is null or to_day > greatest(from_day, new.holds_from));
  return null;
end $$;
create trigger moved_away after insert on enterprise_events for each row when (new.kind = 'moved') execute function cut_memberships();

-- Moves that were entered before: the membership ended on the day of entry.
update cluster_members m set cut_by_id = v.id, to_day = greatest(m.from_day, v.holds_from)
  from enterprise_events v
  where v.kind = 'moved' and v.enterprise_id = m.enterprise_id and m.to_day = (v.recorded_at at time zone 'Asia/Shanghai')::date;
update cluster_leaders l set cut_by_id = v.id, to_day = greatest(l.from_day, v.holds_from)
  from enterprise_events v
  where v.kind = 'moved' and v.enterprise_id = l.enterprise_id and l.to_day = (v.recorded_at at time zone 'Asia/Shanghai')::date;
