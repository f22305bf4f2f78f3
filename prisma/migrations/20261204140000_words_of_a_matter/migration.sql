-- Words of a search may stand apart: one in the firm's name, one in the number, one in the title. Before, each place had to hold all of them, and
-- 嘉禾 染整 found nothing though both stood in the same row of the list. A matter has its firm's names and codes beside it, so that one index
-- finds them all. docs/decisions/0209-words-of-a-matter-may-stand-apart.md

alter table complaints add column firm_search text not null default '';
alter table cases add column firm_search text not null default '';

alter table complaints disable trigger user;
alter table cases disable trigger user;
update complaints c set firm_search = btrim(e.search) from enterprises e where e.id = c.enterprise_id;
update cases k set firm_search = btrim(e.search) from enterprises e where e.id = k.enterprise_id;
alter table complaints enable trigger user;
alter table cases enable trigger user;

-- Whoever renames a firm, or merges two, needn't be allowed to read what they filed.
create function matter_of_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.firm_search := (select btrim(e.search) from enterprises e where e.id = new.enterprise_id);
  return new;
end $$;
create trigger of_firm before insert or update of enterprise_id on complaints for each row execute function matter_of_firm();
create trigger of_firm before insert or update of enterprise_id on cases for each row execute function matter_of_firm();

create function matters_follow_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update complaints set firm_search = btrim(new.search) where enterprise_id = new.id;
  update cases set firm_search = btrim(new.search) where enterprise_id = new.id;
  return null;
end $$;
create trigger matters_follow_firm after update of name, uscc, org_code, reg_no, former on enterprises for each row
  when (old.search is distinct from new.search) execute function matters_follow_firm();

-- What whoever reads the firm and the number is told, and what whoever reads the record whole finds.
drop index complaints_search, complaints_numbers, cases_search, cases_numbers;
create index complaints_told on complaints using gin (search_pieces(firm_search || ' ' || lower(coalesce(number, ''))));
create index complaints_whole on complaints using gin (search_pieces(firm_search || ' ' || search));
create index cases_told on cases using gin (search_pieces(firm_search || ' ' || lower(number)));
create index cases_whole on cases using gin (search_pieces(firm_search || ' ' || search));

create or replace function complaints_matching(terms text[], most int default null) returns setof uuid
language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_regulator() and cardinality(terms) > 0
  ),
  told as materialized (
    select c.id from asked, complaints c
    where everything and search_pieces(c.firm_search || ' ' || lower(coalesce(c.number, ''))) @> pieces
      and c.firm_search || ' ' || lower(coalesce(c.number, '')) like all (patterns) and c.status <> 'draft'
    limit most
  ),
  whole as materialized (select * from asked where coalesce((select count(*) from told) < most, true))
  select id from told
  union
  (select c.id from whole, complaints c
  where c.id = any (array(select m.complaint_id from team_members m where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and c.firm_search || ' ' || c.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from whole, complaints c
  where leads and (c.division_code = division) is true and search_pieces(c.firm_search || ' ' || c.search) @> pieces
    and c.firm_search || ' ' || c.search like all (patterns) and c.status <> 'draft'
  limit most)
  union
  (select c.id from whole, complaints c
  where takes_in and c.division_code = division and c.status in ('submitted', 'returned') and c.firm_search || ' ' || c.search like all (patterns)
  limit most)
$$;

create or replace function complaints_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select c.id from complaints c
    where c.status <> 'draft' and (
      c.firm_search || ' ' || lower(c.number) like all (patterns)
      or (c.firm_search || ' ' || c.search like all (patterns) and app_reads_whole(c.team, c.division_code, c.status))
    )
    order by c.id desc limit 20;
end $$;

create or replace function cases_matching(terms text[], most int default null) returns setof uuid
language sql stable rows 100 security definer set search_path = public set enable_seqscan = off as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_regulator() and cardinality(terms) > 0
  ),
  told as materialized (
    select k.id from asked, cases k
    where everything and search_pieces(k.firm_search || ' ' || lower(k.number)) @> pieces
      and k.firm_search || ' ' || lower(k.number) like all (patterns)
    limit most
  ),
  whole as materialized (select * from asked where coalesce((select count(*) from told) < most, true))
  select id from told
  union
  (select k.id from whole, cases k
  where k.complaint_id = any (array(select m.complaint_id from team_members m where m.person_id = app_officer() and m.division_code = app_division() and m.until_at is null))
    and k.firm_search || ' ' || k.search like all (patterns)
  limit most)
  union
  (select k.id from whole, cases k
  where leads and (k.division_code = division) is true and search_pieces(k.firm_search || ' ' || k.search) @> pieces
    and k.firm_search || ' ' || k.search like all (patterns)
  limit most)
$$;

create or replace function cases_newest(terms text[]) returns setof uuid language plpgsql stable rows 20
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare patterns text[] := patterns_of(terms);
begin
  return query
    select k.id from cases k
    where k.firm_search || ' ' || lower(k.number) like all (patterns)
      or (k.firm_search || ' ' || k.search like all (patterns) and app_reads_case(k.team, k.division_code))
    order by k.id desc limit 20;
end $$;
