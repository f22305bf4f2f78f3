-- A check of a site that a visit in the middle of its term ended with: the visit is the act, the check its result.
ALTER TABLE "site_checks" ADD COLUMN "visit_id" UUID;

CREATE UNIQUE INDEX "site_checks_visit_id_key" ON "site_checks"("visit_id");

ALTER TABLE "site_checks" ADD CONSTRAINT "site_checks_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table site_checks add constraint a_reassessment_has_no_visit check (kind = 'yearly' or visit_id is null);

-- Besides the other rules: a check that names a visit names one to the site's own firm, of this purpose, that was made and that its writer sees.
create policy of_its_visit on site_checks as restrictive for insert to humi_app
  with check (visit_id is null or exists (
    select 1 from visits v join demonstration_sites s on s.id = site_id
    where v.id = visit_id and v.purpose = 'mid_term' and v.status = 'held' and v.enterprise_id = s.enterprise_id));
