-- Who decides a request to join sees who asks and makes him one of the firm; nobody is made that way.
drop policy by_join_request on persons;
create policy asks_to_join on persons for select
  using (kind = 'enterprise' and exists (select 1 from join_requests j where j.person_id = persons.id));
create policy admitted_or_refused on persons for update
  using (kind = 'enterprise' and exists (select 1 from join_requests j where j.person_id = persons.id))
  with check (kind = 'enterprise' and (enterprise_id is null or exists (select 1 from enterprises e where e.id = enterprise_id)));
