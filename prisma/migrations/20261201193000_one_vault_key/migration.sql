-- Under which vault key this database's records are sealed is its id, not a text sealed under it: so the database itself refuses a second one, also
-- from a server that was started before another gave it this one. Where nothing is sealed yet, the next start says which (docs/decisions/0191).
DELETE FROM settings WHERE key = 'vault-check';
INSERT INTO settings (key, value, updated_at) SELECT 'vault-key', to_jsonb(key_id), now() FROM record_keys LIMIT 1;

CREATE FUNCTION app_one_vault_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
begin
  -- Until the first one is there a start may still name another key: one waits for the other.
  if not exists (select from record_keys) then
    perform from settings where key = 'vault-key' for share;
  end if;
  if new.key_id <> (select value #>> '{}' from settings where key = 'vault-key') then
    raise exception 'the records of this database are sealed under another vault key' using errcode = 'check_violation';
  end if;
  return new;
end $$;
CREATE TRIGGER one_vault_key BEFORE INSERT ON record_keys FOR EACH ROW EXECUTE FUNCTION app_one_vault_key();
