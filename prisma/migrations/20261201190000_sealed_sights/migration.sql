-- Keys and sealed values are asked for a record at a time: what their sights ask of another table is a function, which is planned when it is first
-- called and once for a connection, not a part of every plan and four times of one that replaces what stood there (docs/decisions/0153). Sights are
-- asked in the order of their names, the last first: complaints before visits and draws.

CREATE FUNCTION app_sees_complaint(complaint uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from complaints c where c.id = complaint); end $$;

CREATE FUNCTION app_own_complaint(complaint uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from complaints c where c.id = complaint and c.enterprise_id = app_enterprise()); end $$;

CREATE FUNCTION app_reads_complaint(complaint uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from complaints c where c.id = complaint and app_reads_whole(c.team, c.division_code, c.status)); end $$;

CREATE FUNCTION app_own_point(point uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from contact_points p where p.id = point and p.enterprise_id = app_enterprise()); end $$;

CREATE FUNCTION app_sees_admission(point uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from admission_files f where f.contact_point_id = point); end $$;

CREATE FUNCTION app_sees_objection(objection uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from site_objections o where o.id = objection); end $$;

CREATE FUNCTION app_sees_change(change uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from enterprise_changes c where c.id = change); end $$;

CREATE FUNCTION app_sees_outcome(outcome uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from outcome_values v where v.id = outcome); end $$;

CREATE FUNCTION app_sees_visit(visit uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from visits v where v.id = visit); end $$;

CREATE FUNCTION app_keeps_draw(draw uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
begin return exists (select from visit_draws d where d.id = draw and app_draws(d.division_code)); end $$;

ALTER POLICY whole ON sealed_values USING (app_kind() = 'official' AND app_reads_complaint(record_id));
ALTER POLICY firm ON sealed_values USING (
  (SELECT app_enterprise()) IS NOT NULL AND field NOT LIKE 'note/%' AND field NOT LIKE 'referral/%' AND app_own_complaint(record_id)
  AND (field NOT LIKE 'evidence/%' OR app_own_file(record_id, field))
);
ALTER POLICY admission ON sealed_values USING (
  field LIKE 'admission/%' AND (app_own_point(record_id) OR ((SELECT app_admits()) AND app_sees_admission(record_id)))
);
ALTER POLICY objection ON sealed_values USING (field LIKE 'objection/%' AND app_sees_objection(record_id));
ALTER POLICY through_visit ON sealed_values USING (app_sees_visit(record_id)) WITH CHECK (app_sees_visit(record_id));
ALTER POLICY through_visit ON sealed_values RENAME TO at_visit;
ALTER POLICY through_draw ON sealed_values USING (app_keeps_draw(record_id)) WITH CHECK (app_keeps_draw(record_id));
ALTER POLICY through_draw ON sealed_values RENAME TO at_draw;

ALTER POLICY through_complaint ON record_keys USING (app_sees_complaint(record_id) OR EXISTS (SELECT app_received(record_id)));
ALTER POLICY through_complaint ON record_keys RENAME TO under_complaint;
ALTER POLICY admitters ON record_keys USING ((SELECT app_admits()) AND app_sees_admission(record_id));
ALTER POLICY own_admission ON record_keys USING (app_own_point(record_id)) WITH CHECK (app_own_point(record_id));
ALTER POLICY objection ON record_keys USING (app_sees_objection(record_id));
ALTER POLICY through_change ON record_keys
  USING ((SELECT app_regulator() AND app_has('programme_officer')) AND app_sees_change(record_id))
  WITH CHECK ((SELECT app_regulator() AND app_has('programme_officer')) AND app_sees_change(record_id));
ALTER POLICY through_filing ON record_keys USING (app_sees_filing(record_id)) WITH CHECK (app_sees_filing(record_id));
ALTER POLICY through_outcome ON record_keys
  USING ((SELECT app_keeps_outcomes()) AND app_sees_outcome(record_id)) WITH CHECK ((SELECT app_keeps_outcomes()) AND app_sees_outcome(record_id));
ALTER POLICY through_register ON record_keys
  USING ((SELECT app_regulator()) AND app_sees_firm(record_id))
  WITH CHECK ((SELECT app_regulator() AND app_city() AND app_has('coordinator')) AND app_sees_firm(record_id));
ALTER POLICY through_visit ON record_keys USING (app_sees_visit(record_id)) WITH CHECK (app_sees_visit(record_id));
ALTER POLICY through_visit ON record_keys RENAME TO at_visit;
ALTER POLICY through_draw ON record_keys USING (app_keeps_draw(record_id)) WITH CHECK (app_keeps_draw(record_id));
ALTER POLICY through_draw ON record_keys RENAME TO at_draw;
