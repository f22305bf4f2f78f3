-- What a firm says of itself in an application for the award, beside what the portal knew of it when it was handed in.
create table site_particulars (
  site_id uuid not null references demonstration_sites (id) on delete restrict on update cascade,
  stated jsonb not null,
  -- Field → value and where it stood; empty until it is handed in.
  known jsonb not null default '{}',
  updated_at timestamptz not null,
  constraint site_particulars_pkey primary key (site_id)
);
alter table site_particulars enable row level security;
alter table site_particulars force row level security;
create policy system_all on site_particulars for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on site_particulars for all to humi_owner using (true) with check (true);
grant select, insert, update on site_particulars to humi_app;
create policy own on site_particulars for select using (app_own_site(site_id));
create policy assessors on site_particulars for select using (app_assesses(site_id));
-- What was handed in stays as it was.
create policy own_adds on site_particulars for insert with check (app_own_site(site_id)
  and exists (select from demonstration_sites s where s.id = site_id and s.status in ('draft', 'returned')));
create policy own_changes on site_particulars for update using (app_own_site(site_id)
  and exists (select from demonstration_sites s where s.id = site_id and s.status in ('draft', 'returned')));
