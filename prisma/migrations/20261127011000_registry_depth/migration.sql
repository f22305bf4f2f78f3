-- ── codes: every code that a firm has or ever had, from when until when ─────────────────────────
create table enterprise_codes (
  id uuid primary key default uuidv7(),
  enterprise_id uuid not null references enterprises (id) on update cascade on delete restrict,
  field text not null,
  code text not null,
  from_day date,
  to_day date,
  source text,
  recorded_at timestamptz not null,
  recorded_by_id uuid,
  mistaken_at timestamptz,
  mistaken_by_id uuid,
  constraint a_code check (field in ('uscc', 'orgCode', 'regNo')),
  constraint forwards check (from_day is null or to_day is null or to_day >= from_day),
  constraint only_former_is_mistaken check (mistaken_at is null or to_day is not null)
);
create index enterprise_codes_code_idx on enterprise_codes (code);
create index enterprise_codes_enterprise_id_idx on enterprise_codes (enterprise_id);
create unique index one_code_of_a_kind_now on enterprise_codes (enterprise_id, field) where to_day is null;

-- Kept by the database, whichever way a code changes: by registration, correction, list or merge. Since when a firm that registers has had its
-- code the register doesn't know; of a change it knows the day.
create function keep_codes() returns trigger language plpgsql security definer set search_path = public as $$
declare
  moment timestamptz := coalesce(app_now(), new.updated_at, now());
  today date := (coalesce(app_now(), new.updated_at, now()) at time zone 'Asia/Shanghai')::date;
  c record;
begin
  for c in
    select * from (values
      ('uscc', case when tg_op = 'UPDATE' then old.uscc end, new.uscc),
      ('orgCode', case when tg_op = 'UPDATE' then old.org_code end, new.org_code),
      ('regNo', case when tg_op = 'UPDATE' then old.reg_no end, new.reg_no)) v (field, was, is_now)
    where v.was is distinct from v.is_now
  loop
    if c.was is not null then
      update enterprise_codes set to_day = greatest(today, from_day) where enterprise_id = new.id and field = c.field and to_day is null;
    end if;
    if c.is_now is not null then
      insert into enterprise_codes (enterprise_id, field, code, from_day, recorded_at, recorded_by_id)
      values (new.id, c.field, c.is_now, case when tg_op = 'UPDATE' then today end, moment, app_person());
    end if;
  end loop;
  return null;
end $$;
create trigger keep_codes after insert or update of uscc, org_code, reg_no on enterprises for each row execute function keep_codes();

insert into enterprise_codes (enterprise_id, field, code, recorded_at)
select e.id, v.field, v.code, e.created_at
from enterprises e, lateral (values ('uscc', e.uscc), ('orgCode', e.org_code), ('regNo', e.reg_no)) v (field, code) where v.code is not null;
insert into enterprise_codes (enterprise_id, field, code, to_day, recorded_at, recorded_by_id)
select distinct on (h.enterprise_id, b.key, b.value) h.enterprise_id, b.key, b.value, (h.changed_at at time zone 'Asia/Shanghai')::date, h.changed_at, h.changed_by_id
from enterprise_changes h, jsonb_each_text(h.before::jsonb) b
where b.key in ('uscc', 'orgCode', 'regNo') and b.value is not null
  and not exists (select from enterprise_codes k where k.enterprise_id = h.enterprise_id and k.field = b.key and k.code = b.value)
order by h.enterprise_id, b.key, b.value, h.changed_at desc;

-- ── two records of one firm ──────────────────────────────────────────────────────────────────────
-- What a name is compared by: without place, legal form and what people write one way or the other.
create function firm_name_key(name text) returns text language sql immutable parallel safe as $$
  select regexp_replace(regexp_replace(
    lower(regexp_replace(coalesce(name, ''), '[[:space:]()（）·,，.。-]', '', 'g')),
    '^(中国)?(浙江省?)?(嘉兴市?)?', ''), '(股份有限公司|有限责任公司|有限公司|公司)?(演示)?$', '')
$$;
alter table enterprises add column merged_into_id uuid references enterprises (id) on update cascade on delete restrict;
alter table enterprises add column name_key text generated always as (firm_name_key(name)) stored;
alter table enterprises add constraint merged_somewhere check ((status = 'merged') = (merged_into_id is not null));
alter table enterprises add constraint not_into_itself check (merged_into_id <> id);
create index enterprises_merged_into_id_idx on enterprises (merged_into_id) where merged_into_id is not null;
create index enterprises_name_key on enterprises (name_key) where merged_into_id is null;
create index enterprises_contact_mobile on enterprises (contact_mobile) where merged_into_id is null;

