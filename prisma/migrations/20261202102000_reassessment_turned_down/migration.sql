-- A reassessment that waits is approved or turned down, and never two wait. Of several that were entered one after the other the last one waited on, and the
-- others behind it for good: those are taken back by whoever entered them.
ALTER TABLE "site_checks" ADD COLUMN "turned_down_by_id" UUID, ADD COLUMN "turned_down_at" TIMESTAMPTZ;
alter table site_checks
  add constraint turned_down_by_one check ((turned_down_by_id is null) = (turned_down_at is null)),
  add constraint approved_or_turned_down check (approved_at is null or turned_down_at is null);
alter policy office_approves on site_checks
  with check (approved_by_id = (select app_person()) or turned_down_by_id = (select app_person()));
-- Before another has approved it a reassessment is the office's own: the firm read points that were a slip, and were taken back.
alter policy own on site_checks using (app_own_site(site_id) and (kind <> 'reassessment' or approved_at is not null));
update site_checks k set turned_down_by_id = k.by_id, turned_down_at = k.at
where k.kind = 'reassessment' and k.approved_at is null
  and exists (select from site_checks n where n.site_id = k.site_id and n.kind = 'reassessment' and n.id > k.id);
