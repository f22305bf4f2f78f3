-- What befalls a firm, with the day on which it holds and the moment at which it was entered: the two are seldom the same.
create table enterprise_events (
  id uuid primary key default uuidv7(),
  enterprise_id uuid not null references enterprises (id) on update cascade on delete restrict,
  kind text not null,
  holds_from date not null,
  from_division text references divisions (code) on update cascade on delete restrict,
  to_division text references divisions (code) on update cascade on delete restrict,
  parent_name text,
  parent_id uuid references enterprises (id) on update cascade on delete set null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by_id uuid,
  constraint known_kind check (kind in ('moved', 'deregistered', 'revoked', 'restored', 'branch', 'independent')),
  constraint moved_somewhere check ((kind = 'moved') = (from_division is not null and to_division is not null)),
  constraint elsewhere check (from_division <> to_division),
  constraint branch_of_somebody check ((kind = 'branch') = (parent_name is not null)),
  constraint only_branches_have_parents check (parent_id is null or kind = 'branch')
);
create index enterprise_events_enterprise_id_idx on enterprise_events (enterprise_id, holds_from);
create index enterprise_events_parent_id_idx on enterprise_events (parent_id) where parent_id is not null;

-- As it is now; the rows above say since when.
alter table enterprises add column standing text not null default 'in_business';
alter table enterprises add constraint known_standing check (standing in ('in_business', 'deregistered', 'revoked'));
create index enterprises_out_of_business on enterprises (division_code, id) where standing <> 'in_business';

alter table enterprise_events enable row level security;
alter table enterprise_events force row level security;
create policy system_all on enterprise_events for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on enterprise_events for all to humi_owner using (true) with check (true);
create policy through_enterprise on enterprise_events for select
  using (exists (select 1 from enterprises e where e.id = enterprise_id));
create policy office_enters on enterprise_events for insert with check (
  (select app_regulator() and app_has('programme_officer')) and exists (select 1 from enterprises e where e.id = enterprise_id));
grant select, insert on enterprise_events to humi_app;
