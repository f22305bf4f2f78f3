-- Of those who read a complaint, who has not read yet that its firm, which asks, handed in more since that moment: what it adds is the same thing to them.
create function supplement_unread(people uuid[], complaint uuid, since timestamptz) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select distinct n.person_id from notices n
  where enterprise_of(complaint) = app_enterprise() and n.person_id = any (people) and n.subject_id = complaint
    and n.kind = 'complaint.supplement' and n.read_at is null and n.at > since
$$;
revoke execute on function supplement_unread(uuid[], uuid, timestamptz) from public;
grant execute on function supplement_unread(uuid[], uuid, timestamptz) to humi_app;
