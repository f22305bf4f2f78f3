-- The procedure of a demonstration site in full: score sheet, self-assessment with proofs, reviewers who score apart, panel, objections,
-- checks; and certificates that anybody can check.

-- CreateEnum
CREATE TYPE "site_part" AS ENUM ('reviewer', 'panel');

-- CreateEnum
CREATE TYPE "panel_vote" AS ENUM ('for', 'against', 'abstain');

-- CreateEnum
CREATE TYPE "site_finding" AS ENUM ('verified', 'refuted', 'not_seen');

-- CreateEnum
CREATE TYPE "objection_outcome" AS ENUM ('upheld', 'rejected');

-- CreateEnum
CREATE TYPE "site_check_kind" AS ENUM ('yearly', 'reassessment');

-- CreateEnum
CREATE TYPE "site_check_result" AS ENUM ('kept', 'rectify');

-- DropIndex
DROP INDEX "site_scores_site_id_reviewer_id_key";

-- AlterTable
ALTER TABLE "demonstration_sites" ADD COLUMN     "decision" TEXT,
ADD COLUMN     "document_opinion" TEXT,
ADD COLUMN     "panel_minutes" TEXT,
ADD COLUMN     "recommended_by_id" UUID,
ADD COLUMN     "rectification" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "sheet_id" UUID,
ADD COLUMN     "submitted_at" TIMESTAMPTZ,
ALTER COLUMN "status" SET DEFAULT 'draft';

-- AlterTable
ALTER TABLE "site_scores" ADD COLUMN     "dimensions" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "vetoes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "points" SET DATA TYPE DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "certificates" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "valid_until" DATE,
    "suspended_on" DATE,
    "ended_on" DATE,

    CONSTRAINT "certificates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_sheets" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "serial" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "score_sheets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_answers" (
    "site_id" UUID NOT NULL,
    "item_key" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "note" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "site_answers_pkey" PRIMARY KEY ("site_id","item_key")
);

-- CreateTable
CREATE TABLE "site_proofs" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "item_key" TEXT NOT NULL,
    "reviewer_id" UUID,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "site_proofs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_reviewers" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "part" "site_part" NOT NULL,
    "named_at" TIMESTAMPTZ NOT NULL,
    "named_by_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ,
    "recused_at" TIMESTAMPTZ,
    "recusal_ground" TEXT,
    "pending" BOOLEAN NOT NULL,
    "vote" "panel_vote",
    "opinion" TEXT,
    "voted_at" TIMESTAMPTZ,

    CONSTRAINT "site_reviewers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_marks" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "item_key" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "finding" "site_finding" NOT NULL,
    "note" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "marked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "site_marks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_objections" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "outcome" "objection_outcome",
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ,

    CONSTRAINT "site_objections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_checks" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "kind" "site_check_kind" NOT NULL,
    "checked_on" DATE NOT NULL,
    "findings" TEXT NOT NULL,
    "points" DOUBLE PRECISION,
    "result" "site_check_result" NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "site_checks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificates_code_key" ON "certificates"("code");

-- CreateIndex
CREATE INDEX "certificates_subject_id_idx" ON "certificates"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_sheets_serial_key" ON "score_sheets"("serial");

-- CreateIndex
CREATE INDEX "site_proofs_site_id_idx" ON "site_proofs"("site_id");

-- CreateIndex
CREATE INDEX "site_reviewers_person_id_pending_idx" ON "site_reviewers"("person_id", "pending");

