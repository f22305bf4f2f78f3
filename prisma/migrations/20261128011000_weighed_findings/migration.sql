-- What a yearly risk assessment of a contact point weighed of what was found at visits: a reference, never a copy. Append-only.
CREATE TABLE "weighed_findings" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "service_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "advice_id" UUID,

    CONSTRAINT "weighed_findings_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "weighed_findings_service_id_visit_id_advice_id_key" ON "weighed_findings"("service_id", "visit_id", "advice_id") NULLS NOT DISTINCT;
CREATE INDEX "weighed_findings_visit_id_idx" ON "weighed_findings"("visit_id");

ALTER TABLE "weighed_findings" ADD CONSTRAINT "weighed_findings_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "point_services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "weighed_findings" ADD CONSTRAINT "weighed_findings_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "weighed_findings" ADD CONSTRAINT "weighed_findings_advice_id_fkey" FOREIGN KEY ("advice_id") REFERENCES "visit_advice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table weighed_findings enable row level security;
alter table weighed_findings force row level security;
create policy system_all on weighed_findings for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on weighed_findings for all to humi_owner using (true) with check (true);
-- For whoever sees the assessment and the visit. A visit that follows a case is weighed nowhere: the assessment would tell of it.
create policy both_seen on weighed_findings for select using (
  exists (select 1 from point_services s where s.id = service_id) and exists (select 1 from visits v where v.id = visit_id));
create policy its_author on weighed_findings for insert with check (exists (
  select 1 from point_services s join visits v on v.id = visit_id and v.enterprise_id = s.enterprise_id and v.case_id is null and v.status = 'held'
  where s.id = service_id and s.code = 'risk_assessment' and s.entered_by_id = (select app_person())
    and (advice_id is null or exists (select 1 from visit_advice a where a.id = advice_id and a.visit_id = v.id))));
grant select, insert on weighed_findings to humi_app;
