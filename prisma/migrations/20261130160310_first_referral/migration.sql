-- What each department has to accept or to answer first: the lead's dashboard went through the open referrals of all departments for each of them.
CREATE INDEX referrals_first ON referrals (to_department_id, due_on, id) WHERE status IN ('sent', 'accepted') AND due_on IS NOT NULL;
