-- What goes between departments is theirs: a firm is told of a referral by its history, and the second lock shows it neither the referral nor
-- the names of the files that answer it.
alter policy sender_side on referrals using (
  ((select app_kind() = 'official' and app_has('coordinator')))
  or ((select app_kind() = 'official') and complaint_id in (select m.complaint_id from team_members m where m.person_id = (select app_person()) and m.until_at is null))
  or ((select app_kind() = 'official' and app_has('bureau_leader')) and case_id in (select k.id from cases k where k.division_code = (select app_division())))
  or complaint_id = (select app_moving())
);
alter policy sender_sends on referrals
  with check ((select app_kind() = 'official') and exists (select 1 from complaints c where c.id = complaint_id));
alter policy sender_moves on referrals
  using ((select app_kind() = 'official') and exists (select 1 from complaints c where c.id = complaint_id))
  with check ((select app_kind() = 'official') and exists (select 1 from complaints c where c.id = complaint_id));

-- Of files, the names of those that the firm sees: the policy of `evidence` says which.
alter policy firm on sealed_values using (
  field not like 'note/%' and field not like 'referral/%'
  and exists (select 1 from complaints c where c.id = record_id and c.enterprise_id = app_enterprise())
  and (field not like 'evidence/%' or exists (select 1 from evidence e where e.complaint_id = record_id and 'evidence/' || e.id = field))
);
