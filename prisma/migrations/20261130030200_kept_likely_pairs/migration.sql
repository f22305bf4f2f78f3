-- Which records could be one firm, kept in the transaction of whatever makes them so: a page of them costs the same however many firms there are.
-- docs/decisions/0110-likely-pairs-are-kept.md

-- What a record can be known again by: its name without place and legal form, its telephone, each code that it has or had. None of a record that was
-- merged into another, or withdrawn.
create table firm_keys (
  kind text not null,
  key text not null,
  enterprise_id uuid not null references enterprises (id) on delete cascade on update cascade,
  primary key (kind, key, enterprise_id),
  constraint a_kind check (kind in ('code', 'name', 'phone'))
);
create index firm_keys_enterprise_id_idx on firm_keys (enterprise_id);

-- How many records share a key. Of two who add one at once the second waits here, and then sees the other's.
create table firm_key_sizes (
  kind text not null,
  key text not null,
  n int not null,
  primary key (kind, key)
);

-- Two records that share a key. `marks`: 4 a code, 2 the name, 1 the telephone under like names; the likeliest have the most. `place`: the
-- division, where both lie in one.
create table likely_pairs (
  one_id uuid not null references enterprises (id) on delete cascade on update cascade,
  other_id uuid not null references enterprises (id) on delete cascade on update cascade,
  marks int not null,
  place text,
  primary key (one_id, other_id),
  constraint once check (one_id < other_id)
);
create index likely_pairs_other_id_idx on likely_pairs (other_id);
create index likely_pairs_marks_one_id_other_id_idx on likely_pairs (marks desc, one_id, other_id);
create index likely_pairs_place_marks_one_id_other_id_idx on likely_pairs (place, marks desc, one_id, other_id);

-- Share of the pairs of neighbouring characters that two names have in common (Dice), at least half: of which one may be a
-- slip or a shortening of the other. Names come as `firm_name_key` makes them.
create function names_alike(one text, other text) returns boolean language sql immutable parallel safe as $$
  select one = other or coalesce((
    select 4.0 * count(*) filter (where sides = 2) >= nullif(sum(sides), 0)
    from (select piece, count(*) as sides from (
      select distinct 1 as side, substr(one, i, 2) as piece from generate_series(1, length(one) - 1) i
      union all select distinct 2, substr(other, i, 2) from generate_series(1, length(other) - 1) i) both_sides group by piece) pieces), false)
$$;

-- A name or telephone that more records share is no sign: an agent's, a word that many are called by.
create function most_alike(kind text) returns int language sql immutable parallel safe as $$ select case kind when 'phone' then 5 else 10 end $$;

create function keys_of(firms uuid[]) returns table (kind text, key text, enterprise_id uuid)
language sql stable security definer set search_path = public as $$
  with alone as materialized (
    select e.id, e.name_key, e.contact_mobile from enterprises e where e.id = any (firms) and e.merged_into_id is null and e.withdrawn_at is null
  )
  select 'name', a.name_key, a.id from alone a where length(a.name_key) > 1
  union select 'phone', a.contact_mobile, a.id from alone a where a.contact_mobile is not null
  union select 'code', k.code, a.id from alone a join enterprise_codes k on k.enterprise_id = a.id where k.mistaken_at is null
  -- The organisation code within a credit code.
  union select 'code', substr(k.code, 9, 9), a.id from alone a join enterprise_codes k on k.enterprise_id = a.id where k.field = 'uscc' and k.mistaken_at is null
$$;

-- What likely_pairs must hold of these firms.
create function counted_pairs(firms uuid[]) returns table (one_id uuid, other_id uuid, marks int, place text)
language sql stable security definer set search_path = public as $$
  with shared as materialized (
    select least(a.enterprise_id, b.enterprise_id) as one, greatest(a.enterprise_id, b.enterprise_id) as other,
      bit_or(case a.kind when 'code' then 4 when 'name' then 2 else 1 end) as marks
    from firm_keys a join firm_key_sizes s on s.kind = a.kind and s.key = a.key and s.n between 2 and most_alike(a.kind)
      join firm_keys b on b.kind = a.kind and b.key = a.key and b.enterprise_id <> a.enterprise_id
    where a.enterprise_id = any (firms) group by 1, 2
  )
  select p.one, p.other, p.marks, case when x.division_code = y.division_code then x.division_code end
  from shared p join enterprises x on x.id = p.one join enterprises y on y.id = p.other
  where (p.marks > 1 or names_alike(x.name_key, y.name_key))
    and not exists (select from enterprise_distinctions d where d.one_id = p.one and d.other_id = p.other)
$$;

-- Brings keys, sizes and pairs of these firms up to what they must be. A key that grows beyond what is a sign, or shrinks to it, concerns all
-- that have it. Each statement of the function reads what was committed until then.
create function keep_likely(firms uuid[]) returns void language plpgsql volatile security definer set search_path = public as $$
declare
  kinds text[];
  turned text[];
  concerned uuid[];
