-- Most complaints, cases and referrals have ended and have no date any more. Pages of work lists and counts of what is overdue begin with those
-- that have one: by date, or, for somebody's own, by key.
create index complaints_dated_ids on complaints (id) where due_on is not null;
create index cases_dated_ids on cases (complaint_id) where due_on is not null;
create index referrals_dated on referrals (due_on, id) where due_on is not null;
create index referrals_by_due on referrals ((coalesce(due_on, 'infinity'::date)), id);
create index referrals_open on referrals (to_department_id, from_department_id, id) where status in ('sent', 'accepted', 'returned', 'answered');
