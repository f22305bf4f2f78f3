-- Visits by the ten thousand: who sees one is told from its own row (docs/decisions/0167).
-- Nobody sees a row more or less.

-- Which division led the case stands with the visit, as the database holds it: a leader's sight needn't look at each case.
ALTER TABLE visits ADD COLUMN case_division text;
UPDATE visits v SET case_division = k.division_code FROM cases k WHERE k.id = v.case_id;
CREATE UNIQUE INDEX "cases_id_complaint_id_division_code_key" ON "cases"("id", "complaint_id", "division_code");
ALTER TABLE "visits" ADD CONSTRAINT "visits_case_id_complaint_id_case_division_fkey"
  FOREIGN KEY ("case_id", "complaint_id", "case_division") REFERENCES "cases"("id", "complaint_id", "division_code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE visits ADD CONSTRAINT ring_is_whole CHECK ((case_id IS NULL) = (case_division IS NULL));

-- As `app_reads_case` of the case: its team while it is in duty there, and the leader of the division that led it.
ALTER POLICY ring ON visits USING (
  case_id is not null and (select app_regulator()) and (
    complaint_id in (select app_own_records())
    or (case_division = (select app_division()) and (select app_has('bureau_leader')))));

-- With whom somebody goes along is his to know in any case.
ALTER POLICY through_visit ON visit_companions
  USING (person_id = (select app_person()) or exists (select from visits v where v.id = visit_id));

-- What an investigator, and a leader, sees of the visits that follow cases, nearest date first; and what firms have answered.
CREATE INDEX "visits_complaint_id_idx" ON "visits"("complaint_id");
CREATE INDEX "visits_case_division_due_on_id_idx" ON "visits"("case_division", "due_on", "id");
CREATE INDEX visit_advice_answered ON visit_advice (visit_id) WHERE status = 'answered';
-- Those still to be made, by whose they are.
CREATE INDEX visits_to_be_made ON visits (officer_id, division_code) WHERE status IN ('planned', 'arranged');

-- Cases and incidents of contact points are looked up point by point (`offset 0` keeps it so) and once, not anew among all that there are for each period.
CREATE OR REPLACE FUNCTION outcome_counts(from_days date[], to_days date[])
RETURNS TABLE (period integer, what text, division_code text, n integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  with asked as (
    select u.at::int as period, u.f, u.t from unnest(from_days, to_days) with ordinality as u (f, t, at)
  ), member as (
    select a.period, a.f, a.t, p.contact_point_id, p.division_code
    from asked a join contact_point_periods p on p.from_day <= a.t and (p.to_day is null or p.to_day > a.t)
  ), event as materialized (
    select 'cases' as what, p.division_code, c.filed_on as day, count(*) as n
    from contact_point_periods p cross join lateral (
      select k.filed_on from cases k where k.enterprise_id = p.enterprise_id offset 0) c
    where c.filed_on >= p.from_day and (p.to_day is null or c.filed_on < p.to_day)
    group by 2, 3
    union all
    select 'incidents', p.division_code, c.day, count(*)
    from contact_point_periods p cross join lateral (
      select (k.submitted_at at time zone 'Asia/Shanghai')::date as day from complaints k
      where k.enterprise_id = p.enterprise_id and k.status not in ('draft', 'merged', 'withdrawn') offset 0) c
    where c.day >= p.from_day and (p.to_day is null or c.day < p.to_day)
    group by 2, 3
  ), counted as (
    select a.period, e.what, e.division_code, sum(e.n)::int as n from asked a join event e on e.day between a.f and a.t group by 1, 2, 3
  ), sees as (
    select app_system() or app_has('government_office')
      or (app_regulator() and app_city() and (app_has('coordinator') or app_has('bureau_leader'))) as everything,
      case when app_regulator() and (app_has('programme_officer') or app_has('bureau_leader')) then app_division() end as division
  )
  select period, 'members', division_code, count(*)::int from member group by 1, 3
  union all
  select period, 'participants', division_code, count(*)::int from member m
  where exists (select from point_services s where s.contact_point_id = m.contact_point_id and s.done_on between m.f and m.t
    and s.code in ('training', 'survey', 'risk_assessment'))
  group by 1, 3
  union all
  select c.period, c.what, c.division_code, c.n from counted c, sees s where s.everything or c.division_code = s.division
  union all
  select c.period, c.what, null, case when s.everything or sum(c.n) not between 1 and 2 then sum(c.n)::int end
  from counted c, sees s group by c.period, c.what, s.everything
$$;
