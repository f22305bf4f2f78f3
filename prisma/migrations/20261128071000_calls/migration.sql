-- Whether applications are taken, as rows by day, and the calls to apply with their dates. docs/decisions/0101-open-paused-closed-by-day.md
create table application_states (
  id uuid primary key default uuidv7(),
  kind text not null,
  state text not null,
  from_day date not null,
  until_day date,
  reason text not null,
  after_id uuid references application_states (id) on delete restrict on update cascade,
  set_at timestamptz not null,
  set_by_id uuid not null,
  constraint known_kind check (kind in ('contact-point', 'demonstration-site')),
  constraint known_state check (state in ('open', 'paused', 'closed')),
  constraint only_shut_ends check (until_day is null or (state <> 'open' and until_day >= from_day)),
  constraint reasoned check (reason <> '')
);
-- Each row says which one it follows: of two who set it at once one is told that he was overtaken.
create unique index one_state_after_another on application_states (kind, after_id) nulls not distinct;

create table calls (
  id uuid primary key default uuidv7(),
  title text not null,
  text text not null,
  from_day date not null,
  to_day date not null,
  announced_at timestamptz not null,
  announced_by_id uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by_id uuid,
  withdrawn_reason text,
  constraint forwards check (to_day >= from_day),
  constraint says_something check (title <> '' and text <> ''),
  constraint withdrawn_with_reason check (num_nonnulls(withdrawn_at, withdrawn_by_id, withdrawn_reason) in (0, 3))
);
create index calls_from_day_idx on calls (from_day);

do $$
declare t text;
begin
  foreach t in array array['application_states', 'calls'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('create policy everybody_reads on %I for select using (true)', t);
    execute format('create policy lead_writes on %I for insert with check ((select app_regulator() and app_city() and app_has(''coordinator'')))', t);
  end loop;
end $$;
create policy lead_withdraws on calls for update using ((select app_regulator() and app_city() and app_has('coordinator')))
  with check ((select app_regulator() and app_city() and app_has('coordinator')));
grant select, insert on application_states, calls to humi_app;
grant update (withdrawn_at, withdrawn_by_id, withdrawn_reason) on calls to humi_app;

-- What holds on a day: the row that begins last, of those of one day the one entered last. What was shut until a day is open after it, by itself.
create function application_state_on(wanted text, day date) returns table (state text, from_day date, until_day date, reason text)
language sql stable rows 1 as $$
  select case when s.until_day < day then 'open' else s.state end, s.from_day, s.until_day, s.reason
  from application_states s where s.kind = wanted and s.from_day <= day
  order by s.from_day desc, s.set_at desc, s.id desc limit 1
$$;

-- The second lock: while applications are shut, none is handed in, whichever way it comes. A draft is kept and changed, and a returned application, which
-- came in time, comes again.
create function applications_are_open() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from application_state_on(tg_argv[0], (coalesce(app_now(), now()) at time zone 'Asia/Shanghai')::date) s where s.state <> 'open') then
    raise exception 'refused: applications-shut' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger applications_are_open before insert on contact_points for each row when (new.status = 'applied')
  execute function applications_are_open('contact-point');
create trigger applications_are_open before update of status on demonstration_sites for each row
  when (old.status = 'draft' and new.status = 'applied') execute function applications_are_open('demonstration-site');
