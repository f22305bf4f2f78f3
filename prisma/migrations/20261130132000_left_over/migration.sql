-- Complaints under verification, and those of open cases, of whose team nobody is left in duty: they wait for the leader of their division, who makes
-- another team. Asked by leaders on every page, so it begins with the people who left and not with all that is open.
create function complaints_left_over() returns uuid[] language sql stable security definer set search_path = public as $$
  with here as materialized (
    select p.id from persons p join departments d on d.id = p.department_id
      join person_duties h on h.person_id = p.id and h.ended_at is null and h.duty = 'investigator'
    where p.status = 'active' and d.kind = 'market_regulation' and d.division_code = app_division())
  select coalesce(array_agg(distinct m.complaint_id), '{}') from persons o
    join team_members m on m.person_id = o.id and m.division_code = app_division() and m.until_at is null
    join complaints c on c.id = m.complaint_id
  where app_kind() = 'official' and app_regulator() and app_has('bureau_leader')
    and o.kind = 'official' and o.id not in (select id from here)
    and (c.status = 'verifying' or exists (select from cases k where k.complaint_id = c.id and k.status <> 'closed'))
    and not exists (
      select from team_members n where n.complaint_id = m.complaint_id and n.until_at is null and n.person_id in (select id from here))
$$;
revoke execute on function complaints_left_over() from public;
grant execute on function complaints_left_over() to humi_app;
