-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "person_kind" AS ENUM ('enterprise', 'official');

-- CreateEnum
CREATE TYPE "person_status" AS ENUM ('waiting', 'active', 'disabled');

-- CreateEnum
CREATE TYPE "enterprise_role" AS ENUM ('owner', 'member');

-- CreateEnum
CREATE TYPE "duty" AS ENUM ('intake', 'investigator', 'bureau_leader', 'legal_reviewer', 'coordinator', 'department_handler', 'government_office', 'programme_officer', 'system_administrator', 'security_administrator', 'audit_administrator');

-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('verify_mail', 'reset_password', 'first_password');

-- CreateEnum
CREATE TYPE "case_status" AS ENUM ('filed', 'investigating', 'concluded', 'decided', 'closed');

-- CreateEnum
CREATE TYPE "case_outcome" AS ENUM ('penalty', 'no_penalty_exempt', 'no_penalty_unproven', 'transferred_other', 'transferred_judicial');

-- CreateEnum
CREATE TYPE "complaint_status" AS ENUM ('draft', 'submitted', 'returned', 'verifying', 'proposed', 'filed', 'not_filed', 'merged', 'withdrawn');

-- CreateEnum
CREATE TYPE "complaint_proposal" AS ENUM ('file', 'not_file');

-- CreateEnum
CREATE TYPE "secret_kind" AS ENUM ('technical', 'business');

-- CreateEnum
CREATE TYPE "contact_point_status" AS ENUM ('applied', 'recommended', 'returned', 'refused', 'active', 'suspended', 'exited');

-- CreateEnum
CREATE TYPE "site_status" AS ENUM ('applied', 'returned', 'recommended', 'scored', 'in_notice', 'awarded', 'refused', 'revoked', 'expired');

-- CreateEnum
CREATE TYPE "enterprise_status" AS ENUM ('registered', 'returned', 'checked');

-- CreateEnum
CREATE TYPE "join_request_status" AS ENUM ('asked', 'admitted', 'refused');

-- CreateEnum
CREATE TYPE "department_kind" AS ENUM ('market_regulation', 'police', 'science_tech', 'human_resources', 'government_office', 'operations');

-- CreateEnum
CREATE TYPE "level" AS ENUM ('city', 'county');

-- CreateEnum
CREATE TYPE "holiday_kind" AS ENUM ('rest', 'work');

-- CreateEnum
CREATE TYPE "clock_unit" AS ENUM ('working_day', 'calendar_day', 'hour');

-- CreateEnum
CREATE TYPE "referral_kind" AS ENUM ('criminal', 'technical_opinion', 'labour_guidance', 'assistance');

