-- A firm's access log reads every look of an official at what is the firm's, newest first: this index holds those alone, in that order.
create index audit_entries_firm_looks_idx on audit_entries (enterprise_id, at, chain, seq)
  where department_id is not null and outcome = 'done' and (act like 'download.%' or act = 'open.sealed');
