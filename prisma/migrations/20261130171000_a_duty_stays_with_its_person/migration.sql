-- Where an official works and which address sets his password decide what his duties open. While he has any, no other person changes them: the security
-- administrator ends the duties first. His own address he changes himself, by a link (as the system).
create function duty_stays() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if app_kind() = 'official' and new.id is distinct from app_person()
    and exists (select 1 from person_duties where person_id = new.id and ended_at is null) then
    raise exception 'duties-held' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger duty_stays before update of email, department_id, username on persons
  for each row when (old.kind = 'official' and (old.email is distinct from new.email or old.department_id is distinct from new.department_id
    or old.username is distinct from new.username))
  execute function duty_stays();
