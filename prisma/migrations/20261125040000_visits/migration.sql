-- CreateEnum
CREATE TYPE "visit_ground" AS ENUM ('point', 'site', 'closed_case', 'by_hand', 'advice');

-- CreateEnum
CREATE TYPE "visit_purpose" AS ENUM ('patrol', 'mid_term', 'follow_up', 'guidance');

-- CreateEnum
CREATE TYPE "visit_status" AS ENUM ('planned', 'arranged', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "visit_signing" AS ENUM ('screen', 'paper', 'refused');

-- CreateEnum
CREATE TYPE "visit_advice_status" AS ENUM ('open', 'answered', 'settled', 'dropped');

-- CreateTable
CREATE TABLE "visit_rules" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ground" "visit_ground" NOT NULL,
    "months" INTEGER[],
    "repeats" BOOLEAN NOT NULL DEFAULT false,
    "ahead_days" INTEGER NOT NULL,
    "yellow" INTEGER NOT NULL,
    "red" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "visit_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_checklists" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "purpose" "visit_purpose" NOT NULL,
    "version" INTEGER NOT NULL,
    "items" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "visit_checklists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visits" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "enterprise_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "purpose" "visit_purpose" NOT NULL,
    "ground" "visit_ground" NOT NULL,
    "rule_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "case_id" UUID,
    "complaint_id" UUID,
    "status" "visit_status" NOT NULL DEFAULT 'planned',
    "officer_id" UUID,
    "reason" TEXT,
    "arranged_on" DATE,
    "held_on" DATE,
    "checklist_id" UUID,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "findings" TEXT,
    "signing" "visit_signing",
    "signer_name" TEXT,
    "signature" TEXT,
    "signed_at" TIMESTAMPTZ,
    "remark" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owed_on" DATE NOT NULL,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_advice" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "visit_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "status" "visit_advice_status" NOT NULL DEFAULT 'open',
    "text" TEXT NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ,
    "answered_by_id" UUID,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "visit_advice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_files" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "visit_id" UUID NOT NULL,
    "advice_id" UUID,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "hashed_by" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "visit_files_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "visit_rules_ground_valid_from_key" ON "visit_rules"("ground", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "visit_checklists_purpose_version_key" ON "visit_checklists"("purpose", "version");

-- CreateIndex
CREATE UNIQUE INDEX "visits_occasion_key" ON "visits"("occasion");

-- CreateIndex
CREATE INDEX "visits_division_code_due_on_id_idx" ON "visits"("division_code", "due_on", "id");

-- CreateIndex
CREATE INDEX "visits_officer_id_due_on_id_idx" ON "visits"("officer_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "visits_enterprise_id_idx" ON "visits"("enterprise_id");

-- CreateIndex
CREATE INDEX "visits_due_on_id_idx" ON "visits"("due_on", "id");

-- CreateIndex
CREATE INDEX "visits_case_id_idx" ON "visits"("case_id");

-- CreateIndex
CREATE INDEX "visit_advice_visit_id_idx" ON "visit_advice"("visit_id");

-- CreateIndex
CREATE INDEX "visit_advice_enterprise_id_status_idx" ON "visit_advice"("enterprise_id", "status");

-- CreateIndex
CREATE INDEX "visit_files_visit_id_idx" ON "visit_files"("visit_id");

-- CreateIndex
CREATE INDEX "visit_files_advice_id_idx" ON "visit_files"("advice_id");

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "visit_rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "visit_checklists"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_advice" ADD CONSTRAINT "visit_advice_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_files" ADD CONSTRAINT "visit_files_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_files" ADD CONSTRAINT "visit_files_advice_id_fkey" FOREIGN KEY ("advice_id") REFERENCES "visit_advice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Who sees which visit. A visit that follows a closed case tells nobody outside the ring of that case that there was one: not the
-- coordinator, not another officer of the division, not an export, not a count.
do $$
declare t text;
begin
  foreach t in array array['visit_rules', 'visit_checklists', 'visits', 'visit_advice', 'visit_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to humi_app', t);
  end loop;
end $$;

create policy everybody_reads on visit_rules for select using (true);
create policy lead_writes on visit_rules for all
  using ((select app_regulator() and app_city() and app_has('coordinator')))
  with check ((select app_regulator() and app_city() and app_has('coordinator')));
create policy everybody_reads on visit_checklists for select using (true);

create policy own on visits for select using (enterprise_id = (select app_enterprise()));
create policy regulators on visits for all
  using (case_id is null and (select app_regulator()) and ((select app_city()) or division_code = (select app_division())))
  with check (case_id is null and (select app_regulator()) and ((select app_city()) or division_code = (select app_division())));
create policy ring on visits for all
  using (case_id is not null and (select app_regulator()) and exists (select 1 from cases k where k.id = case_id and app_reads_case(k.team, k.division_code)));

create policy through_visit on visit_advice for all
  using (exists (select 1 from visits v where v.id = visit_id)) with check (exists (select 1 from visits v where v.id = visit_id));
-- A firm hands in proof that it followed an advice; photographs are the officers'.
create policy through_visit on visit_files for all
  using (exists (select 1 from visits v where v.id = visit_id))
  with check (exists (select 1 from visits v where v.id = visit_id) and (advice_id is not null or (select app_kind()) = 'official'));
create policy through_visit on sealed_values for all
  using (exists (select 1 from visits v where v.id = record_id)) with check (exists (select 1 from visits v where v.id = record_id));
create policy through_visit on record_keys for all
  using (exists (select 1 from visits v where v.id = record_id)) with check (exists (select 1 from visits v where v.id = record_id));

-- The course of a visit, for whoever sees the visit. One that follows a case stands under its complaint, and `record_history` says who reads that.
create policy visit_history on audit_entries for select
  using ((select app_regulator()) and complaint_id is null and subject_kind in ('visit', 'visit-advice', 'visit-file')
    and ((select app_city()) or exists (select 1 from enterprises e where e.id = enterprise_id)));

alter table visits add constraint ring_or_none check (
  (ground = 'closed_case') = (case_id is not null) and (case_id is null) = (complaint_id is null));
alter table visits add constraint held_is_dated check ((status = 'held') = (held_on is not null));
alter table visits add constraint arranged_is_dated check (status <> 'arranged' or arranged_on is not null);
create unique index one_rule_in_force on visit_rules (ground) where valid_to is null;
create unique index one_checklist_in_force on visit_checklists (purpose) where valid_to is null;
