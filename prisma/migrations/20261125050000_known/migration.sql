-- What the registers said, and when they were known to say it: a count of any day as it is known now, and as it was known then.

-- The portal's clock, told at the head of each transaction; unset for owners' statements and old portals.
create function app_now() returns timestamptz language sql stable as
  $$ select nullif(current_setting('app.now', true), '')::timestamptz $$;

-- Where a firm lay, and what it made, while it stood in the register: counts by town and by industry, which the public may not read elsewhere.
alter table contact_point_periods add column town text, add column industry_code text;
alter table site_periods add column town text, add column industry_code text;
update contact_point_periods p set town = e.town, industry_code = e.industry_code from enterprises e where e.id = p.enterprise_id;
update site_periods p set town = e.town, industry_code = e.industry_code from enterprises e where e.id = p.enterprise_id;

-- Filled here and not by each command, so that whichever way an entry comes into a register, its town and industry come with it.
create function place_period() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.town is null and new.industry_code is null then
    select e.town, e.industry_code into new.town, new.industry_code from enterprises e where e.id = new.enterprise_id;
  end if;
  return new;
end $$;
create trigger placed before insert on contact_point_periods for each row execute function place_period();
create trigger placed before insert on site_periods for each row execute function place_period();

-- Each state in which an entry of a register ever was, with the span during which the portal knew it so. Nothing is overwritten.
create table period_versions (
  id uuid primary key default uuidv7(),
  register text not null check (register in ('contact-points', 'demonstration-sites')),
  period_id uuid not null,
  subject_id uuid not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  number text not null,
  division_code text not null,
  cluster_id uuid,
  town text,
  industry_code text,
  from_day date not null,
  to_day date,
  known_from timestamptz not null,
  known_until timestamptz,
  constraint forwards check (to_day is null or to_day >= from_day)
);
create unique index one_known_version on period_versions (period_id) where known_until is null;
create index period_versions_register_from_day_idx on period_versions (register, from_day);

alter table period_versions enable row level security;
alter table period_versions force row level security;
create policy everybody_reads on period_versions for select using (true);
create policy owner_all on period_versions for all to humi_owner using (true) with check (true);
grant select on period_versions to humi_app;

-- Rows loaded by the owner, without the portal's clock, count as known from their first day on.
create function remember_period() returns trigger language plpgsql security definer set search_path = public as $$
declare
  row_now jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  moment timestamptz;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) = to_jsonb(old) then return null; end if;
  moment := coalesce(app_now(),
    ((case when tg_op = 'INSERT' then row_now ->> 'from_day' else coalesce(row_now ->> 'to_day', row_now ->> 'from_day') end)::date)::timestamp
      at time zone 'Asia/Shanghai');
  if tg_op <> 'INSERT' then
    -- In one moment only the last state counts, and it is no span of its own.
    update period_versions set known_until = greatest(moment, known_from) where period_id = old.id and known_until is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into period_versions (register, period_id, subject_id, enterprise_id, enterprise_name, number, division_code,
      cluster_id, town, industry_code, from_day, to_day, known_from)
    values (tg_argv[0], new.id, (row_now ->> tg_argv[1])::uuid, new.enterprise_id, new.enterprise_name, new.number, new.division_code,
      new.cluster_id, new.town, new.industry_code, new.from_day, new.to_day, moment);
  end if;
  return null;
end $$;
create trigger remembered after insert or update or delete on contact_point_periods
  for each row execute function remember_period('contact-points', 'contact_point_id');
create trigger remembered after insert or update or delete on site_periods
  for each row execute function remember_period('demonstration-sites', 'site_id');

-- Entries older than this table: until now they were always made on the day they speak of. A point's end was known on that day; a site's
-- term stood from the first day, an earlier end is a revocation.
create function remember_old_periods() returns void language sql security definer set search_path = public as $$
with old as (
  select 'contact-points' as register, id as period_id, contact_point_id as subject_id, enterprise_id, enterprise_name, number, division_code,
    cluster_id, town, industry_code, from_day, to_day, null::date as expected
  from contact_point_periods p where not exists (select from period_versions v where v.period_id = p.id)
  union all
  select 'demonstration-sites', id, site_id, enterprise_id, enterprise_name, number, division_code,
    cluster_id, town, industry_code, from_day, to_day, (from_day + interval '36 months')::date
  from site_periods p where not exists (select from period_versions v where v.period_id = p.id)
), told as (
  select *, from_day::timestamp at time zone 'Asia/Shanghai' as began,
    case when to_day is distinct from expected then to_day::timestamp at time zone 'Asia/Shanghai' end as changed
  from old
)
insert into period_versions (register, period_id, subject_id, enterprise_id, enterprise_name, number, division_code, cluster_id, town,
  industry_code, from_day, to_day, known_from, known_until)
select register, period_id, subject_id, enterprise_id, enterprise_name, number, division_code, cluster_id, town, industry_code,
  from_day, expected, began, changed from told
union all
select register, period_id, subject_id, enterprise_id, enterprise_name, number, division_code, cluster_id, town, industry_code,
  from_day, to_day, changed, null from told where changed is not null
$$;
revoke all on function remember_old_periods() from public;
select remember_old_periods();
