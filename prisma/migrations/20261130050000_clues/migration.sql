-- Clues (线索): what was found at a visit and handed over to a desk that verifies, in a step that the firm is told of. Decision 0115.

-- CreateEnum
CREATE TYPE "clue_status" AS ENUM ('waiting', 'ended');

-- CreateEnum
CREATE TYPE "clue_outcome" AS ENUM ('carried', 'registered', 'not_followed');

-- CreateTable
CREATE TABLE "clues" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "visit_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "status" "clue_status" NOT NULL DEFAULT 'waiting',
    "officer_id" UUID NOT NULL,
    "found_on" DATE NOT NULL,
    "handed_over_at" TIMESTAMPTZ NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "clues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clue_ends" (
    "clue_id" UUID NOT NULL,
    "outcome" "clue_outcome" NOT NULL,
    "number" TEXT,
    "complaint_id" UUID,
    "ended_by_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "clue_ends_pkey" PRIMARY KEY ("clue_id")
);

-- CreateIndex
CREATE INDEX "clues_visit_id_idx" ON "clues"("visit_id");

-- CreateIndex
CREATE INDEX "clues_enterprise_id_idx" ON "clues"("enterprise_id");

-- CreateIndex
CREATE INDEX "clues_officer_id_idx" ON "clues"("officer_id");

-- CreateIndex
CREATE INDEX "clues_division_code_due_on_id_idx" ON "clues"("division_code", "due_on", "id");

-- CreateIndex
CREATE INDEX "clues_due_on_id_idx" ON "clues"("due_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "clue_ends_number_key" ON "clue_ends"("number");

-- CreateIndex
CREATE INDEX "clue_ends_complaint_id_idx" ON "clue_ends"("complaint_id");

-- AddForeignKey
ALTER TABLE "clues" ADD CONSTRAINT "clues_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clues" ADD CONSTRAINT "clues_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_ends" ADD CONSTRAINT "clue_ends_clue_id_fkey" FOREIGN KEY ("clue_id") REFERENCES "clues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_ends" ADD CONSTRAINT "clue_ends_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

do $$
declare t text;
begin
  foreach t in array array['clues', 'clue_ends'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on clues to humi_app;
grant select, insert on clue_ends to humi_app;

-- Whether an official knows what became of a clue: as `keepsClues` in src/programme/clues/policy.ts.
create function app_keeps_clues(division text) returns boolean language sql stable as $$
  select coalesce(app_kind() = 'official' and app_regulator() and division = app_division()
    and (app_has('intake') or app_has('bureau_leader')), false)
$$;
-- Whether he opens what is sealed in it: as `readsClue` there.
create function app_opens_clue(clue uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from clues c where c.id = clue and app_kind() = 'official' and app_regulator()
    and (app_keeps_clues(c.division_code) or c.officer_id = app_person()));
end $$;
create function app_told_of_clue(clue uuid) returns boolean language plpgsql stable as
  $$ begin return exists (select 1 from clues c where c.id = clue and c.enterprise_id = app_enterprise()); end $$;

-- The firm at whose door it was found: that it was handed over, and whether it waits.
create policy own on clues for select using (enterprise_id = (select app_enterprise()));
create policy officials on clues for select using (
  (select app_kind()) = 'official' and (select app_regulator()) and (
    (select app_city() and app_has('coordinator'))
    or (division_code = (select app_division()) and (select app_has('intake') or app_has('bureau_leader')))
    or officer_id = (select app_person())));
-- Handed over by who sees the visit, in his own name, and never from one that follows a case.
create policy handed_over on clues for insert with check (
  (select app_kind()) = 'official' and (select app_regulator()) and officer_id = (select app_person()) and status = 'waiting'
  and exists (select 1 from visits v where v.id = visit_id and v.enterprise_id = clues.enterprise_id and v.status = 'held' and v.case_id is null));
create policy dated_by_its_officer on clues for update
  using (status = 'waiting' and officer_id = (select app_person()) and (select app_regulator()))
  with check (status = 'waiting' and officer_id = (select app_person()));
create policy desk_ends on clues for update
  using ((select app_regulator() and app_has('intake')) and division_code = (select app_division()))
  with check ((select app_regulator() and app_has('intake')) and division_code = (select app_division()));

-- What became of it tells the firm, and whoever handed it over, of a complaint that may be somebody else's: the desk's alone.
create policy kept on clue_ends for select
  using (exists (select 1 from clues c where c.id = clue_id and app_keeps_clues(c.division_code)));
create policy ended on clue_ends for insert with check (
  ended_by_id = (select app_person()) and (select app_has('intake'))
  and exists (select 1 from clues c where c.id = clue_id and app_keeps_clues(c.division_code))
  and (complaint_id is null or exists (select 1 from complaints c where c.id = complaint_id and c.division_code = (select app_division()))));

create policy clue on sealed_values for all
  using (field like 'clue/%' and (app_opens_clue(record_id) or (field = 'clue/reason' and app_told_of_clue(record_id))))
  with check (field like 'clue/%' and app_opens_clue(record_id));
create policy clue on record_keys for all
  using (app_opens_clue(record_id) or app_told_of_clue(record_id)) with check (app_opens_clue(record_id));

create function app_sees_clue(clue uuid) returns boolean language plpgsql stable as
  $$ begin return exists (select 1 from clues c where c.id = clue); end $$;
create policy clue on clocks for all
  using (subject_kind = 'clue' and app_sees_clue(subject_id)) with check (subject_kind = 'clue' and app_sees_clue(subject_id));
create policy clue_history on audit_entries for select
  using ((select app_kind()) = 'official' and subject_kind = 'clue' and complaint_id is null and app_opens_clue(subject_id));

alter table clue_ends add constraint what_the_outcome_says check (
  (outcome = 'registered') = (number is not null) and (outcome = 'carried') = (complaint_id is not null));
