-- What the effects of clause 二 are measured by, and the values that are entered for them with proof and approved by a second person.
CREATE TYPE "outcome_frequency" AS ENUM ('year', 'half', 'quarter');
CREATE TYPE "outcome_measure" AS ENUM ('percent', 'per_thousand', 'count');
CREATE TYPE "outcome_count" AS ENUM ('cases', 'incidents', 'participants');
CREATE TYPE "outcome_value_status" AS ENUM ('entered', 'returned', 'approved', 'withdrawn');

create table outcome_indicators (
  id uuid primary key default uuidv7(),
  code text not null,
  serial integer not null,
  name_zh text not null,
  name_en text not null,
  definition_zh text not null,
  definition_en text not null,
  source text not null,
  owner_kind department_kind not null,
  frequency outcome_frequency not null,
  measure outcome_measure not null,
  counted outcome_count,
  lower_better boolean not null,
  sort integer not null,
  verified boolean not null default false,
  changed_at timestamptz not null,
  changed_by_id uuid,
  reason text,
  superseded_at timestamptz
);
create unique index outcome_indicators_code_serial_key on outcome_indicators (code, serial);
create unique index one_indicator_in_force on outcome_indicators (code) where superseded_at is null;

create table outcome_values (
  id uuid primary key default uuidv7(),
  code text not null,
  period_from date not null,
  period_to date not null,
  division_code text references divisions (code) on delete restrict on update cascade,
  numerator integer not null,
  denominator integer,
  note text not null,
  status outcome_value_status not null default 'entered',
  version integer not null default 1,
  due_on date,
  corrects_id uuid,
  correction_reason text,
  reason text,
  entered_by_id uuid not null,
  decided_by_id uuid,
  decided_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint outcome_values_corrects_id_fkey foreign key (corrects_id) references outcome_values (id) on delete set null on update cascade,
  constraint counts check (numerator >= 0 and (denominator is null or denominator >= greatest(numerator, 1))),
  constraint forwards check (period_to >= period_from),
  constraint corrected_with_reason check ((corrects_id is null) = (correction_reason is null)),
  constraint decided_by_another check (decided_by_id is null or decided_by_id <> entered_by_id),
  constraint approved_by_somebody check (status <> 'approved' or (decided_by_id is not null and decided_at is not null))
);
create index outcome_values_code_period_from_idx on outcome_values (code, period_from);
-- One figure for a period and place; what is put in its stead names it.
create unique index one_value_of_a_period on outcome_values (code, period_from, period_to, coalesce(division_code, ''))
  where corrects_id is null and status <> 'withdrawn';
create unique index one_correction_of_a_value on outcome_values (corrects_id) where status <> 'withdrawn';

create table outcome_files (
  id uuid primary key default uuidv7(),
  value_id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  hashed_by text not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz not null,
  constraint outcome_files_value_id_fkey foreign key (value_id) references outcome_values (id) on delete restrict on update cascade
);
create index outcome_files_value_id_idx on outcome_files (value_id);

