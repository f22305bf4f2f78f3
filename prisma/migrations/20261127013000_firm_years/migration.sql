-- What a firm was in each year: titles, intellectual property, people. Nothing is overwritten: what is corrected stays with who said it and when.
create table enterprise_years (
  id uuid primary key default uuidv7(),
  enterprise_id uuid not null references enterprises (id) on update cascade on delete restrict,
  year int not null,
  state text not null,
  titles text[] not null default '{}',
  inventions int,
  utility_models int,
  designs int,
  trademarks int,
  software int,
  secrets int,
  staff int,
  research_staff int,
  source text not null,
  entered_at timestamptz not null,
  entered_by_id uuid not null,
  decided_at timestamptz,
  decided_by_id uuid,
  decided_because text,
  constraint a_year check (year between 2010 and 2100),
  constraint known_state check (state in ('proposed', 'confirmed', 'refused', 'replaced')),
  constraint decided check ((state = 'proposed') = (decided_at is null)),
  constraint counts check (least(inventions, utility_models, designs, trademarks, software, secrets, staff, research_staff) >= 0),
  constraint researchers_are_staff check (research_staff <= staff)
);
create index enterprise_years_enterprise_id_idx on enterprise_years (enterprise_id, year);
create unique index one_year_in_force on enterprise_years (enterprise_id, year) where state = 'confirmed';
create unique index one_year_proposed on enterprise_years (enterprise_id, year) where state = 'proposed';
create index enterprise_years_titles on enterprise_years (year, enterprise_id) where state = 'confirmed';

alter table enterprise_years enable row level security;
alter table enterprise_years force row level security;
create policy system_all on enterprise_years for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on enterprise_years for all to humi_owner using (true) with check (true);
create policy through_enterprise on enterprise_years for select
  using (exists (select 1 from enterprises e where e.id = enterprise_id));
create policy firm_proposes on enterprise_years for insert with check (enterprise_id = (select app_enterprise()) and state = 'proposed');
create policy office_enters on enterprise_years for insert with check (
  (select app_regulator() and app_has('programme_officer')) and state = 'confirmed'
  and exists (select 1 from enterprises e where e.id = enterprise_id));
create policy firm_replaces on enterprise_years for update
  using (enterprise_id = (select app_enterprise()) and state = 'proposed')
  with check (enterprise_id = (select app_enterprise()) and state = 'replaced');
create policy office_decides on enterprise_years for update
  using ((select app_regulator() and app_has('programme_officer')) and exists (select 1 from enterprises e where e.id = enterprise_id))
  with check ((select app_regulator() and app_has('programme_officer')));
grant select, insert on enterprise_years to humi_app;
grant update (state, decided_at, decided_by_id, decided_because) on enterprise_years to humi_app;
