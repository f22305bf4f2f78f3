-- ── links that belong to a person and carry something: a new mail address; the way to hand in a letter of authority ──
alter type link_purpose add value 'change_mail';
alter type link_purpose add value 'authority_letter';
alter table single_use_links drop constraint whose;
alter table single_use_links add constraint whose check (num_nonnulls(person_id, payload) >= 1);
-- As text, because a new value can't be named in the transaction that adds it.
create policy change_mail on single_use_links for insert
  with check (person_id = (select app_person()) and purpose::text = 'change_mail');

-- ── people of a firm: what each is there, and until when he may act for it ──
alter table persons add column authority_ends_on date;
create policy colleagues_change on persons for update
  using (kind = 'enterprise' and enterprise_id = (select app_enterprise()))
  with check (kind = 'enterprise' and enterprise_id = (select app_enterprise()));
-- The county office that makes somebody the owner makes the former owner a member.
create policy county_replaces_owner on persons for update
  using (kind = 'enterprise' and (select app_regulator()) and (select app_has('programme_officer'))
    and exists (select 1 from enterprises e where e.id = enterprise_id))
  with check (kind = 'enterprise' and exists (select 1 from enterprises e where e.id = enterprise_id));

-- ── a request to join may claim the account of a firm, with a letter of authority; the same person may ask again later ──
drop index join_requests_person_id_key;
create unique index one_open_request on join_requests (person_id) where status = 'asked';
create index join_requests_person_id_idx on join_requests (person_id);
alter table join_requests
  add column claims boolean not null default false,
  add column letter_file uuid,
  add column letter_type text,
  add column letter_size integer,
  add column letter_sha256 text,
  add column letter_at timestamptz,
  add constraint letter_whole check (num_nonnulls(letter_file, letter_type, letter_size, letter_sha256, letter_at) in (0, 5)),
  add constraint claim_has_letter check (not claims or letter_at is not null);

-- Whoever's authority ended before this day holds no session any more. Without a day (an instance of the release before) no term is looked at.
drop function session_holder(uuid, timestamptz);
create function session_holder(session uuid, moment timestamptz, day date default null) returns json language sql security definer set search_path = public as $$
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
  where p.status = 'active' and (p.authority_ends_on is null or day is null or p.authority_ends_on >= day)
$$;
revoke execute on function session_holder(uuid, timestamptz, date) from public;
grant execute on function session_holder(uuid, timestamptz, date) to humi_app;
