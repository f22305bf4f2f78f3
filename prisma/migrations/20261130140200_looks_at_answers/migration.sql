-- Whatever an official opens that is a firm's stands in its log, sealed or not: its answers to the self-assessment too.
drop index audit_entries_firm_looks_idx;
create index audit_entries_firm_looks_idx on audit_entries (enterprise_id, at, chain, seq)
  where department_id is not null and outcome = 'done' and (act like 'download.%' or act like 'open.%');
