-- A reassessment is made by one and approved by another (docs/decisions/0121). Those before this day had no second hand, and prolonged at once.
alter table site_checks
  add column sheet_id uuid references score_sheets (id) on delete restrict on update cascade,
  add column approved_by_id uuid,
  add column approved_at timestamptz,
  add constraint approved_by_another check (approved_by_id is distinct from by_id);
update site_checks set approved_at = at where kind = 'reassessment';
create policy office_approves on site_checks for update
  using ((select app_regulator()) and (select app_city()) and app_assesses(site_id))
  with check (approved_by_id = (select app_person()));

-- Its papers lie where the firm's proofs lie, as their uploader's.
create policy reassessor on site_proofs for insert
  with check (reviewer_id = (select app_person()) and item_key = 'R.1' and (select app_has('coordinator')) and app_assesses(site_id));