-- Of one code there is one record that stands by itself; what was merged keeps the codes that it had.
drop index enterprises_uscc_key;
drop index enterprises_org_code_key;
drop index enterprises_reg_no_key;
create unique index enterprises_uscc_key on enterprises (uscc) where merged_into_id is null;
create unique index enterprises_org_code_key on enterprises (org_code) where merged_into_id is null;
create unique index enterprises_reg_no_key on enterprises (reg_no) where merged_into_id is null;

create table enterprise_merges (
  id uuid primary key default uuidv7(),
  survivor_id uuid not null references enterprises (id) on update cascade on delete restrict,
  absorbed_id uuid not null references enterprises (id) on update cascade on delete restrict,
  survivor_name text not null,
  absorbed_name text not null,
  was_checked boolean not null,
  change_id uuid,
  reason text not null,
  merged_at timestamptz not null,
  merged_by_id uuid not null,
  undone_at timestamptz,
  undone_by_id uuid,
  undone_reason text,
  constraint two_records check (survivor_id <> absorbed_id),
  constraint undone_with_reason check (num_nonnulls(undone_at, undone_by_id, undone_reason) in (0, 3))
);
create unique index one_merge_of_a_record on enterprise_merges (absorbed_id) where undone_at is null;
create index enterprise_merges_survivor_id_idx on enterprise_merges (survivor_id);
create index enterprise_merges_merged_at_idx on enterprise_merges (merged_at);

-- Two that look alike and are not the same; said once, with the reason.
create table enterprise_distinctions (
  one_id uuid not null references enterprises (id) on update cascade on delete restrict,
  other_id uuid not null references enterprises (id) on update cascade on delete restrict,
  reason text not null,
  said_at timestamptz not null,
  said_by_id uuid not null,
  primary key (one_id, other_id),
  constraint in_order check (one_id < other_id)
);
create index enterprise_distinctions_other_id_idx on enterprise_distinctions (other_id);

-- Whoever looks for what was merged finds where it went.
create function former_of(enterprise uuid) returns text language sql stable security definer set search_path = public as $$
  select coalesce(string_agg(distinct word, ' '), '') from (
    select b.value as word from enterprise_changes h, jsonb_each_text(h.before::jsonb) b
      where h.enterprise_id = enterprise and b.key in ('name', 'uscc', 'orgCode', 'regNo') and b.value is not null
    union select code from enterprise_codes where enterprise_id = enterprise and to_day is not null
    union select m.search from enterprises m where m.merged_into_id = enterprise) w
$$;
revoke all on function former_of(uuid) from public;
create function follow_merged() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if old.merged_into_id is not null then
    update enterprises set former = former_of(id) where id = old.merged_into_id;
  end if;
  if new.merged_into_id is not null then
    update enterprises set former = former_of(id) where id = new.merged_into_id;
  end if;
  return null;
end $$;
create trigger follow_merged after update of merged_into_id on enterprises for each row
  when (old.merged_into_id is distinct from new.merged_into_id) execute function follow_merged();

-- Pairs that could be one firm, in whole sight of the asking office: the city's all, a county's its own. A telephone that more than five firms
-- share, or a name that more than ten have, says nothing. Bounded, by index; pairs of which somebody said that they differ are left out.
create function enterprise_duplicates(place text, most int) returns table (one uuid, other uuid, reasons text[])
language sql stable rows 100 security definer set search_path = public as $$
  with alone as materialized (
    select e.id, e.name_key, e.contact_mobile, e.org_code, substr(e.uscc, 9, 9) as inner_code from enterprises e
    where e.merged_into_id is null and app_regulator() and (app_has('programme_officer') or app_has('coordinator'))
      and (app_city() or e.division_code = app_division()) and (place is null or e.division_code = place)
  ), pairs as (
    select a.id as one, b.id as other, 'name' as reason from alone a join alone b on a.name_key = b.name_key and a.id < b.id
      where length(a.name_key) > 1
        and a.name_key in (select name_key from alone group by name_key having count(*) between 2 and 10)
    union all
    select a.id, b.id, 'phone' from alone a join alone b on a.contact_mobile = b.contact_mobile and a.id < b.id
      where a.contact_mobile in (select contact_mobile from alone where contact_mobile is not null group by contact_mobile having count(*) between 2 and 5)
    union all
    select least(a.id, b.id), greatest(a.id, b.id), 'code' from alone a join alone b on a.inner_code = b.org_code and a.id <> b.id
    union all
    select least(k.enterprise_id, l.enterprise_id), greatest(k.enterprise_id, l.enterprise_id), 'code'
      from enterprise_codes k join enterprise_codes l on k.code = l.code and k.to_day is not null and k.mistaken_at is null and l.mistaken_at is null
      join alone a on a.id = k.enterprise_id join alone b on b.id = l.enterprise_id and b.id <> a.id
  )
  select p.one, p.other, array_agg(distinct p.reason order by p.reason)
  from pairs p where not exists (select from enterprise_distinctions d where d.one_id = p.one and d.other_id = p.other)
  group by p.one, p.other
  order by bool_or(p.reason = 'code') desc, count(distinct p.reason) desc, bool_or(p.reason = 'name') desc, p.one, p.other
  limit most
