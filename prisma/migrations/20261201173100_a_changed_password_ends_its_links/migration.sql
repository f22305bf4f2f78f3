-- Whoever changes his password because a stranger reads his mail would be undone by a link that was asked for before. Whose password it is can't read links.
create function password_ends_links() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update single_use_links set expires_at = now()
  where person_id = new.person_id and used_at is null and purpose in ('reset_password', 'first_password');
  return null;
end $$;
create trigger password_ends_links after update of password_hash on credentials for each row execute function password_ends_links();
