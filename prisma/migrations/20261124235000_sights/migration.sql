-- What a review of every table against the table of who sees what found (tests/db/sight.db.test.ts).

-- An official who has no duty, not yet or no more, is an official by name alone: of the leading department's records he sees none.
create or replace function app_regulator() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.department_kind', true) = 'market_regulation' and current_setting('app.duties', true) <> '', false) $$;

-- What goes between departments is theirs, its clocks too: a firm sees those of its complaint and of its case.
alter policy through_subject on clocks using (
  (complaint_id is not null and subject_kind <> 'referral' and exists (select 1 from complaints c where c.id = complaint_id))
  or (subject_kind = 'referral' and exists (select 1 from referrals r where r.id = subject_id))
  or (subject_kind = 'enterprise' and exists (select 1 from enterprises e where e.id = subject_id))
  or (subject_kind = 'contact-point' and exists (select 1 from contact_points p where p.id = subject_id))
  or (subject_kind = 'demonstration-site' and exists (select 1 from demonstration_sites s where s.id = subject_id))
);

-- To know of a case is not to refer it: whoever reads it whole sends its referrals and moves them.
alter policy sender_sends on referrals
  with check (exists (select 1 from complaints c where c.id = complaint_id and app_reads_case(c.team, c.division_code)));
alter policy sender_moves on referrals
  using (exists (select 1 from complaints c where c.id = complaint_id and app_reads_case(c.team, c.division_code)))
  with check (exists (select 1 from complaints c where c.id = complaint_id and app_reads_case(c.team, c.division_code)));

-- Kept counts: all of them for the coordinator and the government office, its division's for a leader, its own for a department.
alter policy officials_read on tallies rename to by_duty;
alter policy by_duty on tallies using (
  (select (app_regulator() and app_has('coordinator')) or app_has('government_office'))
  or place = (select case when app_regulator() and app_has('bureau_leader') then app_division() end)
  or place = (select case when app_has('department_handler') then app_department()::text end)
);

-- A counter tells how many complaints, cases and referrals there are: whoever makes one gets his number and reads none.
alter function next_number(text, text, int) security definer set search_path = public;
drop policy anybody_counts on number_counters;
