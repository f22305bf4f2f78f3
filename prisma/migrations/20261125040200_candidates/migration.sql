-- CreateEnum
CREATE TYPE "candidate_reason" AS ENUM ('science_tech', 'large', 'harmed', 'first_in_town');

-- CreateTable
CREATE TABLE "candidate_criteria" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "code" "candidate_reason" NOT NULL,
    "weight" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "candidate_criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "point_invitations" (
    "enterprise_id" UUID NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "point_invitations_pkey" PRIMARY KEY ("enterprise_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "candidate_criteria_code_valid_from_key" ON "candidate_criteria"("code", "valid_from");


do $$
declare t text;
begin
  foreach t in array array['candidate_criteria', 'point_invitations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on candidate_criteria to humi_app;
grant select, insert on point_invitations to humi_app;
create policy everybody_reads on candidate_criteria for select using (true);
create policy lead_writes on candidate_criteria for all
  using ((select app_regulator() and app_city() and app_has('coordinator')))
  with check ((select app_regulator() and app_city() and app_has('coordinator')));
create policy own on point_invitations for select using (enterprise_id = (select app_enterprise()));
create policy regulators on point_invitations for select
  using ((select app_regulator()) and exists (select 1 from enterprises e where e.id = enterprise_id));
create policy office_invites on point_invitations for insert with check (
  (select app_regulator() and (app_has('programme_officer') or app_has('coordinator')))
  and exists (select 1 from enterprises e where e.id = enterprise_id));
create unique index one_criterion_in_force on candidate_criteria (code) where valid_to is null;
alter table candidate_criteria add constraint a_weight check (weight between 0 and 100);
