-- All files that lie in the sealed store, whatever they belong to: the one list for whoever checks them, keeps a copy of them or takes them away. A new kind of file is
-- a line here; a test holds every table with the hash of a file to it. `record_id`: under whose key it lies.
create view stored_files with (security_invoker = true) as
select 'evidence' as kind, id, complaint_id as record_id, size::float8 as size, sha256 from evidence
union all select 'letter', letter_file, id, letter_size::float8, letter_sha256 from join_requests where letter_file is not null
union all select 'visit-file', id, visit_id, size::float8, sha256 from visit_files
union all select 'site-proof', id, site_id, size::float8, sha256 from site_proofs where removed_at is null
union all select 'change-paper', id, change_id, size::float8, sha256 from change_papers
union all select 'filing-scan', id, filing_id, size::float8, sha256 from filing_scans
union all select 'outcome-file', id, value_id, size::float8, sha256 from outcome_files
union all select 'register-paper', id, enterprise_id, size::float8, sha256 from register_papers
union all select 'transfer-file', id, transfer_id, size::float8, sha256 from transfer_files
union all select 'admission-file', id, contact_point_id, size::float8, sha256 from admission_files where removed_at is null;
grant select on stored_files to humi_app;
