-- Who files for a firm at the moment when it is renamed: the new matter goes by the new name, whoever of the two is first.
create or replace function matter_of_firm() returns trigger language plpgsql security definer set search_path = public as $$
declare
  of_firm text;
begin
  if tg_table_name = 'cases' and tg_op = 'INSERT' then
    -- Whoever files a case holds its complaint: a renaming waits there, and then finds the case.
    select c.firm_search into of_firm from complaints c where c.id = new.complaint_id;
  else
    -- A renaming that is under way is waited for.
    select btrim(e.search) into of_firm from enterprises e where e.id = new.enterprise_id for share;
  end if;
  new.firm_search := coalesce(of_firm, '');
  return new;
end $$;
