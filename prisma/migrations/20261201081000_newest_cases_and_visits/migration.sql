-- Cases and visits read from the newest, as firms are: no page sorts all of them.
CREATE INDEX "cases_filed_on_id_idx" ON "cases"("filed_on", "id");
CREATE INDEX "visits_created_at_id_idx" ON "visits"("created_at", "id");
