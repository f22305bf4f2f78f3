-- Whoever disables an account, a system administrator or the firm's owner: its sessions end, and enabling it brings none of them back. They live in real time.
create function disabled_ends_sessions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update sessions set ended_at = now() where person_id = new.id and ended_at is null;
  return null;
end $$;
create trigger disabled_ends_sessions after update of status on persons
  for each row when (new.status = 'disabled') execute function disabled_ends_sessions();
