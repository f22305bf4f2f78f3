-- A change of a year's holidays is kept like one of a time limit.
alter table time_limit_changes alter column time_limit_id drop not null, add column year integer;
alter table time_limit_changes add constraint one_rule check (num_nonnulls(time_limit_id, year) = 1);
create index time_limit_changes_year_idx on time_limit_changes (year);

-- The due dates that a change moved: for whoever may see the clock, and as a list for the one who made the change.
create table clock_moves (
  id uuid not null default uuidv7(),
  change_id uuid,
  clock_id uuid not null,
  at timestamptz not null,
  from_day date not null,
  to_day date not null,
  constraint clock_moves_pkey primary key (id),
  constraint clock_moves_change_id_fkey foreign key (change_id) references time_limit_changes (id) on delete restrict on update cascade,
  constraint clock_moves_clock_id_fkey foreign key (clock_id) references clocks (id) on delete restrict on update cascade
);
create index clock_moves_change_id_idx on clock_moves (change_id);
create index clock_moves_clock_id_idx on clock_moves (clock_id);
alter table clock_moves enable row level security;
alter table clock_moves force row level security;
create policy system_all on clock_moves for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on clock_moves for all to humi_owner using (true) with check (true);
create policy security_reads on clock_moves for select using ((select app_has('security_administrator')));
create policy through_clock on clock_moves for select using (exists (select 1 from clocks k where k.id = clock_id));
grant select, insert on clock_moves to humi_app;

-- The date by which a record sorts: that of its earliest clock that runs and doesn't stand still.
create function earliest_due(subject uuid) returns date language sql stable as $$
  select min(due_on) from clocks where subject_id = subject and met_on is null and cancelled_on is null and paused_since is null
$$;
