-- The city's page of candidates is put together from the first of each set of reasons (docs/decisions/0087-candidates-are-kept.md).
create index candidates_whole_marks_enterprise_id_idx on candidates (whole, marks, enterprise_id);
