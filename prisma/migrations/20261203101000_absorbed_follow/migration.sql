-- What was merged into a complaint that goes on has its team and its division, now and whenever they change: who investigates the one reads the other. Whoever
-- changes them may have lost sight of both by that. Idempotent: it gives nothing that the complaint that goes on doesn't have.
create function absorbed_follow(going_on uuid, moment timestamptz) returns void language plpgsql security definer set search_path = public as $$
declare
  goes complaints;
  taken uuid[];
begin
  select * into goes from complaints c
    where c.id = going_on and app_kind() = 'official' and app_regulator() and c.division_code = app_division() and cardinality(c.team) > 0;
  if not found then
    return;
  end if;
  with recursive absorbed as (
    select c.id from complaints c where c.merged_into_id = going_on
    union select c.id from complaints c join absorbed a on c.merged_into_id = a.id)
  select coalesce(array_agg(id), '{}') into taken from absorbed;
  update team_members m set until_at = moment where m.complaint_id = any (taken) and m.until_at is null
    and (m.person_id <> all (goes.team) or m.division_code <> goes.division_code);
  insert into team_members (complaint_id, person_id, division_code, since_at, assigned_by_id)
    select t.id, n.person_id, n.division_code, moment, n.assigned_by_id
    from unnest(taken) t(id) join team_members n on n.complaint_id = going_on and n.until_at is null
    where not exists (select from team_members m where m.complaint_id = t.id and m.person_id = n.person_id and m.until_at is null);
  update complaints set team = goes.team, division_code = goes.division_code, version = version + 1, updated_at = moment where id = any (taken);
end
$$;
revoke execute on function absorbed_follow(uuid, timestamptz) from public;
grant execute on function absorbed_follow(uuid, timestamptz) to humi_app;
