-- With the date in the index, what isn't overdue needn't be looked up to be left out.
drop index complaints_dated_ids, cases_dated_ids;
create index complaints_dated_ids on complaints (id, due_on) where due_on is not null;
create index cases_dated_ids on cases (complaint_id, due_on) where due_on is not null;

-- What waits for the programme's offices, which every page of theirs counts.
create index contact_points_waiting on contact_points (division_code, id) where status in ('applied', 'recommended');
create index sites_waiting on demonstration_sites (division_code, id) where status in ('applied', 'recommended', 'scored', 'in_notice');
