-- Who holds a session at a moment in real time, or null: ended, idle for too long, too old, or its person disabled. Asked at the head of each
-- request, before anybody is known, so it decides by itself and needs no transaction that says who asks.
create function session_holder(session uuid, moment timestamptz) returns json language sql security definer set search_path = public as $$
  with alive as (
    select s.id, s.person_id, s.last_seen_at from sessions s
    where s.id = session and s.ended_at is null and s.expires_at > moment
      and s.last_seen_at > moment - make_interval(mins => coalesce((select (value #>> '{}')::int from settings where key = 'session-idle-minutes'), 30))
  ), seen as (
    update sessions set last_seen_at = moment where id in (select id from alive where last_seen_at < moment - interval '1 minute')
  )
  select json_build_object('personId', p.id, 'name', p.name, 'kind', p.kind, 'enterpriseId', p.enterprise_id, 'role', p.enterprise_role,
    'departmentId', p.department_id, 'departmentKind', d.kind, 'level', d.level, 'divisionCode', coalesce(d.division_code, p.division_code),
    'duties', array(select duty from person_duties where person_id = p.id and ended_at is null))
  from alive join persons p on p.id = alive.person_id left join departments d on d.id = p.department_id
  where p.status = 'active'
$$;
revoke execute on function session_holder(uuid, timestamptz) from public;
grant execute on function session_holder(uuid, timestamptz) to humi_app;
