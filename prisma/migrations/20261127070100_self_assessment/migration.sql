-- A firm asks itself which measures it has. The questions are rows in versions; what was answered is added, never changed.
create table assessment_questionnaires (
  version int primary key,
  items jsonb not null,
  pressing_from int not null,
  source text not null,
  verified boolean not null default false,
  valid_from date not null,
  constraint some_items check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) between 1 and 40),
  constraint a_threshold check (pressing_from between 1 and 40)
);
create table self_assessments (
  id uuid primary key default uuidv7(),
  enterprise_id uuid not null references enterprises (id) on update cascade on delete restrict,
  serial int not null,
  questionnaire int not null references assessment_questionnaires (version) on update cascade on delete restrict,
  answers jsonb not null,
  missing int not null,
  partly int not null,
  pressing boolean not null,
  answered_at timestamptz not null,
  answered_by_id uuid not null,
  constraint a_serial check (serial >= 1),
  constraint counts check (least(missing, partly) >= 0),
  constraint answers_by_code check (jsonb_typeof(answers) = 'object')
);
create unique index self_assessments_enterprise_id_serial_key on self_assessments (enterprise_id, serial);
create index self_assessments_pressing on self_assessments (enterprise_id, serial) where pressing;

do $$
declare t text;
begin
  foreach t in array array['assessment_questionnaires', 'self_assessments'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select on assessment_questionnaires to humi_app;
create policy everybody_reads on assessment_questionnaires for select using (true);

-- What a firm lacks is for itself, for the programme office of its division and for the city's coordinator: no leader, no investigator, no
-- reviewer, no station.
grant select, insert on self_assessments to humi_app;
create policy firm_reads on self_assessments for select using (enterprise_id = (select app_enterprise()));
create policy firm_answers on self_assessments for insert
  with check (enterprise_id = (select app_enterprise()) and answered_by_id = (select app_person()));
create policy coordinator on self_assessments for select using ((select app_regulator() and app_city() and app_has('coordinator')));
create policy programme_office on self_assessments for select using (
  (select app_regulator() and app_has('programme_officer'))
  and exists (select from enterprises e where e.id = enterprise_id and e.division_code = (select app_division())));
