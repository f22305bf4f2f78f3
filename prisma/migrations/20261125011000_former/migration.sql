-- What a firm was called, and its codes, before: found by the search box, whoever changed them and however.
alter table enterprises add column former text not null default '';

create function keep_former() returns trigger language plpgsql as $$
declare
  gone text;
begin
  foreach gone in array array_remove(array[
    case when old.name <> new.name then old.name end,
    case when old.uscc is distinct from new.uscc then old.uscc end,
    case when old.org_code is distinct from new.org_code then old.org_code end,
    case when old.reg_no is distinct from new.reg_no then old.reg_no end], null)
  loop
    if strpos(new.former, gone) = 0 then new.former := btrim(new.former || ' ' || gone); end if;
  end loop;
  return new;
end $$;
create trigger keep_former before update of name, uscc, org_code, reg_no on enterprises for each row execute function keep_former();

alter table enterprises alter column search set expression as
  (lower(name || ' ' || coalesce(uscc, '') || ' ' || coalesce(org_code, '') || ' ' || coalesce(reg_no, '') || ' ' || former));

-- What was changed until now.
update enterprises e set former = c.former from (
  select enterprise_id, string_agg(distinct value, ' ') as former
  from enterprise_changes, jsonb_each_text(before::jsonb) where key in ('name', 'uscc', 'orgCode', 'regNo') and value is not null
  group by enterprise_id) c
where c.enterprise_id = e.id;
