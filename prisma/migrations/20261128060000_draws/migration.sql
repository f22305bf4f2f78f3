-- Draws of firms and officers (双随机), the officers' card numbers, who goes along with a visit, who keeps away from a firm.
create type visit_draw_status as enum ('draft', 'frozen', 'drawn', 'abandoned');

alter table persons add column card_number text;
create or replace view known_officials with (security_barrier) as
  select id, name, post, department_id, status = 'active' as active, card_number from persons
  where kind = 'official' and (select app_kind()) in ('firm', 'official', 'system');

create table visit_draws (
  id uuid not null default uuidv7() constraint visit_draws_pkey primary key,
  division_code text not null,
  title text not null,
  status visit_draw_status not null default 'draft',
  purpose visit_purpose not null,
  sources text[],
  divisions text[],
  clusters uuid[],
  industries text[],
  months integer not null,
  take integer not null,
  "each" integer not null,
  visits_by date not null,
  absent uuid[],
  number_source text not null,
  number_on date not null,
  burden_reason text,
  list_hash text,
  commitment text,
  firm_count integer,
  officer_count integer,
  frozen_at timestamptz,
  frozen_by_id uuid,
  secret text,
  number text,
  seed text,
  drawn_at timestamptz,
  drawn_by_id uuid,
  reason text,
  abandoned_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  created_by_id uuid not null,
  constraint some_are_drawn check (take between 1 and 100 and "each" between 1 and 4 and months between 0 and 60),
  constraint drawn_from_something check (cardinality(sources) > 0 and sources <@ array['point', 'site']),
  constraint frozen_is_whole check ((status = 'draft' or (status = 'abandoned' and frozen_at is null)) or
    (list_hash is not null and commitment is not null and firm_count is not null and officer_count is not null and frozen_at is not null)),
  constraint drawn_is_whole check ((status = 'drawn') = (seed is not null) and (seed is null) = (secret is null)
    and (seed is null) = (number is null) and (seed is null) = (drawn_at is null)),
  constraint abandoned_has_reason check ((status = 'abandoned') = (abandoned_at is not null) and (status <> 'abandoned' or reason is not null))
);
create index visit_draws_division_code_id_idx on visit_draws (division_code, id);

create table visit_draw_firms (
  draw_id uuid not null,
  no integer not null,
  enterprise_id uuid not null,
  code text not null,
  division_code text not null,
  name text not null,
  place integer,
  officers integer[],
  visit_id uuid,
  constraint visit_draw_firms_pkey primary key (draw_id, no),
  constraint visit_draw_firms_draw_id_fkey foreign key (draw_id) references visit_draws (id) on delete restrict on update cascade,
  constraint drawn_has_its_visit check ((place is null) = (visit_id is null))
);
create unique index visit_draw_firms_draw_id_enterprise_id_key on visit_draw_firms (draw_id, enterprise_id);

create table visit_draw_officers (
  draw_id uuid not null,
  no integer not null,
  person_id uuid not null,
  division_code text not null,
  city boolean not null,
  card text not null,
  name text not null,
  constraint visit_draw_officers_pkey primary key (draw_id, no),
  constraint visit_draw_officers_draw_id_fkey foreign key (draw_id) references visit_draws (id) on delete restrict on update cascade
);

create table visit_draw_exclusions (
  id uuid not null default uuidv7() constraint visit_draw_exclusions_pkey primary key,
  draw_id uuid not null,
  enterprise_id uuid,
  person_id uuid,
  reason text not null,
  day date,
  constraint visit_draw_exclusions_draw_id_fkey foreign key (draw_id) references visit_draws (id) on delete restrict on update cascade,
  constraint known_reason check (reason in ('visited', 'absent', 'interest') and num_nonnulls(enterprise_id, person_id) > 0)
);
create index visit_draw_exclusions_draw_id_idx on visit_draw_exclusions (draw_id);

create table visit_companions (
  visit_id uuid not null,
  person_id uuid not null,
  constraint visit_companions_pkey primary key (visit_id, person_id),
  constraint visit_companions_visit_id_fkey foreign key (visit_id) references visits (id) on delete restrict on update cascade
);
create index visit_companions_person_id_idx on visit_companions (person_id);

create table visit_recusals (
  id uuid not null default uuidv7() constraint visit_recusals_pkey primary key,
  person_id uuid not null,
  enterprise_id uuid not null,
  visit_id uuid not null,
  ground text not null,
  recused_at timestamptz not null,
  constraint visit_recusals_visit_id_fkey foreign key (visit_id) references visits (id) on delete restrict on update cascade
);
create unique index visit_recusals_visit_id_person_id_key on visit_recusals (visit_id, person_id);
create index visit_recusals_enterprise_id_idx on visit_recusals (enterprise_id);

alter table visits add column draw_id uuid, add column burden_reason text;
alter table visits add constraint visits_draw_id_fkey foreign key (draw_id) references visit_draws (id) on delete set null on update cascade;
create index visits_draw_id_idx on visits (draw_id);

do $$
declare t text;
begin
  foreach t in array array['visit_draws', 'visit_draw_firms', 'visit_draw_officers', 'visit_draw_exclusions', 'visit_companions', 'visit_recusals'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on visit_draws, visit_draw_firms to humi_app;
grant select, insert on visit_draw_officers, visit_draw_exclusions, visit_recusals to humi_app;
grant select, insert, delete on visit_companions to humi_app;

-- A bureau's own draws; the city's bureau sees all of them. They are made by the programme office and the coordinator.
create function app_draws(division text) returns boolean language sql stable as $$
  select app_regulator() and division = app_division() and (app_has('programme_officer') or app_has('coordinator'))
$$;
create policy bureaus_read on visit_draws for select
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())));
create policy office_makes on visit_draws for insert
  with check (app_draws(division_code) and status = 'draft' and created_by_id = (select app_person()));