do $$
declare t text;
begin
  foreach t in array array['outcome_indicators', 'outcome_values', 'outcome_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('grant select, insert on %I to humi_app', t);
  end loop;
end $$;
grant update on outcome_indicators, outcome_values to humi_app;

create policy everybody_reads on outcome_indicators for select using (true);
create policy lead_changes on outcome_indicators for insert
  with check ((select app_regulator() and app_city() and app_has('coordinator')));
create policy lead_supersedes on outcome_indicators for update
  using ((select app_regulator() and app_city() and app_has('coordinator'))) with check (true);

-- Whoever enters values or approves them.
create function app_keeps_outcomes() returns boolean language sql stable as
  $$ select app_regulator() and (app_has('programme_officer') or (app_city() and (app_has('coordinator') or app_has('bureau_leader')))) $$;

create policy approved_is_public on outcome_values for select using (status = 'approved');
create policy bureaus_read on outcome_values for select using ((select app_keeps_outcomes()));
create policy bureau_enters on outcome_values for insert
  with check ((select app_keeps_outcomes()) and entered_by_id = (select app_person()) and status = 'entered'
    and ((select app_city()) or division_code = (select app_division())));
create policy bureau_moves on outcome_values for update
  using ((select app_keeps_outcomes()) and ((select app_city()) or entered_by_id = (select app_person()))) with check (true);

create policy with_its_value on outcome_files for select
  using ((select app_keeps_outcomes()) and exists (select from outcome_values v where v.id = value_id));
create policy proof_while_open on outcome_files for insert
  with check ((select app_keeps_outcomes())
    and exists (select from outcome_values v where v.id = value_id and v.entered_by_id = (select app_person()) and v.status in ('entered', 'returned')));
create policy through_outcome on record_keys for all
  using ((select app_keeps_outcomes()) and exists (select from outcome_values v where v.id = record_id))
  with check ((select app_keeps_outcomes()) and exists (select from outcome_values v where v.id = record_id));

-- What was approved stays, whoever writes.
create function outcome_value_stays() returns trigger language plpgsql as $$
begin
  if old.status in ('approved', 'withdrawn') then
    raise exception 'the value is closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger closed_stays before update on outcome_values for each row execute function outcome_value_stays();

-- For each span of days: member firms on its last day; cases filed for, and complaints submitted by, firms that were members on that day;
-- members that took part in a training, a survey or a risk assessment. By division of the contact point. Of cases and complaints a number is
-- a sight too: only those who read the city's figures get them by division, a bureau its own, everybody else the city's, without small ones.
create function outcome_counts(from_days date[], to_days date[])
returns table (period integer, what text, division_code text, n integer)
language sql stable security definer set search_path = public as $$
  with asked as (
    select u.at::int as period, u.f, u.t from unnest(from_days, to_days) with ordinality as u (f, t, at)
  ), member as (
    select a.period, a.f, a.t, p.contact_point_id, p.division_code
    from asked a join contact_point_periods p on p.from_day <= a.t and (p.to_day is null or p.to_day > a.t)
  ), event as (
    select a.period, 'cases' as what, p.division_code
    from asked a join cases c on c.filed_on between a.f and a.t
      join contact_point_periods p on p.enterprise_id = c.enterprise_id and p.from_day <= c.filed_on and (p.to_day is null or p.to_day > c.filed_on)
    union all
    select a.period, 'incidents', p.division_code
    from asked a join complaints c on c.status not in ('draft', 'merged', 'withdrawn')
        and c.submitted_at >= a.f::timestamp at time zone 'Asia/Shanghai' and c.submitted_at < (a.t + 1)::timestamp at time zone 'Asia/Shanghai'
      join contact_point_periods p on p.enterprise_id = c.enterprise_id
        and p.from_day <= (c.submitted_at at time zone 'Asia/Shanghai')::date
        and (p.to_day is null or p.to_day > (c.submitted_at at time zone 'Asia/Shanghai')::date)
  ), counted as (
    select period, what, division_code, count(*)::int as n from event group by 1, 2, 3
  ), sees as (
    select app_system() or app_has('government_office')
      or (app_regulator() and app_city() and (app_has('coordinator') or app_has('bureau_leader'))) as everything,
      case when app_regulator() and (app_has('programme_officer') or app_has('bureau_leader')) then app_division() end as division
  )
  select period, 'members', division_code, count(*)::int from member group by 1, 3
  union all
  select period, 'participants', division_code, count(*)::int from member m
  where exists (select from point_services s where s.contact_point_id = m.contact_point_id and s.done_on between m.f and m.t
    and s.code in ('training', 'survey', 'risk_assessment'))
  group by 1, 3
  union all
  select c.period, c.what, c.division_code, c.n from counted c, sees s where s.everything or c.division_code = s.division
  union all
  select c.period, c.what, null, case when s.everything or sum(c.n) not between 1 and 2 then sum(c.n)::int end
  from counted c, sees s group by c.period, c.what, s.everything
$$;
revoke all on function outcome_counts(date[], date[]) from public;
grant execute on function outcome_counts(date[], date[]) to humi_app;
