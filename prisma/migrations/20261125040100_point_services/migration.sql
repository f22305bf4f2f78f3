-- CreateEnum
CREATE TYPE "service_code" AS ENUM ('visit', 'training', 'risk_assessment', 'hotline', 'survey', 'yearly_review');

-- CreateEnum
CREATE TYPE "service_side" AS ENUM ('to_firm', 'by_firm');

-- CreateEnum
CREATE TYPE "point_review_outcome" AS ENUM ('kept', 'to_improve', 'not_kept');

-- CreateEnum
CREATE TYPE "point_exit_ground" AS ENUM ('closed', 'moved', 'idle', 'asked', 'violation');

-- AlterTable
ALTER TABLE "contact_points" ADD COLUMN     "exit_ground" "point_exit_ground";

-- CreateTable
CREATE TABLE "service_rules" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" "service_code" NOT NULL,
    "side" "service_side" NOT NULL,
    "due_month" INTEGER NOT NULL,
    "grace_months" INTEGER NOT NULL,
    "yellow" INTEGER NOT NULL,
    "red" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "service_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "point_services" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_point_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "code" "service_code" NOT NULL,
    "done_on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "point_services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "point_reviews" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_point_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "outcome" "point_review_outcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "reviewed_by_id" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "point_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_rules_code_valid_from_key" ON "service_rules"("code", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "point_services_contact_point_id_code_done_on_key" ON "point_services"("contact_point_id", "code", "done_on");

-- CreateIndex
CREATE UNIQUE INDEX "point_reviews_contact_point_id_year_key" ON "point_reviews"("contact_point_id", "year");

-- AddForeignKey
ALTER TABLE "point_services" ADD CONSTRAINT "point_services_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "point_reviews" ADD CONSTRAINT "point_reviews_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Everybody knows the rules. What a point got and how it was reviewed is for those who see the point.
do $$
declare t text;
begin
  foreach t in array array['service_rules', 'point_services', 'point_reviews'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on service_rules to humi_app;
-- What was entered stays: no update.
grant select, insert on point_services, point_reviews to humi_app;
create policy everybody_reads on service_rules for select using (true);
create policy lead_writes on service_rules for all
  using ((select app_regulator() and app_city() and app_has('coordinator')))
  with check ((select app_regulator() and app_city() and app_has('coordinator')));
create policy through_point on point_services for select using (exists (select 1 from contact_points p where p.id = contact_point_id));
create policy office_enters on point_services for insert with check (
  (select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
  and exists (select 1 from contact_points p where p.id = contact_point_id));
create policy through_point on point_reviews for select using (exists (select 1 from contact_points p where p.id = contact_point_id));
create policy office_reviews on point_reviews for insert with check (
  (select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
  and exists (select 1 from contact_points p where p.id = contact_point_id));
create unique index one_service_rule_in_force on service_rules (code) where valid_to is null;
alter table service_rules add constraint a_month check (due_month between 1 and 12 and grace_months >= 0);

/*
 * The day by which a point that was admitted on a day is owed something in a year, or null when not in that year: the end of the rule's
 * month, later for a newcomer. As `dueIn` in src/programme/contact-points/services/policy.ts.
 */
create function service_due(of_year int, due_month int, grace_months int, admitted date) returns date language sql immutable parallel safe as $$
  select case when extract(year from due)::int > of_year or extract(year from admitted)::int > of_year then null else due end
  from (select greatest((make_date(of_year, due_month, 1) + interval '1 month - 1 day')::date,
    (admitted + make_interval(months => grace_months))::date) as due) d
$$;
