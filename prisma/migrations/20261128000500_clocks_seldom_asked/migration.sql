-- Whose clocks one sees that aren't a complaint's or a case's is seldom asked: a function again (20261124220000_slim), which 20261124235000_sights had put
-- back into the policy. A look at one case's clocks with their pauses set up all those tables' policies twice, 1.3 ms of 1.4. Nobody sees a row more or less.
alter policy through_subject on clocks using (
  (complaint_id is not null and subject_kind <> 'referral' and exists (select 1 from complaints c where c.id = complaint_id))
  or app_sees_subject(subject_kind, subject_id)
);
