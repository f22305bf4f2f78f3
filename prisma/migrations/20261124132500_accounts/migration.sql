-- A person's language, in which mail is written to him.
alter table persons add column locale text not null default 'zh-CN';

-- A registration waits in its link until the mail address is proved, so that nobody exists here who could be anybody.
alter table single_use_links alter column person_id drop not null, add column payload jsonb;
alter table single_use_links add constraint whose check (num_nonnulls(person_id, payload) = 1);

-- What was done to one's own account, failed tries to sign in included, is one's own to read.
drop policy about_oneself on audit_entries;
create policy about_oneself on audit_entries for select
  using (actor_id = (select app_person()) or (subject_kind = 'person' and subject_id = (select app_person())));

-- A firm that nobody acts for has no owner who could admit: its county office decides.
create policy county_decides on join_requests for all
  using ((select app_regulator()) and (select app_has('programme_officer')) and exists (select 1 from enterprises e where e.id = enterprise_id))
  with check ((select app_regulator()) and (select app_has('programme_officer')));

-- Who decides a request sees who asks, and makes him one of the firm.
create policy by_join_request on persons for all
  using (kind = 'enterprise' and exists (select 1 from join_requests j where j.person_id = persons.id))
  with check (kind = 'enterprise' and (enterprise_id is null or exists (select 1 from enterprises e where e.id = enterprise_id)));

-- A new official's way to his first password: made by the system administrator, readable by nobody but the system.
create policy first_password on single_use_links for insert
  with check ((select app_has('system_administrator')) and purpose = 'first_password');
