-- Which sites a person reviews is asked once for a statement, as a set. Asked row by row it went through all sites for each look at contact
-- points, four times on each page of the programme office (docs/decisions/0119).
CREATE FUNCTION app_reviewed_sites() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select coalesce(array_agg(r.site_id), '{}') from site_reviewers r where r.person_id = app_person() and r.recused_at is null
$$;

CREATE FUNCTION app_reviewed_points() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select coalesce(array_agg(s.contact_point_id), '{}') from demonstration_sites s where s.id = any (app_reviewed_sites())
$$;

ALTER POLICY reviewers ON demonstration_sites
  USING (id = any ((select app_reviewed_sites())::uuid[])) WITH CHECK (id = any ((select app_reviewed_sites())::uuid[]));

ALTER POLICY reviewers ON contact_points USING (id = any ((select app_reviewed_points())::uuid[]));

-- Who may read a membership says it in policies for reading; the policy for writing asked for the same complaint a second time in each statement
-- that reads one.
DROP POLICY regulators_write ON team_members;
CREATE POLICY regulators_add ON team_members FOR INSERT WITH CHECK (
  (select app_regulator()) and exists (select from complaints c where c.id = team_members.complaint_id));
CREATE POLICY regulators_change ON team_members FOR UPDATE USING (
  (select app_regulator()) and exists (select from complaints c where c.id = team_members.complaint_id));
CREATE POLICY regulators_remove ON team_members FOR DELETE USING (
  (select app_regulator()) and exists (select from complaints c where c.id = team_members.complaint_id));
