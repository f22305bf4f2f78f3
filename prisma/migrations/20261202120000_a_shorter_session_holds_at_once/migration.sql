-- A shorter limit holds for those who are signed in, too, as the shorter pause does: it is set because of a danger that is there. A longer one prolongs nobody's.
create function shorten_sessions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update sessions set expires_at = created_at + make_interval(hours => (new.value #>> '{}')::int)
    where ended_at is null and expires_at > created_at + make_interval(hours => (new.value #>> '{}')::int);
  return null;
end $$;
revoke execute on function shorten_sessions() from public;
create trigger shorten_sessions after insert or update on settings for each row when (new.key = 'session-hours') execute function shorten_sessions();