-- CreateIndex
CREATE UNIQUE INDEX "site_reviewers_site_id_person_id_key" ON "site_reviewers"("site_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_marks_site_id_reviewer_id_round_item_key_key" ON "site_marks"("site_id", "reviewer_id", "round", "item_key");

-- CreateIndex
CREATE UNIQUE INDEX "site_objections_code_hash_key" ON "site_objections"("code_hash");

-- CreateIndex
CREATE INDEX "site_objections_site_id_idx" ON "site_objections"("site_id");

-- CreateIndex
CREATE INDEX "site_checks_site_id_idx" ON "site_checks"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_scores_site_id_reviewer_id_round_key" ON "site_scores"("site_id", "reviewer_id", "round");

-- AddForeignKey
ALTER TABLE "demonstration_sites" ADD CONSTRAINT "demonstration_sites_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "score_sheets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_answers" ADD CONSTRAINT "site_answers_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_proofs" ADD CONSTRAINT "site_proofs_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_reviewers" ADD CONSTRAINT "site_reviewers_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_reviewers" ADD CONSTRAINT "site_reviewers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_marks" ADD CONSTRAINT "site_marks_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_objections" ADD CONSTRAINT "site_objections_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_checks" ADD CONSTRAINT "site_checks_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── who is near a site ───────────────────────────────────────────────────────────────────────────
-- These read as the owner, so that the policies of two tables may ask for each other without going round in a circle.
create function app_reviews(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from site_reviewers r where r.site_id = site and r.person_id = app_person() and r.recused_at is null)
$$;
create function app_own_site(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select app_enterprise() is not null and exists (select from demonstration_sites s where s.id = site and s.enterprise_id = app_enterprise())
$$;
-- Officials who see a site whole: the leading department in its place, and whoever reviews it.
create function app_sees_site(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select (app_regulator() and exists (
    select from demonstration_sites s where s.id = site and s.status <> 'draft' and (app_city() or s.division_code = app_division())
  )) or app_reviews(site)
$$;
-- Officials who judge it, and so may open what the firm proves: its county's programme office, the city's coordinator, programme office and
-- leader, its reviewers. Nobody else of the leading department.
create function app_assesses(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select (app_regulator() and exists (
    select from demonstration_sites s where s.id = site and s.status <> 'draft'
      and (app_has('programme_officer') or (app_city() and (app_has('coordinator') or app_has('bureau_leader'))))
      and (app_city() or s.division_code = app_division())
  )) or app_reviews(site)
$$;
-- Whether the signatures of its scores are in, so that they may be read by others than who gave them.
create function site_is_scored(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from demonstration_sites s where s.id = site and s.status not in ('draft', 'applied', 'returned', 'recommended', 'on_site'))
$$;

-- ── locks ────────────────────────────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['score_sheets','site_answers','site_proofs','site_reviewers','site_marks','site_objections','site_checks','certificates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;

-- What a firm still writes is its own.
drop policy regulators on demonstration_sites;
create policy regulators on demonstration_sites for all
  using ((select app_regulator()) and status <> 'draft' and ((select app_city()) or division_code = (select app_division())))
  with check ((select app_regulator()));
create policy reviewers on demonstration_sites for all using (app_reviews(id)) with check (app_reviews(id));

-- Whoever goes to check a site needs to know whom to ask there.
create policy reviewers on contact_points for select
  using (exists (select from demonstration_sites s where s.contact_point_id = contact_points.id and app_reviews(s.id)));

create policy everybody_reads on score_sheets for select using (true);
create policy lead_writes on score_sheets for insert with check ((select app_has('coordinator')));

create policy own on site_answers for all using (app_own_site(site_id)) with check (app_own_site(site_id));
create policy assessors on site_answers for select using (app_assesses(site_id));

create policy own on site_proofs for all
  using (reviewer_id is null and app_own_site(site_id)) with check (reviewer_id is null and app_own_site(site_id));
create policy assessors on site_proofs for select using (reviewer_id is null and app_assesses(site_id));
create policy reviewer on site_proofs for all
  using (reviewer_id = (select app_person())) with check (reviewer_id = (select app_person()) and app_reviews(site_id));
create policy after_both on site_proofs for select
  using (reviewer_id is not null and app_assesses(site_id) and site_is_scored(site_id));

create policy near on site_reviewers for select using (person_id = (select app_person()) or app_sees_site(site_id));
create policy lead_names on site_reviewers for insert with check ((select app_has('coordinator')) and (select app_regulator()));
create policy lead_moves on site_reviewers for update using ((select app_has('coordinator')) and (select app_regulator()));
-- The second of two signatures may ask both for another one; a vote and a recusal are one's own.
create policy reviewers_sign on site_reviewers for update using (app_reviews(site_id)) with check (true);

create policy reviewer on site_marks for all
  using (reviewer_id = (select app_person())) with check (reviewer_id = (select app_person()) and app_reviews(site_id));
create policy after_both on site_marks for select using (app_sees_site(site_id) and site_is_scored(site_id));
drop policy reviewer on site_scores;
drop policy after_both on site_scores;
create policy reviewer on site_scores for all
  using (reviewer_id = (select app_person())) with check (reviewer_id = (select app_person()) and app_reviews(site_id));
create policy after_both on site_scores for select using (app_sees_site(site_id) and site_is_scored(site_id));
drop function signed_scores(uuid);
-- The total of somebody who has signed, for the comparison that the second signature makes; nothing that the screens read.
create function score_spread(site uuid, in_round int) returns double precision language sql stable security definer set search_path = public as $$
  select case when app_reviews(site) or app_system() then max(points) - min(points) end
  from site_scores s join site_reviewers r on r.site_id = s.site_id and r.person_id = s.reviewer_id and r.recused_at is null
  where s.site_id = site and s.round = in_round
$$;

create policy deciders on site_objections for all
  using ((select app_regulator()) and (select app_city()) and ((select app_has('coordinator')) or (select app_has('bureau_leader'))))
  with check ((select app_regulator()) and (select app_city()) and ((select app_has('coordinator')) or (select app_has('bureau_leader'))));

create policy own on site_checks for select using (app_own_site(site_id));
create policy near on site_checks for select using (app_sees_site(site_id));
create policy office_writes on site_checks for insert with check ((select app_regulator()) and app_sees_site(site_id));

create policy everybody_reads on certificates for select using (true);
create policy regulators_write on certificates for all using ((select app_regulator())) with check ((select app_regulator()));

-- Names of proofs under the key of their site; who objects under the key of the objection.
create policy site on sealed_values for all
  using (field like 'proof/%' and (app_own_site(record_id) or app_assesses(record_id)));
create policy objection on sealed_values for select
  using (field like 'objection/%' and exists (select from site_objections o where o.id = record_id));
create policy site on record_keys for all using (app_own_site(record_id) or app_assesses(record_id));
create policy objection on record_keys for select using (exists (select from site_objections o where o.id = record_id));

-- ── what must never break ────────────────────────────────────────────────────────────────────────
alter table site_marks add constraint quarters check (points >= 0 and points * 4 = floor(points * 4));
alter table site_answers add constraint quarters check (points >= 0 and points * 4 = floor(points * 4));

grant select, insert, update on score_sheets, site_answers, site_proofs, site_reviewers, site_marks, site_objections, site_checks, certificates to humi_app;
