-- The audit administrator's pages cost the same however long the trail is: each of his filters has its entries by time.
create index audit_entries_act_at_idx on audit_entries (act, at);
create index audit_entries_actor_name_at_idx on audit_entries (actor_name, at);
create index audit_entries_subject_kind_at_idx on audit_entries (subject_kind, at);
create index audit_entries_outcome_at_idx on audit_entries (outcome, at);
create index audit_entries_number_idx on audit_entries ((detail ->> 'number'), at) where detail ? 'number';

-- A row's policy is asked before an operator that could tell of rows which it hides, and that of jsonb is such a one: behind the policy the
-- index of numbers would never be used. The newest thousand, for whoever reads the trail anyway.
create function trail_numbered(wanted text) returns table (chain text, seq bigint) language sql stable security definer set search_path = public as $$
  select e.chain, e.seq from audit_entries e
  where app_has('audit_administrator') and e.detail ->> 'number' = wanted and e.detail ? 'number' order by e.at desc limit 1000
$$;
revoke all on function trail_numbered(text) from public;
grant execute on function trail_numbered(text) to humi_app;
