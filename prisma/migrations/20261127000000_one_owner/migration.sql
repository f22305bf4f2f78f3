-- ── a firm has one owner ─────────────────────────────────────────────────────────────────────────
-- Judged at the end of the transaction: whoever hands over makes the other the owner first, for only an owner may. Of two at once the
-- second waits for the first, and then sees what it did. (A deferred exclusion would bar every "on conflict do nothing" on the table.)
create function one_owner() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from enterprises where id = new.enterprise_id for no key update;
  if (select count(*) from persons where enterprise_id = new.enterprise_id and enterprise_role = 'owner' and status = 'active') > 1 then
    raise exception 'one_owner: % has one already', new.enterprise_id using errcode = 'exclusion_violation';
  end if;
  return null;
end $$;
create constraint trigger one_owner after insert or update on persons deferrable initially deferred
  for each row when (new.enterprise_role = 'owner' and new.status = 'active') execute function one_owner();

-- ── who may join is the owner's to know and to decide, not every member's ───────────────────────
alter policy owner_decides on join_requests
  using (enterprise_id = (select app_enterprise()) and (select app_owns_firm()))
  with check (enterprise_id = (select app_enterprise()) and (select app_owns_firm()));
-- Who belongs to the firm and claims its account, with a letter, asks for himself and decides nothing.
create policy own_claim on join_requests for insert
  with check (person_id = (select app_person()) and enterprise_id = (select app_enterprise()) and status = 'asked');
create policy own_letter on join_requests for update
  using (person_id = (select app_person()) and status = 'asked')
  with check (person_id = (select app_person()) and enterprise_id = (select app_enterprise()) and status = 'asked');
