-- What row-level security cost, found by measuring with 100,000 complaints (docs/performance.md). Nobody sees a row more or less.

-- Permissive policies are asked in the reverse order of their names until one says yes. This one reads the complaints of each firm: it comes last,
-- and not at all for the city's regulators, to whom `regulators` shows every firm. (Was `through_complaint`.)
drop policy through_complaint on enterprises;
create policy elsewhere_through_complaint on enterprises for select
  using ((select app_regulator() and not app_city()) and exists (select 1 from complaints c where c.enterprise_id = enterprises.id));

-- A referral grows out of a case, so its complaint is no draft, and the coordinator sees every such complaint: no need to look at each.
create policy whole_city on referrals for select using ((select app_kind() = 'official' and app_has('coordinator')));

-- Under row-level security an index serves only comparisons that can't leak, and comparing an enum isn't one. A partial index is chosen by proof,
-- without comparing: so each status that a list or a badge asks for has its own.
create index complaints_open on complaints (id) where status in ('submitted', 'returned', 'verifying', 'proposed');
create index complaints_new on complaints (division_code, due_on, id) where status in ('submitted', 'returned');
create index complaints_proposed on complaints (division_code, due_on, id) where status = 'proposed';
create index complaints_dated on complaints (due_on, id) where due_on is not null;
create index cases_with_officers on cases (complaint_id) where status in ('filed', 'investigating');
create index cases_with_leader on cases (division_code, due_on, id) where status in ('concluded', 'decided');
create index cases_dated on cases (due_on, id) where due_on is not null;
create index referrals_with_sender on referrals (complaint_id) where status in ('returned', 'answered');
create index enterprises_registered on enterprises (division_code, id) where status = 'registered';
create index notices_unread on notices (person_id) where read_at is null;
create index team_members_now on team_members (person_id, complaint_id) where until_at is null;
