-- Whoever could open the account through an official's former address can't through the new one: where another person changes it, links that went to the
-- former, the password that was set through it and all sessions end, and the new address has to be proved. These live in real time.
create function address_begins_anew() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if app_kind() = 'official' and new.id is distinct from app_person() then
    update single_use_links set expires_at = now() where person_id = new.id and used_at is null;
    update sessions set ended_at = now() where person_id = new.id and ended_at is null;
    delete from credentials where person_id = new.id;
    new.mail_verified_at := null;
  end if;
  return new;
end $$;
-- Behind duty_stays, which refuses: triggers fire by name.
create trigger the_address_begins_anew before update of email on persons
  for each row when (old.kind = 'official' and old.email is distinct from new.email)
  execute function address_begins_anew();
