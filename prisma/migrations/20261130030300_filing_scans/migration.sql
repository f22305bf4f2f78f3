-- A filing that was typed at a counter is confirmed by its signed print-out too: one official hands in the scan, another accepts it.
-- docs/decisions/0111-a-signed-print-out-is-accepted-by-a-second-official.md
create table filing_scans (
  id uuid primary key default uuidv7(),
  filing_id uuid not null references counter_filings (id) on delete restrict on update cascade,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  hashed_by text not null,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz not null
);
create index filing_scans_filing_id_idx on filing_scans (filing_id);

alter table counter_filings add column accepted_by_id uuid;
alter table counter_filings drop constraint known_how;
alter table counter_filings add constraint known_how check (confirmed_how in ('account', 'link', 'signature', 'scan'));
alter table counter_filings add constraint accepted_by_another
  check ((confirmed_how is not distinct from 'scan') = (accepted_by_id is not null) and accepted_by_id <> typed_by_id);

alter table filing_scans enable row level security;
alter table filing_scans force row level security;
create policy system_all on filing_scans for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on filing_scans for all to humi_owner using (true) with check (true);
grant select, insert on filing_scans to humi_app;
-- Whoever sees the filing: the firm, the office, whoever typed it. An official adds it, as long as the filing waits.
create policy through_filing on filing_scans for select using (exists (select from counter_filings f where f.id = filing_id));
create policy official_adds on filing_scans for insert
  with check ((select app_kind()) = 'official' and uploaded_by_id = (select app_person())
    and exists (select from counter_filings f where f.id = filing_id and f.status = 'waiting'));
create policy through_filing on record_keys for all
  using (exists (select from counter_filings f where f.id = record_id))
  with check (exists (select from counter_filings f where f.id = record_id));
