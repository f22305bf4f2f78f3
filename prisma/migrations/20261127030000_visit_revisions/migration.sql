-- What a visit's record said before it was revised. Kept whole, never changed.
CREATE TABLE "visit_revisions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "visit_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "record" JSONB NOT NULL,
    "revised_by_id" UUID NOT NULL,
    "revised_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "visit_revisions_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "visit_revisions_visit_id_version_key" ON "visit_revisions"("visit_id", "version");

ALTER TABLE "visit_revisions" ADD CONSTRAINT "visit_revisions_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table visit_revisions enable row level security;
alter table visit_revisions force row level security;
create policy system_all on visit_revisions for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on visit_revisions for all to humi_owner using (true) with check (true);
create policy through_visit on visit_revisions for select using (exists (select 1 from visits v where v.id = visit_id));
create policy by_whom on visit_revisions for insert
  with check (revised_by_id = (select app_person()) and exists (select 1 from visits v where v.id = visit_id));
grant select, insert on visit_revisions to humi_app;
