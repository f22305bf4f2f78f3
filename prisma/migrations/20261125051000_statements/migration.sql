-- Statements of a period: each division's bureau confirms its figures, the lead accepts, and from then on they stay as they were published.
create table statements (
  id uuid primary key default uuidv7(),
  as_of date not null,
  version integer not null default 1,
  opened_at timestamptz not null,
  opened_by_id uuid not null references persons (id) on delete restrict on update cascade,
  accepted_at timestamptz,
  accepted_by_id uuid references persons (id) on delete restrict on update cascade,
  constraint accepted_by_somebody check ((accepted_at is null) = (accepted_by_id is null))
);
create unique index statements_as_of_key on statements (as_of);

create table statement_figures (
  statement_id uuid not null references statements (id) on delete restrict on update cascade,
  indicator text not null,
  division_code text not null references divisions (code) on delete restrict on update cascade,
  n integer not null,
  target integer not null,
  confirmed_at timestamptz not null,
  confirmed_by_id uuid not null references persons (id) on delete restrict on update cascade,
  primary key (statement_id, indicator, division_code)
);

create table restatements (
  id uuid primary key default uuidv7(),
  statement_id uuid not null references statements (id) on delete restrict on update cascade,
  indicator text not null,
  division_code text not null references divisions (code) on delete restrict on update cascade,
  published integer not null,
  n integer not null,
  reason text not null,
  at timestamptz not null,
  by_id uuid not null references persons (id) on delete restrict on update cascade
);
create index restatements_statement_id_idx on restatements (statement_id);

do $$
declare t text;
begin
  foreach t in array array['statements', 'statement_figures', 'restatements'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('grant select, insert on %I to humi_app', t);
  end loop;
end $$;
grant update on statements, statement_figures to humi_app;

create policy accepted_is_public on statements for select using (accepted_at is not null);
create policy officials_read on statements for select using ((select app_kind()) = 'official');
create policy lead_opens on statements for insert
  with check ((select app_regulator() and app_city() and app_has('coordinator')) and accepted_at is null);
create policy lead_accepts on statements for update
  using ((select app_regulator() and app_city() and app_has('coordinator')) and accepted_at is null) with check (true);

create policy as_its_statement on statement_figures for select using (exists (select from statements s where s.id = statement_id));
create policy bureau_confirms on statement_figures for insert
  with check ((select app_regulator() and app_has('programme_officer')) and ((select app_city()) or division_code = (select app_division())));
create policy bureau_confirms_anew on statement_figures for update
  using ((select app_regulator() and app_has('programme_officer')) and ((select app_city()) or division_code = (select app_division())));

create policy as_its_statement on restatements for select using (exists (select from statements s where s.id = statement_id));
create policy lead_restates on restatements for insert
  with check ((select app_regulator() and app_city() and app_has('coordinator'))
    and exists (select from statements s where s.id = statement_id and s.accepted_at is not null));

-- What was published stays, whoever writes.
create function statement_is_open() returns trigger language plpgsql security definer set search_path = public as $$
declare closed boolean;
begin
  -- Shared until the end: whoever accepts meanwhile waits, and then sees what was confirmed.
  select s.accepted_at is not null into closed from statements s where s.id = new.statement_id for share;
  if closed then
    raise exception 'the statement is closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger closed_stays before insert or update on statement_figures for each row execute function statement_is_open();