create policy office_moves on visit_draws for update using (app_draws(division_code)) with check (app_draws(division_code));

create policy through_draw on visit_draw_firms for select using (exists (select from visit_draws d where d.id = draw_id));
create policy office_freezes on visit_draw_firms for insert
  with check (exists (select from visit_draws d where d.id = draw_id and app_draws(d.division_code)));
create policy office_draws on visit_draw_firms for update
  using (place is null and exists (select from visit_draws d where d.id = draw_id and app_draws(d.division_code))) with check (true);
create policy through_draw on visit_draw_officers for select using (exists (select from visit_draws d where d.id = draw_id));
create policy office_freezes on visit_draw_officers for insert
  with check (exists (select from visit_draws d where d.id = draw_id and app_draws(d.division_code)));
create policy through_draw on visit_draw_exclusions for select using (exists (select from visit_draws d where d.id = draw_id));
create policy office_freezes on visit_draw_exclusions for insert
  with check (exists (select from visit_draws d where d.id = draw_id and app_draws(d.division_code)));

-- The seed's first half lies under the draw, for whoever draws.
create policy through_draw on sealed_values for all
  using (exists (select from visit_draws d where d.id = record_id and app_draws(d.division_code)))
  with check (exists (select from visit_draws d where d.id = record_id and app_draws(d.division_code)));
create policy through_draw on record_keys for all
  using (exists (select from visit_draws d where d.id = record_id and app_draws(d.division_code)))
  with check (exists (select from visit_draws d where d.id = record_id and app_draws(d.division_code)));

create policy through_visit on visit_companions for all
  using (exists (select from visits v where v.id = visit_id))
  with check ((select app_regulator()) and exists (select from visits v where v.id = visit_id));
-- A ground is for officials: the firm isn't told.
create policy bureaus_read on visit_recusals for select
  using (person_id = (select app_person()) or ((select app_regulator()) and exists (select from visits v where v.id = visit_id)));
create policy by_whom on visit_recusals for insert
  with check (person_id = (select app_person()) and exists (select from visits v where v.id = visit_id));

create policy draw_history on audit_entries for select
  using ((select app_regulator()) and subject_kind = 'visit-draw' and exists (select from visit_draws d where d.id = subject_id));

-- Drawn or abandoned, nothing of a draw changes; frozen, nothing of what it is drawn from and by.
create function visit_draw_stays() returns trigger language plpgsql as $$
begin
  if old.status in ('drawn', 'abandoned') then
    raise exception 'the draw is over' using errcode = 'check_violation';
  end if;
  if old.status = 'frozen' and (new.division_code, new.title, new.purpose, new.sources, new.divisions, new.clusters, new.industries, new.months, new.take,
      new."each", new.visits_by, new.absent, new.number_source, new.number_on, new.burden_reason, new.list_hash, new.commitment, new.firm_count,
      new.officer_count, new.frozen_at, new.frozen_by_id)
    is distinct from (old.division_code, old.title, old.purpose, old.sources, old.divisions, old.clusters, old.industries, old.months, old.take,
      old."each", old.visits_by, old.absent, old.number_source, old.number_on, old.burden_reason, old.list_hash, old.commitment, old.firm_count,
      old.officer_count, old.frozen_at, old.frozen_by_id) then
    raise exception 'the list is frozen' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger frozen_stays before update on visit_draws for each row execute function visit_draw_stays();
create function visit_draw_firm_stays() returns trigger language plpgsql as $$
begin
  if old.place is not null or (new.draw_id, new.no, new.enterprise_id, new.code, new.division_code, new.name)
      is distinct from (old.draw_id, old.no, old.enterprise_id, old.code, old.division_code, old.name) then
    raise exception 'the list is frozen' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger frozen_stays before update on visit_draw_firms for each row execute function visit_draw_firm_stays();

-- What everybody may know of draws: from the freezing on, the numbers and hashes; of no firm anything but which number of the list was drawn.
create function published_draws() returns table (
  id uuid, title text, division_code text, status visit_draw_status, purpose visit_purpose, take int, "each" int, visits_by date, number_source text,
  number_on date, list_hash text, commitment text, firm_count int, officer_count int, frozen_at timestamptz, secret text, number text, seed text,
  drawn_at timestamptz, reason text, abandoned_at timestamptz
) language sql stable security definer set search_path = public as $$
  select d.id, d.title, d.division_code, d.status, d.purpose, d.take, d."each", d.visits_by, d.number_source, d.number_on, d.list_hash, d.commitment,
    d.firm_count, d.officer_count, d.frozen_at, d.secret, d.number, d.seed, d.drawn_at, d.reason, d.abandoned_at
  from visit_draws d where d.frozen_at is not null
$$;
-- Its result by the numbers of the list; a name once the visit was held, unless the setting says never.
create function published_draw_firms(draw uuid) returns table (place int, no int, officers int[], name text, held_on date)
language sql stable security definer set search_path = public as $$
  select f.place, f.no, f.officers, case when shown.names and v.status = 'held' then f.name end, case when shown.names then v.held_on end
  from visit_draw_firms f join visits v on v.id = f.visit_id
    cross join (select coalesce((select s.value from settings s where s.key = 'drawn-firms-public'), '"held"'::jsonb) = '"held"'::jsonb as names) shown
  where f.draw_id = draw and f.place is not null
$$;
revoke all on function published_draws(), published_draw_firms(uuid) from public;
grant execute on function published_draws(), published_draw_firms(uuid) to humi_app;
