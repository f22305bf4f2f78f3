-- Whoever must do something one at a time holds a row that stands for it until the end of the transaction.
-- docs/decisions/0104-a-turn-is-a-row.md

create table turns (
  name text primary key
);
alter table turns enable row level security;
alter table turns force row level security;
create policy system_all on turns for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on turns for all to humi_owner using (true) with check (true);
grant select on turns to humi_app;

-- Waits until the turn is free; whoever comes first makes its row. What the next statement reads is what the former holder left.
create function take_turn(of_what text) returns void language plpgsql volatile security definer set search_path = public as $$
begin
  insert into turns (name) values (of_what) on conflict (name) do nothing;
  perform from turns where name = of_what for update;
end $$;
-- Several may share it while nobody takes it.
create function share_turn(of_what text) returns void language plpgsql volatile security definer set search_path = public as $$
begin
  insert into turns (name) select of_what where not exists (select from turns where name = of_what) on conflict (name) do nothing;
  perform from turns where name = of_what for share;
end $$;
create function town_turn(of_division text, of_town text) returns text language sql immutable as
  $$ select 'candidates ' || of_division || ' ' || of_town $$;
revoke all on function take_turn(text), share_turn(text), town_turn(text, text) from public;
grant execute on function take_turn(text) to humi_app;

-- So that lists of firms needn't wait for each other to make the row of a town.
insert into turns (name) select distinct town_turn(division_code, town) from enterprises where town is not null;

-- ── candidates: as before, with rows for the turns of a town ─────────────────────────────────────
create or replace function keep_candidates_of_town(of_division text, of_town text) returns void language plpgsql volatile security definer set search_path = public as $$
begin
  if of_town is null then return; end if;
  perform take_turn(town_turn(of_division, of_town));
  perform keep_candidates(array(
    select e.id from candidates c join enterprises e on e.id = c.enterprise_id
    where not c.whole and c.division_code = of_division and e.town = of_town
      and c.marks & 8 <> marks_of('{}', null, of_division, of_town)));
end $$;

create or replace function candidate_firm() returns trigger language plpgsql security definer set search_path = public as $$
declare
  reasons int;
  place record;
begin
  if tg_op = 'UPDATE' and (old.status, old.standing, old.titles, old.size_class, old.town, old.division_code)
    is not distinct from (new.status, new.standing, new.titles, new.size_class, new.town, new.division_code) then return null; end if;
  if tg_op = 'INSERT' and (new.status <> 'checked' or new.standing <> 'in_business') then return null; end if;
  -- Not while the town's first point comes in, or its last leaves.
  if new.town is not null then perform share_turn(town_turn(new.division_code, new.town)); end if;
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
    -- In one order, whichever way the firm moves.
    for place in select division, town from (values (old.division_code, old.town), (new.division_code, new.town)) moved (division, town) order by division, town loop
      perform keep_candidates_of_town(place.division, place.town);
    end loop;
  end if;
  return null;
end $$;