$$;

-- Firms that look like one that waits: no longer those that were merged.
create or replace function enterprise_lookalikes(enterprise uuid)
returns table (id uuid, name text, division_code text, status enterprise_status, reasons text[])
language sql stable security definer set search_path = public as $$
  select o.id, o.name, o.division_code, o.status, array_remove(array[
    case when substr(o.uscc, 9, 9) = e.org_code or o.org_code = substr(e.uscc, 9, 9) then 'code' end,
    case when folded(o.name) = folded(e.name) then 'name' end,
    case when folded(o.address) = folded(e.address) and folded(e.address) <> '' then 'address' end,
    case when o.contact_mobile = e.contact_mobile then 'mobile' end], null)
  from enterprises e
  join enterprises o on o.id <> e.id and o.merged_into_id is null and (
    substr(o.uscc, 9, 9) = e.org_code or o.org_code = substr(e.uscc, 9, 9)
    or folded(o.name) = folded(e.name)
    or (folded(o.address) = folded(e.address) and folded(e.address) <> '')
    or o.contact_mobile = e.contact_mobile)
  where e.id = enterprise and app_regulator() and (app_city() or e.division_code = app_division())
  order by o.id
  limit 10
$$;

-- Which of these codes are, or were, of firms that the asking county doesn't see. A code that one of its own firms has now is that firm's.
create or replace function enterprise_codes_elsewhere(codes text[]) returns setof text language sql stable security definer set search_path = public as $$
  with held as (
    select k.code, k.to_day is null as current, t.division_code
    from enterprise_codes k join enterprises e on e.id = k.enterprise_id join enterprises t on t.id = coalesce(e.merged_into_id, e.id)
    where app_regulator() and not app_city() and (app_has('programme_officer') or app_has('coordinator'))
      and k.code = any (codes) and k.mistaken_at is null
  )
  select distinct code from held h where h.division_code <> app_division()
    and (h.current or not exists (select from held o where o.code = h.code and o.division_code = app_division()))
$$;

do $$
declare t text;
begin
  foreach t in array array['enterprise_codes', 'enterprise_merges', 'enterprise_distinctions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert on enterprise_codes, enterprise_merges, enterprise_distinctions to humi_app;
grant update (mistaken_at, mistaken_by_id) on enterprise_codes to humi_app;
grant update (undone_at, undone_by_id, undone_reason) on enterprise_merges to humi_app;

create policy through_enterprise on enterprise_codes for select
  using (exists (select 1 from enterprises e where e.id = enterprise_id));
create policy office_writes on enterprise_codes for insert with check (
  (select app_regulator() and app_has('programme_officer')) and exists (select 1 from enterprises e where e.id = enterprise_id));
create policy office_strikes on enterprise_codes for update
  using ((select app_regulator() and app_has('programme_officer')) and exists (select 1 from enterprises e where e.id = enterprise_id))
  with check ((select app_regulator() and app_has('programme_officer')));

-- A firm's people learn that two records became one, and of the other no more than its name. An office must see both to join or to part them.
create policy own on enterprise_merges for select
  using (survivor_id = (select app_enterprise()) or absorbed_id = (select app_enterprise()));
create policy regulators on enterprise_merges for select
  using ((select app_regulator()) and exists (select 1 from enterprises e where e.id in (survivor_id, absorbed_id)));
create policy office_merges on enterprise_merges for insert with check (
  (select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
  and exists (select 1 from enterprises e where e.id = survivor_id) and exists (select 1 from enterprises e where e.id = absorbed_id));
create policy office_parts on enterprise_merges for update
  using ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
    and exists (select 1 from enterprises e where e.id = survivor_id) and exists (select 1 from enterprises e where e.id = absorbed_id))
  with check ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator'))));
create policy regulators on enterprise_distinctions for select
  using ((select app_regulator()) and exists (select 1 from enterprises e where e.id in (one_id, other_id)));
create policy office_says on enterprise_distinctions for insert with check (
  (select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
  and exists (select 1 from enterprises e where e.id = one_id) and exists (select 1 from enterprises e where e.id = other_id));