-- CreateEnum
CREATE TYPE "referral_status" AS ENUM ('sent', 'accepted', 'returned', 'answered', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "referral_answer" AS ENUM ('done', 'partial', 'cannot', 'filed', 'not_filed');

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "username" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "post" TEXT,
    "mobile" TEXT,
    "kind" "person_kind" NOT NULL,
    "status" "person_status" NOT NULL DEFAULT 'active',
    "department_id" UUID,
    "division_code" TEXT,
    "enterprise_id" UUID,
    "enterprise_role" "enterprise_role",
    "mail_verified_at" TIMESTAMPTZ,
    "consented_at" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_duties" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "duty" "duty" NOT NULL,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ NOT NULL,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "person_duties_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ NOT NULL,
    "locked_until" TIMESTAMPTZ,

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "single_use_links" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "link_purpose" NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "single_use_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT NOT NULL,
    "complaint_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "case_status" NOT NULL DEFAULT 'filed',
    "team" UUID[],
    "outcome" "case_outcome",
    "penalty" DECIMAL(14,2),
    "filed_on" DATE NOT NULL,
    "decided_on" DATE,
    "executed_on" DATE,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "search" TEXT,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_notes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "case_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT,
    "enterprise_id" UUID NOT NULL,
    "filed_by_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "status" "complaint_status" NOT NULL DEFAULT 'draft',
    "title" TEXT,
    "secret_kind" "secret_kind",
    "forms" TEXT[],
    "answers" JSONB NOT NULL DEFAULT '{}',
    "submitted_at" TIMESTAMPTZ,
    "team" UUID[],
    "proposal" "complaint_proposal",
    "proposal_ground" TEXT,
    "merged_into_id" UUID,
    "outcome_ground" TEXT,
    "decided_at" TIMESTAMPTZ,
    "text_hash" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "search" TEXT,

    CONSTRAINT "complaints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_members" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since_at" TIMESTAMPTZ NOT NULL,
    "until_at" TIMESTAMPTZ,
    "assigned_by_id" UUID NOT NULL,

    CONSTRAINT "team_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "referral_id" UUID,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "hashed_by" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "from_firm" BOOLEAN NOT NULL,
    "person_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ NOT NULL,
    "opened_at" TIMESTAMPTZ,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_points" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "enterprise_id" UUID NOT NULL,
    "number" TEXT,
    "division_code" TEXT NOT NULL,
    "status" "contact_point_status" NOT NULL DEFAULT 'applied',
    "leader_name" TEXT NOT NULL,
    "leader_post" TEXT NOT NULL,
    "liaison_name" TEXT NOT NULL,
    "liaison_post" TEXT NOT NULL,
    "liaison_mobile" TEXT NOT NULL,
    "liaison_email" TEXT NOT NULL,
    "checklist" TEXT[],
    "remark" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "contact_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_point_periods" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_point_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "cluster_id" UUID,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "contact_point_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demonstration_sites" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "enterprise_id" UUID NOT NULL,
    "contact_point_id" UUID NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "number" TEXT,
    "division_code" TEXT NOT NULL,
    "status" "site_status" NOT NULL DEFAULT 'applied',
    "practice" TEXT NOT NULL,
    "recommendation" TEXT,
    "reason" TEXT,
    "notice_from" DATE,
    "notice_to" DATE,
    "awarded_on" DATE,
    "valid_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "demonstration_sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_scores" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "opinion" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "site_scores_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_periods" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "cluster_id" UUID,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "site_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprises" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "uscc" TEXT,
    "org_code" TEXT,
    "reg_no" TEXT,
    "division_code" TEXT NOT NULL,
    "town" TEXT,
    "industry_code" TEXT,
    "cluster_id" UUID,
    "address" TEXT,
    "founded_on" DATE,
    "legal_person" TEXT,
    "contact_name" TEXT NOT NULL,
    "contact_mobile" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "staff" INTEGER,
    "research_staff" INTEGER,
    "size_class" TEXT,
    "titles" TEXT[],
    "status" "enterprise_status" NOT NULL DEFAULT 'registered',
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "search" TEXT,

    CONSTRAINT "enterprises_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprise_changes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "enterprise_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT,

    CONSTRAINT "enterprise_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_requests" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "enterprise_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" "join_request_status" NOT NULL DEFAULT 'asked',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "join_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clocks" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "complaint_id" UUID,
    "kind" TEXT NOT NULL,
    "time_limit_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "due_on" DATE NOT NULL,
    "due_at" TIMESTAMPTZ,
    "paused_since" DATE,
    "extended_by" INTEGER NOT NULL DEFAULT 0,
    "met_on" DATE,
    "met_at" TIMESTAMPTZ,
    "cancelled_on" DATE,

    CONSTRAINT "clocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_pauses" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "clock_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "reason" TEXT NOT NULL,
    "basis" TEXT,
    "by_id" UUID NOT NULL,

    CONSTRAINT "clock_pauses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_keys" (
    "record_id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "algorithm" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "record_keys_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "sealed_values" (
    "record_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "sealed_values_pkey" PRIMARY KEY ("record_id","field")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "chain" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "real_at" TIMESTAMPTZ NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "department_id" UUID,
    "enterprise_id" UUID,
    "act" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID,
    "complaint_id" UUID,
    "purpose" TEXT,
    "detail" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "chain" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "actor_key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("actor_key","command","key")
);

-- CreateTable
CREATE TABLE "number_counters" (
    "issuer" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "number_counters_pkey" PRIMARY KEY ("issuer","word","year")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "number" TEXT,
    "at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mails" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "locale" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "outbox_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_heartbeats" (
    "name" TEXT NOT NULL,
    "last_success_at" TIMESTAMPTZ,
    "last_error" TEXT,

    CONSTRAINT "job_heartbeats_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "tallies" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "tallies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "divisions" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_code" TEXT,
    "sort" INTEGER NOT NULL,
    "tile_x" INTEGER,
    "tile_y" INTEGER,

    CONSTRAINT "divisions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "departments" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "department_kind" NOT NULL,
    "level" "level" NOT NULL,
    "division_code" TEXT NOT NULL,
    "document_word" TEXT NOT NULL,

    CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clusters" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,

    CONSTRAINT "clusters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "industries" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "industries_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "holidays" (
    "day" DATE NOT NULL,
    "kind" "holiday_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,

    CONSTRAINT "holidays_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "time_limits" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "unit" "clock_unit" NOT NULL,
    "extension" INTEGER,
    "stops" TEXT[],
    "yellow" INTEGER NOT NULL,
    "red" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "time_limits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_limit_changes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "time_limit_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "time_limit_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "referrals" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT NOT NULL,
    "kind" "referral_kind" NOT NULL,
    "complaint_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_department_id" UUID NOT NULL,
    "to_department_id" UUID NOT NULL,
    "status" "referral_status" NOT NULL DEFAULT 'sent',
    "sent_by_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ NOT NULL,
    "answer" "referral_answer",
    "answered_at" TIMESTAMPTZ,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "referrals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_items" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "referral_id" UUID NOT NULL,
    "field" TEXT,
    "evidence_id" UUID,
    "opened_at" TIMESTAMPTZ,
    "opened_by_id" UUID,

    CONSTRAINT "referral_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "targets" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "programme" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "deadline" DATE NOT NULL,
    "value" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quotas" (
    "target_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "quotas_pkey" PRIMARY KEY ("target_id","division_code")
);

-- CreateIndex
CREATE UNIQUE INDEX "persons_username_key" ON "persons"("username");

-- CreateIndex
CREATE UNIQUE INDEX "persons_email_key" ON "persons"("email");

-- CreateIndex
CREATE INDEX "persons_enterprise_id_idx" ON "persons"("enterprise_id");

-- CreateIndex
CREATE INDEX "persons_department_id_idx" ON "persons"("department_id");

-- CreateIndex
CREATE INDEX "person_duties_person_id_idx" ON "person_duties"("person_id");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "single_use_links_token_hash_key" ON "single_use_links"("token_hash");

-- CreateIndex
CREATE INDEX "single_use_links_person_id_idx" ON "single_use_links"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "cases_number_key" ON "cases"("number");

-- CreateIndex
CREATE UNIQUE INDEX "cases_complaint_id_key" ON "cases"("complaint_id");

-- CreateIndex
CREATE INDEX "cases_division_code_status_due_on_idx" ON "cases"("division_code", "status", "due_on");

-- CreateIndex
CREATE INDEX "cases_status_due_on_id_idx" ON "cases"("status", "due_on", "id");

-- CreateIndex
CREATE INDEX "cases_enterprise_id_idx" ON "cases"("enterprise_id");

-- CreateIndex
CREATE INDEX "case_notes_case_id_at_idx" ON "case_notes"("case_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "complaints_number_key" ON "complaints"("number");

-- CreateIndex
CREATE INDEX "complaints_enterprise_id_idx" ON "complaints"("enterprise_id");

-- CreateIndex
CREATE INDEX "complaints_division_code_status_due_on_idx" ON "complaints"("division_code", "status", "due_on");

-- CreateIndex
CREATE INDEX "complaints_status_due_on_id_idx" ON "complaints"("status", "due_on", "id");

-- CreateIndex
CREATE INDEX "complaints_submitted_at_idx" ON "complaints"("submitted_at");

-- CreateIndex
CREATE INDEX "team_members_complaint_id_idx" ON "team_members"("complaint_id");

-- CreateIndex
CREATE INDEX "team_members_person_id_idx" ON "team_members"("person_id");

-- CreateIndex
CREATE INDEX "evidence_complaint_id_idx" ON "evidence"("complaint_id");

-- CreateIndex
CREATE INDEX "evidence_referral_id_idx" ON "evidence"("referral_id");

-- CreateIndex
CREATE INDEX "messages_complaint_id_sent_at_idx" ON "messages"("complaint_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_points_number_key" ON "contact_points"("number");

-- CreateIndex
CREATE INDEX "contact_points_enterprise_id_idx" ON "contact_points"("enterprise_id");

-- CreateIndex
CREATE INDEX "contact_points_division_code_status_idx" ON "contact_points"("division_code", "status");

-- CreateIndex
CREATE INDEX "contact_points_status_due_on_idx" ON "contact_points"("status", "due_on");

-- CreateIndex
CREATE INDEX "contact_point_periods_contact_point_id_idx" ON "contact_point_periods"("contact_point_id");

-- CreateIndex
CREATE INDEX "contact_point_periods_from_day_to_day_idx" ON "contact_point_periods"("from_day", "to_day");

-- CreateIndex
CREATE UNIQUE INDEX "demonstration_sites_number_key" ON "demonstration_sites"("number");

-- CreateIndex
CREATE INDEX "demonstration_sites_enterprise_id_idx" ON "demonstration_sites"("enterprise_id");

-- CreateIndex
CREATE INDEX "demonstration_sites_division_code_status_idx" ON "demonstration_sites"("division_code", "status");

-- CreateIndex
CREATE INDEX "demonstration_sites_status_due_on_idx" ON "demonstration_sites"("status", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "site_scores_site_id_reviewer_id_key" ON "site_scores"("site_id", "reviewer_id");

-- CreateIndex
CREATE INDEX "site_periods_site_id_idx" ON "site_periods"("site_id");

-- CreateIndex
CREATE INDEX "site_periods_from_day_to_day_idx" ON "site_periods"("from_day", "to_day");

-- CreateIndex
CREATE UNIQUE INDEX "enterprises_uscc_key" ON "enterprises"("uscc");

-- CreateIndex
CREATE UNIQUE INDEX "enterprises_org_code_key" ON "enterprises"("org_code");

-- CreateIndex
CREATE UNIQUE INDEX "enterprises_reg_no_key" ON "enterprises"("reg_no");

-- CreateIndex
CREATE INDEX "enterprises_division_code_status_idx" ON "enterprises"("division_code", "status");

-- CreateIndex
CREATE INDEX "enterprises_cluster_id_idx" ON "enterprises"("cluster_id");

-- CreateIndex
CREATE INDEX "enterprises_status_due_on_idx" ON "enterprises"("status", "due_on");

-- CreateIndex
CREATE INDEX "enterprise_changes_enterprise_id_idx" ON "enterprise_changes"("enterprise_id");

-- CreateIndex
CREATE UNIQUE INDEX "join_requests_person_id_key" ON "join_requests"("person_id");

-- CreateIndex
CREATE INDEX "join_requests_enterprise_id_status_idx" ON "join_requests"("enterprise_id", "status");

-- CreateIndex
CREATE INDEX "clocks_subject_id_idx" ON "clocks"("subject_id");

-- CreateIndex
CREATE INDEX "clocks_complaint_id_idx" ON "clocks"("complaint_id");

-- CreateIndex
CREATE INDEX "clock_pauses_clock_id_idx" ON "clock_pauses"("clock_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE INDEX "audit_entries_subject_id_at_idx" ON "audit_entries"("subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_complaint_id_at_idx" ON "audit_entries"("complaint_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_at_idx" ON "audit_entries"("actor_id", "at");

-- CreateIndex
CREATE INDEX "notices_person_id_at_idx" ON "notices"("person_id", "at");

-- CreateIndex
CREATE INDEX "outbox_mails_sent_at_next_try_at_idx" ON "outbox_mails"("sent_at", "next_try_at");

-- CreateIndex
CREATE INDEX "saved_views_person_id_list_idx" ON "saved_views"("person_id", "list");

-- CreateIndex
CREATE INDEX "tallies_subject_place_idx" ON "tallies"("subject", "place");

-- CreateIndex
CREATE UNIQUE INDEX "departments_code_key" ON "departments"("code");

-- CreateIndex
CREATE UNIQUE INDEX "clusters_code_key" ON "clusters"("code");

-- CreateIndex
CREATE UNIQUE INDEX "time_limits_kind_valid_from_key" ON "time_limits"("kind", "valid_from");

-- CreateIndex
CREATE INDEX "time_limit_changes_time_limit_id_idx" ON "time_limit_changes"("time_limit_id");

-- CreateIndex
CREATE UNIQUE INDEX "referrals_number_key" ON "referrals"("number");

-- CreateIndex
CREATE INDEX "referrals_to_department_id_status_due_on_id_idx" ON "referrals"("to_department_id", "status", "due_on", "id");

-- CreateIndex
CREATE INDEX "referrals_from_department_id_status_due_on_id_idx" ON "referrals"("from_department_id", "status", "due_on", "id");

-- CreateIndex
CREATE INDEX "referrals_case_id_idx" ON "referrals"("case_id");

-- CreateIndex
CREATE INDEX "referrals_complaint_id_idx" ON "referrals"("complaint_id");

-- CreateIndex
CREATE INDEX "referral_items_referral_id_idx" ON "referral_items"("referral_id");

-- CreateIndex
CREATE INDEX "referral_items_evidence_id_idx" ON "referral_items"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "targets_programme_indicator_deadline_key" ON "targets"("programme", "indicator", "deadline");

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_duties" ADD CONSTRAINT "person_duties_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_point_periods" ADD CONSTRAINT "contact_point_periods_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demonstration_sites" ADD CONSTRAINT "demonstration_sites_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demonstration_sites" ADD CONSTRAINT "demonstration_sites_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_scores" ADD CONSTRAINT "site_scores_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_periods" ADD CONSTRAINT "site_periods_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "divisions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_industry_code_fkey" FOREIGN KEY ("industry_code") REFERENCES "industries"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "clusters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_changes" ADD CONSTRAINT "enterprise_changes_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_time_limit_id_fkey" FOREIGN KEY ("time_limit_id") REFERENCES "time_limits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_pauses" ADD CONSTRAINT "clock_pauses_clock_id_fkey" FOREIGN KEY ("clock_id") REFERENCES "clocks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departments" ADD CONSTRAINT "departments_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "divisions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clusters" ADD CONSTRAINT "clusters_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "divisions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_limit_changes" ADD CONSTRAINT "time_limit_changes_time_limit_id_fkey" FOREIGN KEY ("time_limit_id") REFERENCES "time_limits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_from_department_id_fkey" FOREIGN KEY ("from_department_id") REFERENCES "departments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_to_department_id_fkey" FOREIGN KEY ("to_department_id") REFERENCES "departments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_items" ADD CONSTRAINT "referral_items_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "targets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "divisions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