begin
  with due as materialized (select * from keys_of(firms)),
    -- Looked up in a set, as the planner doesn't know how many there are.
    gone as (delete from firm_keys k where k.enterprise_id = any (firms)
      and (k.kind, k.key, k.enterprise_id) not in (select kind, key, enterprise_id from due) returning k.kind, k.key),
    come as (insert into firm_keys select * from due on conflict do nothing returning kind, key),
    moved as materialized (
      select kind, key, sum(by)::int as by from (select *, -1 as by from gone union all select *, 1 from come) m
      group by kind, key having sum(by) <> 0),
    sized as (
      insert into firm_key_sizes as s (kind, key, n) select kind, key, by from moved order by kind, key
      on conflict (kind, key) do update set n = s.n + excluded.n returning new.kind, new.key, coalesce(old.n, 0) as was, new.n as is_now)
  select array_agg(kind), array_agg(key) into kinds, turned from sized where (is_now <= most_alike(kind)) <> (was <= most_alike(kind));
  select firms || coalesce(array_agg(k.enterprise_id), '{}') into concerned from unnest(kinds, turned) t (kind, key) join firm_keys k using (kind, key);
  with due as materialized (select * from counted_pairs(concerned)),
    gone as (delete from likely_pairs p where (p.one_id = any (concerned) or p.other_id = any (concerned))
      and (p.one_id, p.other_id) not in (select one_id, other_id from due))
  insert into likely_pairs as kept (one_id, other_id, marks, place) select * from due
  on conflict (one_id, other_id) do update set marks = excluded.marks, place = excluded.place
    where (kept.marks, kept.place) is distinct from (excluded.marks, excluded.place);
end $$;

-- All of them anew: after rows were loaded while triggers were laid aside.
create function recount_likely() returns void language plpgsql security definer set search_path = public as $$
begin
  delete from likely_pairs;
  delete from firm_keys;
  delete from firm_key_sizes;
  insert into firm_keys select * from keys_of(array(select id from enterprises));
  insert into firm_key_sizes select kind, key, count(*) from firm_keys group by kind, key;
  insert into likely_pairs select * from counted_pairs(array(select id from enterprises));
end $$;

-- Rows that aren't what they must be, and how many there are. For the system.
create function wrong_likely() returns table (name text, kept int, counted int, wrong boolean)
language sql stable security definer set search_path = public as $$
  with everyone as materialized (select array(select id from enterprises) as ids),
    due as materialized (select k.* from everyone, keys_of(ids) k)
  select concat_ws(' ', 'likely', one_id, other_id), coalesce(p.marks, -1), coalesce(n.marks, -1), (p.marks, p.place) is distinct from (n.marks, n.place)
  from likely_pairs p full join (select c.* from everyone, counted_pairs(ids) c) n using (one_id, other_id) where app_system()
  union all
  select concat_ws(' ', 'key', kind, k.enterprise_id, d.enterprise_id), count(k.enterprise_id)::int, count(d.enterprise_id)::int, true
  from firm_keys k full join due d using (kind, key, enterprise_id)
  where app_system() and (k.key is null or d.key is null) group by kind, k.enterprise_id, d.enterprise_id
  union all
  select concat_ws(' ', 'key', kind), coalesce(sum(s.n), 0)::int, coalesce(sum(d.n), 0)::int, bool_or(coalesce(s.n, 0) <> coalesce(d.n, 0))
  from firm_key_sizes s full join (select kind, key, count(*) as n from due group by kind, key) d using (kind, key) where app_system() group by kind
$$;
revoke all on function keys_of(uuid[]), counted_pairs(uuid[]), keep_likely(uuid[]), recount_likely(), wrong_likely() from public;
grant execute on function wrong_likely() to humi_app;

-- ── whatever changes what a record is known by ───────────────────────────────────────────────────
-- Once a statement: lists bring firms by the hundred. The rows of codes, which are kept row by row, stand by then.
create function likely_firms() returns trigger language plpgsql security definer set search_path = public as $$
declare firms uuid[];
begin
  if tg_op = 'INSERT' then firms := array(select id from fresh);
  else
    firms := array(select n.id from fresh n join stale o using (id)
      where (n.name_key, n.contact_mobile, n.uscc, n.org_code, n.reg_no, n.division_code, n.merged_into_id, n.withdrawn_at)
        is distinct from (o.name_key, o.contact_mobile, o.uscc, o.org_code, o.reg_no, o.division_code, o.merged_into_id, o.withdrawn_at));
  end if;
  if cardinality(firms) > 0 then perform keep_likely(firms); end if;
  return null;
end $$;
create trigger likely_new after insert on enterprises referencing new table as fresh for each statement execute function likely_firms();
create trigger likely_changed after update on enterprises referencing old table as stale new table as fresh
  for each statement execute function likely_firms();

-- A code that is entered as a former one, or struck; those that a firm has now come with the firm.
create function likely_code() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform keep_likely(array[new.enterprise_id]);
  return null;
end $$;
create trigger likely_entered after insert on enterprise_codes for each row when (new.source is not null) execute function likely_code();
create trigger likely_struck after update on enterprise_codes for each row
  when ((old.mistaken_at, old.enterprise_id, old.code) is distinct from (new.mistaken_at, new.enterprise_id, new.code)) execute function likely_code();

create function likely_distinction() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform keep_likely(array[new.one_id]);
  return null;
end $$;
create trigger likely_said after insert on enterprise_distinctions for each row execute function likely_distinction();

drop function enterprise_duplicates(text, int);

-- ── who reads them ───────────────────────────────────────────────────────────────────────────────
-- Whoever keeps the register: the city's offices each pair, a county's those of its own division. Nobody writes them; keys are the database's alone.
do $$
declare t text;
begin
  foreach t in array array['firm_keys', 'firm_key_sizes', 'likely_pairs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('grant select on %I to humi_app', t);
  end loop;
end $$;
create policy programme_office on likely_pairs for select using (
  (select app_regulator() and (app_has('programme_officer') or app_has('coordinator'))) and ((select app_city()) or place = (select app_division())));

select recount_likely();
