-- Which firms could become contact points, and why: kept, because a page of the likeliest twenty is picked out of all of them.
-- docs/decisions/0087-candidates-are-kept.md

-- `marks`: a bit for each reason of CANDIDATE_REASONS (src/programme/contact-points/candidates/policy.ts), the first is 1: science_tech, large, harmed,
-- first_in_town, cluster_leader. `whole`: with the reason that shows in a case; the other row of the firm is for those who may not know of cases.
-- A pressing need is nobody's to keep: it is looked up for those who may read assessments.
create table candidates (
  enterprise_id uuid not null references enterprises (id) on delete cascade on update cascade,
  whole boolean not null,
  division_code text not null,
  marks int not null,
  primary key (enterprise_id, whole)
);
create index candidates_whole_division_code_marks_enterprise_id_idx on candidates (whole, division_code, marks, enterprise_id);

-- What the table must hold of these firms, and of one what its own record says.
create function marks_of(titles text[], size_class text, of_division text, of_town text) returns int
language sql stable security definer set search_path = public as $$
  select case when titles && array['high_tech', 'tech_sme', 'specialised'] then 1 else 0 end
    + case when titles && array['above_scale', 'listed'] or size_class in ('large', 'medium') then 2 else 0 end
    + case when of_town is not null and coalesce(
        (select sum(t.n) from tallies t where t.subject = 'town-point' and t.place = of_division and t.status = of_town), 0) = 0 then 8 else 0 end
$$;
create function counted_candidates(firms uuid[]) returns table (enterprise_id uuid, whole boolean, division_code text, marks int)
language sql stable security definer set search_path = public as $$
  select e.id, w.whole, e.division_code, marks_of(e.titles, e.size_class, e.division_code, e.town)
    + case when w.whole and exists (select from cases k where k.enterprise_id = e.id) then 4 else 0 end
    + case when exists (select from cluster_leaders l where l.enterprise_id = e.id and l.to_day is null) then 16 else 0 end
  from enterprises e cross join (values (false), (true)) w (whole)
  where e.id = any (firms) and e.status = 'checked' and e.standing = 'in_business'
    and not exists (select from contact_points p where p.enterprise_id = e.id and p.status not in ('refused', 'exited'))
$$;
create function all_candidates() returns table (enterprise_id uuid, whole boolean, division_code text, marks int)
language sql stable security definer set search_path = public as $$ select * from counted_candidates(array(select id from enterprises)) $$;

-- Brings the rows of these firms up to what they must be. Whoever changes a firm holds its record meanwhile: of two at once the second sees what the
-- first did. Each statement of the function reads what was committed until then.
create function keep_candidates(firms uuid[]) returns void language plpgsql volatile security definer set search_path = public as $$
begin
  perform from enterprises where id = any (firms) order by id for no key update;
  with due as materialized (select * from counted_candidates(firms)),
    gone as (delete from candidates c where c.enterprise_id = any (firms)
      and not exists (select from due d where d.enterprise_id = c.enterprise_id and d.whole = c.whole))
  insert into candidates as kept (enterprise_id, whole, division_code, marks) select * from due
  on conflict (enterprise_id, whole) do update set division_code = excluded.division_code, marks = excluded.marks
    where (kept.division_code, kept.marks) is distinct from (excluded.division_code, excluded.marks);
end $$;

-- Whether a town has a contact point is a reason for all its firms, and changes with the first that comes and the last that leaves.
create function keep_candidates_of_town(of_division text, of_town text) returns void language plpgsql volatile security definer set search_path = public as $$
begin
  if of_town is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('candidates ' || of_division || ' ' || of_town, 0));
  perform keep_candidates(array(
    select e.id from candidates c join enterprises e on e.id = c.enterprise_id
    where not c.whole and c.division_code = of_division and e.town = of_town
      and c.marks & 8 <> marks_of('{}', null, of_division, of_town)));
end $$;

-- All of them anew: after rows were loaded while triggers were laid aside.
create function recount_candidates() returns void language sql security definer set search_path = public as $$
  delete from candidates;
  insert into candidates (enterprise_id, whole, division_code, marks) select * from all_candidates()
$$;

