-- Referrals by the ten thousand: who sees one is told from its own row, as of visits (docs/decisions/0167). Nobody sees a row more or less.

-- Which division led the case stands with the referral, as the database holds it: a leader's sight needn't look at each case.
ALTER TABLE referrals ADD COLUMN case_division text;
UPDATE referrals r SET case_division = k.division_code FROM cases k WHERE k.id = r.case_id;
ALTER TABLE referrals ALTER COLUMN case_division SET NOT NULL;
ALTER TABLE "referrals" DROP CONSTRAINT "referrals_case_id_fkey";
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_case_id_complaint_id_case_division_fkey"
  FOREIGN KEY ("case_id", "complaint_id", "case_division") REFERENCES "cases"("id", "complaint_id", "division_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The leader's first: what an investigator is on has to be looked up.
ALTER POLICY sender_side ON referrals USING (
  (select app_regulator() and app_has('coordinator'))
  or (case_division = (select app_division()) and (select app_regulator() and app_has('bureau_leader')))
  or complaint_id in (select app_own_records())
  or complaint_id = (select app_moving())
);

-- The clocks of referrals were asked one by one, each time with all that the officer is on: 33 ms for a page of twenty. Whoever investigates the matter,
-- and the coordinator, sees its referrals and their clocks.
ALTER POLICY through_subject ON clocks USING (
  (complaint_id is not null and subject_kind <> 'referral' and exists (select 1 from complaints c where c.id = complaint_id))
  or (subject_kind = 'referral' and ((select app_regulator() and app_has('coordinator')) or complaint_id in (select app_own_records())))
  or app_sees_subject(subject_kind, subject_id)
);

-- What a leader sees, nearest date first; and all of them, newest first.
CREATE INDEX "referrals_case_division_due_on_id_idx" ON "referrals"("case_division", "due_on", "id");
CREATE INDEX "referrals_sent_at_id_idx" ON "referrals"("sent_at", "id");

-- Policies are asked in the order of their names, the last first: what a department got, its row says.
ALTER POLICY receiver ON referrals RENAME TO to_department;

-- Who may find one is told from its own row too: no complaint is joined.
CREATE OR REPLACE FUNCTION referrals_matching(terms text[], most int DEFAULT null) RETURNS SETOF uuid
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
  select r.id from referrals r
  where app_kind() = 'official' and cardinality(terms) > 0
    and search_pieces(r.number) @> pieces_of(terms) and lower(r.number) like all (array(select unnest(patterns_of(terms))))
    and (
      (r.to_department_id = app_department() and r.status <> 'withdrawn' and app_has('department_handler'))
      or (app_regulator() and app_has('coordinator'))
      or (app_regulator() and app_has('bureau_leader') and r.case_division = app_division())
      or r.complaint_id in (select app_own_records())
    )
  limit most
$$;
