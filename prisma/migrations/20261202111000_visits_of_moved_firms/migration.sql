-- The bureau where a firm lies now reads what was found and advised at it elsewhere. docs/decisions/0196-a-firms-bureau-reads-its-visits.md
-- The row says so, as it does of a case's division (0167): nothing is asked per row.
alter table visits add column firm_division text;
update visits v set firm_division = e.division_code from enterprises e where e.id = v.enterprise_id;
create index visits_of_moved_firms on visits (firm_division, due_on, id) where case_id is null and firm_division <> division_code;

create function visit_of_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.firm_division := (select e.division_code from enterprises e where e.id = new.enterprise_id);
  return new;
end $$;
create trigger visit_of_firm before insert on visits for each row execute function visit_of_firm();

create function visits_follow_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update visits set firm_division = new.division_code where enterprise_id = new.id;
  return null;
end $$;
create trigger visits_follow_firm after update of division_code on enterprises for each row
  when (old.division_code is distinct from new.division_code) execute function visits_follow_firm();

create policy of_its_firm on visits for select
  using (case_id is null and (select app_regulator()) and firm_division = (select app_division()));

-- And the bureau that made a visit reads of which firm it is once that moved away, as it does of a complaint. These few visits lie in an index of their own.
create policy elsewhere_through_visit on enterprises for select using ((select app_regulator() and not app_city()) and exists (
  select from visits v where v.enterprise_id = enterprises.id and v.case_id is null and v.firm_division <> v.division_code
    and v.division_code = (select app_division())));
