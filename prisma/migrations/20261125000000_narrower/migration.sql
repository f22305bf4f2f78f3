-- What commands alone forbade so far, the database forbids too (tests/db/narrower.db.test.ts).

-- ── officials, as everybody signed in knows them ─────────────────────────────────────────────────
-- Row-level security gives whole rows. A firm needs the name, post and department of an official, and who holds a duty; not how he signs in
-- and where he is called. The view is its owner's, so it looks past the policies of the table; it has no column more than these.
create view known_officials with (security_barrier) as
  select id, name, post, department_id, status = 'active' as active from persons
  where kind = 'official' and (select app_kind()) in ('firm', 'official', 'system');
grant select on known_officials to humi_app;
alter policy officials_are_known on persons using (kind = 'official' and (select app_kind()) = 'official');

-- Where a mail goes is nobody's to read who causes it.
create function tell_by_mail(people uuid[], said jsonb, moment timestamptz, real_moment timestamptz, day date) returns void
  language sql security definer set search_path = public as $$
  insert into outbox_mails (person_id, recipient, template, params, locale, at, next_try_at)
  select p.id, p.email, 'notice', said, p.locale, moment, real_moment from persons p
  where app_kind() <> 'nobody' and p.id = any (people) and p.email is not null and p.status = 'active'
    and (p.authority_ends_on is null or p.authority_ends_on >= day)
$$;
revoke execute on function tell_by_mail(uuid[], jsonb, timestamptz, timestamptz, date) from public;
grant execute on function tell_by_mail(uuid[], jsonb, timestamptz, timestamptz, date) to humi_app;

-- ── people of a firm ─────────────────────────────────────────────────────────────────────────────
-- Whether the person who is asking owns the firm for which he acts, at the beginning of the statement.
create function app_owns_firm() returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from persons p where p.id = app_person() and p.enterprise_id = app_enterprise()
    and p.kind = 'enterprise' and p.enterprise_role = 'owner' and p.status = 'active')
$$;
-- Of the policies of a table any one's check is enough, whichever let the row be reached: so each check says again whose it is.
alter policy colleagues_change on persons
  using (kind = 'enterprise' and enterprise_id = (select app_enterprise()) and (select app_owns_firm()))
  with check (kind = 'enterprise' and enterprise_id = (select app_enterprise()) and (select app_owns_firm()));
alter policy county_replaces_owner on persons
  with check (kind = 'enterprise' and (select app_regulator() and app_has('programme_officer'))
    and exists (select 1 from enterprises e where e.id = enterprise_id));
-- A request stays when it is decided: by it, whoever decides reaches the person again, and so must be one who decides.
alter policy admitted_or_refused on persons
  using (kind = 'enterprise' and (select app_owns_firm() or (app_regulator() and app_has('programme_officer'))) and app_asks_to_join(id))
  with check (kind = 'enterprise' and (select app_owns_firm() or (app_regulator() and app_has('programme_officer')))
    and (enterprise_id is null or exists (select 1 from enterprises e where e.id = enterprise_id)));

-- One's own row: names, how one is called and the language. Not who one is, where one belongs and whether one still does; nobody makes himself.
create function app_stays(changed persons) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from persons p where p.id = changed.id
    and (p.username, p.email, p.kind, p.status, p.department_id, p.division_code, p.enterprise_id, p.authority_ends_on)
      is not distinct from (changed.username, changed.email, changed.kind, changed.status, changed.department_id, changed.division_code,
        changed.enterprise_id, changed.authority_ends_on)
    and (p.enterprise_role is not distinct from changed.enterprise_role or changed.enterprise_role = 'member'))
$$;
alter policy self on persons with check (id = (select app_person()) and app_stays(persons));

-- ── complaints and cases: to see of one that it exists is not to change it ───────────────────────
alter policy officials on complaints rename to officials_change;
create policy officials on complaints for select using (
  (select app_regulator()) and (select app_kind()) = 'official' and status <> 'draft'
  and (
    (select app_has('coordinator'))
    or (division_code = (select app_division()) and (
      (select app_officer()) = any (team)
      or (select app_has('bureau_leader'))
      or ((select app_has('intake')) and status in ('submitted', 'returned'))))
    or id = (select app_moving())
  )
);
drop policy officials_change on complaints;
create policy whole_changes on complaints for update
  using (app_reads_whole(team, division_code, status))
  with check ((select app_regulator()) and status <> 'draft');

alter policy officials on cases rename to officials_change;
create policy officials on cases for select using (
  (select app_regulator()) and (select app_kind()) = 'official'
  and (
    (select app_has('coordinator'))
    or (division_code = (select app_division()) and ((select app_officer()) = any (team) or (select app_has('bureau_leader'))))
    or id = (select app_moving())
  )
);
drop policy officials_change on cases;
create policy whole_changes on cases for update
  using (app_reads_case(team, division_code))
  with check ((select app_regulator()));
-- A case is filed by who leads the division's bureau (cases/commands.ts), of a complaint of that division.
create policy leader_files on cases for insert
  with check ((select app_regulator() and app_has('bureau_leader')) and division_code = (select app_division()));
