-- Reports of leaks (泄密情况报告): what a contact point owes within five working days, as secret as a complaint.

-- CreateEnum
CREATE TYPE "leak_report_status" AS ENUM ('draft', 'discarded', 'reported', 'received', 'advised', 'answered', 'closed');

-- CreateEnum
CREATE TYPE "leak_kind" AS ENUM ('staff', 'leaver', 'partner', 'intrusion', 'visitor', 'carrier', 'public', 'unknown');

-- CreateEnum
CREATE TYPE "leak_complains" AS ENUM ('yes', 'no', 'undecided');

-- CreateEnum
CREATE TYPE "leak_ground" AS ENUM ('handled', 'complained', 'unfounded', 'passed_on');

-- CreateTable
CREATE TABLE "leak_reports" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "enterprise_id" UUID NOT NULL,
    "contact_point_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "status" "leak_report_status" NOT NULL DEFAULT 'draft',
    "kind" "leak_kind" NOT NULL,
    "noticed_on" DATE NOT NULL,
    "complains" "leak_complains" NOT NULL,
    "reported_by_id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ,
    "with_city" BOOLEAN NOT NULL DEFAULT false,
    "closing_ground" "leak_ground",
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "leak_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leak_complaints" (
    "leak_report_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "leak_complaints_pkey" PRIMARY KEY ("leak_report_id")
);

-- CreateIndex
CREATE INDEX "leak_reports_enterprise_id_idx" ON "leak_reports"("enterprise_id");

-- CreateIndex
CREATE INDEX "leak_reports_contact_point_id_idx" ON "leak_reports"("contact_point_id");

-- CreateIndex
CREATE INDEX "leak_reports_division_code_due_on_id_idx" ON "leak_reports"("division_code", "due_on", "id");

-- CreateIndex
CREATE INDEX "leak_reports_due_on_id_idx" ON "leak_reports"("due_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "leak_complaints_complaint_id_key" ON "leak_complaints"("complaint_id");

-- AddForeignKey
ALTER TABLE "leak_reports" ADD CONSTRAINT "leak_reports_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak_reports" ADD CONSTRAINT "leak_reports_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak_complaints" ADD CONSTRAINT "leak_complaints_leak_report_id_fkey" FOREIGN KEY ("leak_report_id") REFERENCES "leak_reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak_complaints" ADD CONSTRAINT "leak_complaints_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who knows of a report: its firm; who handles it in its bureau, and the leader there; the coordinator, that there is one and how it stands.
-- A draft is the firm's alone.
do $$
declare t text;
begin
  foreach t in array array['leak_reports', 'leak_complaints'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on leak_reports to humi_app;
grant select, insert on leak_complaints to humi_app;

-- Whether an official reads what is sealed in it, and handles it: as `readsLeak` in src/programme/contact-points/leaks/policy.ts.
create function app_reads_leak(division text, status leak_report_status, with_city boolean) returns boolean language sql stable as $$
  select coalesce(app_kind() = 'official' and app_regulator() and status not in ('draft', 'discarded') and (
    (division = app_division() and (app_has('programme_officer') or app_has('bureau_leader')))
    or (with_city and app_city() and app_has('coordinator'))), false)
$$;

create policy own on leak_reports for all
  using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));
create policy officials on leak_reports for select using (
  (select app_kind()) = 'official' and (select app_regulator()) and status not in ('draft', 'discarded') and (
    (select app_city() and app_has('coordinator'))
    or (division_code = (select app_division()) and (select app_has('programme_officer') or app_has('bureau_leader')))));
create policy handlers_change on leak_reports for update
  using (app_reads_leak(division_code, status, with_city)) with check (app_reads_leak(division_code, status, with_city));

-- Which complaint became of a report is known to the firm and to those who know of the complaint.
create policy own on leak_complaints for all
  using (exists (select 1 from leak_reports l where l.id = leak_report_id and l.enterprise_id = (select app_enterprise())))
  with check (exists (select 1 from leak_reports l where l.id = leak_report_id and l.enterprise_id = (select app_enterprise()))
    and exists (select 1 from complaints c where c.id = complaint_id and c.enterprise_id = (select app_enterprise())));
create policy through_both on leak_complaints for select
  using ((select app_kind()) = 'official' and exists (select 1 from complaints c where c.id = complaint_id)
    and exists (select 1 from leak_reports l where l.id = leak_report_id));

-- Asked as functions, so that looks at other sealed texts don't plan it (20261124220000_slim).
create function app_opens_leak(report uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from leak_reports l where l.id = report
    and (l.enterprise_id = app_enterprise() or app_reads_leak(l.division_code, l.status, l.with_city)));
end $$;
create policy leak on sealed_values for all
  using (field like 'leak/%' and app_opens_leak(record_id)) with check (field like 'leak/%' and app_opens_leak(record_id));
create policy leak on record_keys for all using (app_opens_leak(record_id)) with check (app_opens_leak(record_id));

create function app_sees_leak(report uuid) returns boolean language plpgsql stable as
  $$ begin return exists (select 1 from leak_reports l where l.id = report); end $$;
create policy leak on clocks for all
  using (subject_kind = 'leak-report' and app_sees_leak(subject_id)) with check (subject_kind = 'leak-report' and app_sees_leak(subject_id));
create policy leak_history on audit_entries for select
  using ((select app_kind()) = 'official' and subject_kind = 'leak-report' and complaint_id is null and app_opens_leak(subject_id));

alter table leak_reports add constraint reported_is_dated check ((status in ('draft', 'discarded')) = (reported_at is null));
alter table leak_reports add constraint closed_has_a_ground check ((status = 'closed') = (closing_ground is not null));
