-- Why a term was missed may be written before its step is taken, and corrected; nothing that was written is overwritten (docs/decisions/0149). The clock keeps
-- the reason that stands, for lists, and how many were given, which is what two writers at once compare and swap.
alter table clocks add column late_turns smallint not null default 0;

create table clock_reasons (
  clock_id uuid not null,
  turn smallint not null check (turn > 0),
  reason text not null check (length(reason) between 1 and 500),
  by_id uuid,
  at timestamptz not null,
  constraint clock_reasons_pkey primary key (clock_id, turn),
  constraint clock_reasons_clock_id_fkey foreign key (clock_id) references clocks (id) on delete restrict on update cascade
);

-- Those given until now, with the step that met the clock; by whom stands in the trail.
insert into clock_reasons (clock_id, turn, reason, by_id, at) select id, 1, late_reason, null, coalesce(met_at, now()) from clocks where late_reason is not null;
update clocks set late_turns = 1 where late_reason is not null;
alter table clocks add constraint a_reason_stands check ((late_reason is not null) = (late_turns > 0));

alter table clock_reasons enable row level security;
alter table clock_reasons force row level security;
create policy system_all on clock_reasons for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on clock_reasons for all to humi_owner using (true) with check (true);
grant select, insert on clock_reasons to humi_app;
-- Whoever sees the clock reads why it was missed; an official who sees it writes in his own name.
create policy through_clock on clock_reasons for select using (exists (select 1 from clocks k where k.id = clock_id));
create policy in_his_name on clock_reasons for insert with check (
  (select app_kind()) = 'official' and by_id = (select app_person()) and exists (select 1 from clocks k where k.id = clock_id));
