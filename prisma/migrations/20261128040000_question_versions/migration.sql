-- The coordinator writes the next version of the self-assessment's questions: a draft without a day, which comes into force from a day.
alter table assessment_questionnaires alter column valid_from drop not null;
alter table assessment_questionnaires add column revision int not null default 1;
alter table assessment_questionnaires add column saved_by_id uuid;
alter table assessment_questionnaires add column saved_at timestamptz;
alter table assessment_questionnaires add constraint a_revision check (revision >= 1);
alter table assessment_questionnaires add constraint a_reachable_threshold check (pressing_from <= jsonb_array_length(items));
-- One is written at a time.
create unique index assessment_questionnaires_draft on assessment_questionnaires ((valid_from is null)) where valid_from is null;

-- A draft is the coordinator's alone; a version with its day is everybody's. From that day on nobody changes it: assessments keep what was asked.
create function app_keeps_questions() returns boolean language sql stable as
  $$ select app_regulator() and app_city() and app_has('coordinator') $$;
drop policy everybody_reads on assessment_questionnaires;
create policy everybody_reads on assessment_questionnaires for select using (valid_from is not null);
create policy lead_reads on assessment_questionnaires for select using ((select app_keeps_questions()));
create policy lead_drafts on assessment_questionnaires for insert with check ((select app_keeps_questions()) and valid_from is null);
create policy lead_changes on assessment_questionnaires for update
  using ((select app_keeps_questions())
    and (valid_from is null or valid_from > (select (app_now() at time zone 'Asia/Shanghai')::date)))
  with check ((select app_keeps_questions())
    and (valid_from is null or valid_from > (select (app_now() at time zone 'Asia/Shanghai')::date)));
grant insert, update on assessment_questionnaires to humi_app;
