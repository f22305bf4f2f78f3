-- A draft of a circular that its writer gave up: it stays as a row that nobody is shown, and never is one that was sent.
alter table circulars add column discarded_at timestamptz, add constraint never_what_was_sent check (discarded_at is null or sent_at is null);
grant update (discarded_at) on circulars to humi_app;
drop policy writer_changes on circulars;
create policy writer_changes on circulars for update
  using (written_by_id = (select app_person()) and sent_at is null and discarded_at is null and app_writes_circulars(cluster_id))
  with check (written_by_id = (select app_person()) and app_writes_circulars(cluster_id));
