-- An event that was entered by mistake is struck: the row stays with its reason, and counts as known now are as if it had never been.
-- docs/decisions/0089-a-mistaken-event-is-struck.md
alter table enterprise_events
  add column struck_at timestamptz, add column struck_by_id uuid, add column struck_because text,
  add constraint struck_whole check (num_nonnulls(struck_at, struck_by_id, struck_because) in (0, 3)),
  add constraint struck_with_a_reason check (struck_because <> ''),
  add constraint what_can_be_struck check (struck_at is null or kind in ('moved', 'deregistered', 'revoked'));

grant update (struck_at, struck_by_id, struck_because) on enterprise_events to humi_app;
-- Once, and under one's own name; a move by the city alone.
create policy office_strikes on enterprise_events for update
  using (struck_at is null and (select app_regulator() and app_has('programme_officer')) and (kind <> 'moved' or (select app_city()))
    and exists (select 1 from enterprises e where e.id = enterprise_id))
  with check (struck_by_id = (select app_person()));

-- Memberships of block economies that the move had cut short go on as if it had never been.
create function uncut_memberships() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update cluster_members set to_day = uncut_to, uncut_to = null, cut_by_id = null where cut_by_id = new.id;
  update cluster_leaders set to_day = uncut_to, uncut_to = null, cut_by_id = null where cut_by_id = new.id;
  return null;
end $$;
create trigger never_moved after update of struck_at on enterprise_events for each row
  when (old.struck_at is null and new.struck_at is not null and new.kind = 'moved') execute function uncut_memberships();