-- Rows that aren't what they must be, and how many there are. For the system.
create function wrong_candidates() returns table (enterprise_id uuid, whole boolean, kept int, counted int, wrong boolean)
language sql stable security definer set search_path = public as $$
  select enterprise_id, whole, c.marks, n.marks, (c.division_code, c.marks) is distinct from (n.division_code, n.marks)
  from candidates c full join all_candidates() n using (enterprise_id, whole) where app_system()
$$;
revoke all on function marks_of(text[], text, text, text), counted_candidates(uuid[]), all_candidates(), keep_candidates(uuid[]), keep_candidates_of_town(text, text), recount_candidates(), wrong_candidates() from public;
grant execute on function wrong_candidates() to humi_app;

-- ── whatever changes who is one, and why ─────────────────────────────────────────────────────────
create function candidate_firm() returns trigger language plpgsql security definer set search_path = public as $$
declare reasons int;
begin
  if tg_op = 'UPDATE' and (old.status, old.standing, old.titles, old.size_class, old.town, old.division_code)
    is not distinct from (new.status, new.standing, new.titles, new.size_class, new.town, new.division_code) then return null; end if;
  if tg_op = 'INSERT' and (new.status <> 'checked' or new.standing <> 'in_business') then return null; end if;
  -- Not while the town's first point comes in, or its last leaves.
  if new.town is not null then perform pg_advisory_xact_lock_shared(hashtextextended('candidates ' || new.division_code || ' ' || new.town, 0)); end if;
  -- Lists bring thousands of firms, and change as many: of one that has just come in nothing else knows yet, and what else is known of one stays.
  if tg_op = 'INSERT' then
    reasons := marks_of(new.titles, new.size_class, new.division_code, new.town);
    insert into candidates (enterprise_id, whole, division_code, marks)
    values (new.id, false, new.division_code, reasons), (new.id, true, new.division_code, reasons);
    return null;
  elsif (old.status, old.standing) is distinct from (new.status, new.standing) then perform keep_candidates(array[new.id]);
  else
    reasons := marks_of(new.titles, new.size_class, new.division_code, new.town);
    update candidates set division_code = new.division_code, marks = (marks & ~11) | reasons
    where enterprise_id = new.id and (division_code, marks & 11) is distinct from (new.division_code, reasons);
  end if;
  if (old.town, old.division_code) is distinct from (new.town, new.division_code)
    and exists (select from contact_points p where p.enterprise_id = new.id and p.status = 'active') then
    perform keep_candidates_of_town(old.division_code, old.town);
    perform keep_candidates_of_town(new.division_code, new.town);
  end if;
  return null;
end $$;
create trigger candidate after insert or update of status, standing, titles, size_class, town, division_code on enterprises
  for each row execute function candidate_firm();

create function candidate_point() returns trigger language plpgsql security definer set search_path = public as $$
declare firm record;
begin
  if tg_op = 'UPDATE' and (old.status, old.enterprise_id) is not distinct from (new.status, new.enterprise_id) then return null; end if;
  for firm in select id, division_code, town from enterprises where id in (new.enterprise_id, case when tg_op = 'UPDATE' then old.enterprise_id end) order by id loop
    perform keep_candidates(array[firm.id]);
    perform keep_candidates_of_town(firm.division_code, firm.town);
  end loop;
  return null;
end $$;
create trigger candidate after insert or update of status, enterprise_id on contact_points for each row execute function candidate_point();

create function candidate_of() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform keep_candidates(array[new.enterprise_id] || case when tg_op = 'UPDATE' and old.enterprise_id <> new.enterprise_id
    then array[old.enterprise_id] else '{}' end);
  return null;
end $$;
create trigger candidate after insert or update of enterprise_id on cases for each row execute function candidate_of();
create trigger candidate after insert or update on cluster_leaders for each row execute function candidate_of();

-- ── who reads them ───────────────────────────────────────────────────────────────────────────────
-- Whoever sees the firm; that there is a case, the coordinator, who knows of each. Nobody writes them.
alter table candidates enable row level security;
alter table candidates force row level security;
create policy system_all on candidates for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on candidates for all to humi_owner using (true) with check (true);
create policy regulators on candidates for select using (
  (select app_regulator()) and ((select app_city()) or division_code = (select app_division())) and (not whole or (select app_has('coordinator')))
);
grant select on candidates to humi_app;

select recount_candidates();
