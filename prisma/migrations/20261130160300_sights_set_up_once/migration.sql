-- A policy that looks into another table brings the policies of that one into every statement, to be set up each time and mostly not run
-- (docs/decisions/0153). What is asked for few rows becomes a function, which asks as the same person; what is the person's own becomes a set.
-- Nobody sees a row more or less.

-- The records that an official investigates now. By the functions of the database itself, as his own memberships are his to read in any case
-- (`who_is_on_it`).
CREATE FUNCTION app_own_records() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public ROWS 500 AS $$
begin
  return query select m.complaint_id from team_members m
    where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null;
end $$;

ALTER POLICY sender_side ON referrals USING (
  (select app_regulator() and app_has('coordinator'))
  or complaint_id in (select app_own_records())
  or ((select app_regulator() and app_has('bureau_leader'))
    and exists (select from cases k where k.id = referrals.case_id and k.division_code = (select app_division())))
  or complaint_id = (select app_moving())
);

-- A look around at a case is for who reads the case, which `app_reads_case` says alone: what it lets through, the policies of cases do too.
CREATE FUNCTION app_reads_case_of(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
begin
  return exists (select from cases k where k.id = one and app_reads_case(k.team, k.division_code));
end $$;
ALTER POLICY ring ON visits
  USING (case_id is not null and (select app_regulator()) and app_reads_case_of(case_id))
  WITH CHECK (case_id is not null and (select app_regulator()) and app_reads_case_of(case_id));

CREATE FUNCTION app_sees_filing(filing uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS
  $$ begin return exists (select from counter_filings f where f.id = filing); end $$;
ALTER POLICY through_filing ON clocks USING (subject_kind = 'counter-filing' and app_sees_filing(subject_id));

CREATE FUNCTION app_sees_clock(clock uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS
  $$ begin return exists (select from clocks k where k.id = clock); end $$;
ALTER POLICY through_clock ON clock_pauses USING (app_sees_clock(clock_id));
-- Policies are asked in the order of their names, the last first: the system needn't ask for each clock.
ALTER POLICY through_clock ON clock_pauses RENAME TO of_a_clock;

-- The trail of one record was counted with what everybody may read of articles, firms, draws and filings.
CREATE FUNCTION app_opens_article(article uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS
  $$ begin return exists (select from articles a where a.id = article and app_edits(a.department_id)); end $$;
CREATE FUNCTION app_sees_draw(draw uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS
  $$ begin return exists (select from visit_draws d where d.id = draw); end $$;
CREATE FUNCTION app_sees_firm(firm uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS
  $$ begin return exists (select from enterprises e where e.id = firm); end $$;
ALTER POLICY article_history ON audit_entries
  USING ((select app_kind()) = 'official' and subject_kind = 'article' and app_opens_article(subject_id));
ALTER POLICY counter_history ON audit_entries
  USING ((select app_kind()) = 'official' and complaint_id is null and subject_kind = 'counter-filing' and app_sees_filing(subject_id));
ALTER POLICY draw_history ON audit_entries
  USING ((select app_regulator()) and subject_kind = 'visit-draw' and app_sees_draw(subject_id));
ALTER POLICY contact_history ON audit_entries
  USING ((select app_regulator()) and complaint_id is null and subject_kind = 'contact-change'
    and ((select app_city()) or app_sees_firm(enterprise_id)));
ALTER POLICY programme_history ON audit_entries
  USING ((select app_regulator()) and complaint_id is null and subject_kind in ('enterprise', 'contact-point', 'demonstration-site', 'target')
    and ((select app_city()) or app_sees_firm(enterprise_id)));
ALTER POLICY visit_history ON audit_entries
  USING ((select app_regulator()) and complaint_id is null and subject_kind in ('visit', 'visit-advice', 'visit-file')
    and ((select app_city()) or app_sees_firm(enterprise_id)));

-- What a leader is asked for on each of his pages began with the people who left, but was joined to all that is open: 37 ms, three times a page.
-- `offset 0` keeps the look-up of each of those few people what it is.
CREATE INDEX persons_officials ON persons (id) WHERE kind = 'official';
CREATE OR REPLACE FUNCTION complaints_left_over() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  with here as materialized (
    select p.id from persons p join departments d on d.id = p.department_id
      join person_duties h on h.person_id = p.id and h.ended_at is null and h.duty = 'investigator'
    where p.status = 'active' and d.kind = 'market_regulation' and d.division_code = app_division())
  select coalesce(array_agg(distinct m.complaint_id), '{}') from persons o
    cross join lateral (select t.complaint_id from team_members t
      where t.person_id = o.id and t.division_code = app_division() and t.until_at is null offset 0) m
    join complaints c on c.id = m.complaint_id
  where app_kind() = 'official' and app_regulator() and app_has('bureau_leader')
    and o.kind = 'official' and o.id not in (select id from here)
    and (c.status = 'verifying' or exists (select from cases k where k.complaint_id = c.id and k.status <> 'closed'))
    and not exists (
      select from team_members n where n.complaint_id = m.complaint_id and n.until_at is null and n.person_id in (select id from here))
$$;

-- The open cases of an investigator's complaints, decided ones among them, and the open referrals of one case.
DROP INDEX cases_with_officers;
CREATE INDEX cases_open_complaints ON cases (complaint_id) WHERE status <> 'closed';
CREATE INDEX referrals_open_of_case ON referrals (case_id) WHERE status IN ('sent', 'accepted', 'returned', 'answered');
