-- Days on which an official isn't there: who shares visits out, and who draws, leaves him out. Decision 0116.

-- CreateTable
CREATE TABLE "absences" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,
    "withdrawn_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absences_person_id_to_day_idx" ON "absences"("person_id", "to_day");

-- CreateIndex
CREATE INDEX "absences_to_day_idx" ON "absences"("to_day");

alter table absences enable row level security;
alter table absences force row level security;
create policy system_all on absences for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on absences for all to humi_owner using (true) with check (true);
grant select, insert, update on absences to humi_app;

-- The people of a bureau know of each other's, the city's bureau of all; nobody else of any.
create policy bureaus_read on absences for select
  using ((select app_regulator()) and ((select app_city()) or department_id = (select app_department())));
-- Entered and taken back by himself, or by who shares visits out there: as `mayEnterFor` in src/programme/visits/absences/policy.ts.
create function app_enters_absence(person uuid, department uuid) returns boolean language sql stable as $$
  select coalesce(app_kind() = 'official' and app_regulator() and (
    person = app_person()
    or ((app_has('programme_officer') or app_has('coordinator')) and (app_city() or department = app_department()))), false)
$$;
create policy entered on absences for insert
  with check (app_enters_absence(person_id, department_id) and entered_by_id = (select app_person()));
create policy taken_back on absences for update
  using (app_enters_absence(person_id, department_id)) with check (app_enters_absence(person_id, department_id));

alter table absences add constraint first_day_first check (from_day <= to_day);
alter table absences add constraint taken_back_by_somebody check ((withdrawn_at is null) = (withdrawn_by_id is null));
