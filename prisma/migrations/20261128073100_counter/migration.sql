-- What an office or a station typed for a firm that stood before it: both names on record, and nothing of it counts before the firm confirms.
-- docs/decisions/0102-typed-for-a-firm-that-is-present.md
create type counter_filing_status as enum ('waiting', 'confirmed', 'refused', 'withdrawn');

create table counter_filings (
  id uuid primary key default uuidv7(),
  kind text not null,
  enterprise_id uuid references enterprises (id) on update cascade on delete restrict,
  firm_name text not null,
  division_code text not null references divisions (code) on update cascade on delete restrict,
  content jsonb not null,
  email text not null,
  typed_by_id uuid not null,
  spoke_name text not null,
  spoke_post text not null,
  identified text not null,
  status counter_filing_status not null default 'waiting',
  version int not null default 1,
  due_on date,
  confirmed_how text,
  signer_name text,
  signature text,
  result_id uuid,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint known_kind check (kind in ('registration', 'contact-point')),
  constraint of_a_firm check (kind = 'registration' or enterprise_id is not null),
  constraint known_means check (identified in ('id-card', 'licence', 'authority', 'known')),
  constraint confirmed_somehow check ((status = 'confirmed') = (confirmed_how is not null)),
  constraint known_how check (confirmed_how in ('account', 'link', 'signature')),
  constraint signed_by_somebody check ((confirmed_how = 'signature') is not true or (signer_name <> '' and signature <> '')),
  constraint spoken check (spoke_name <> '' and spoke_post <> '')
);
create unique index one_waiting_application on counter_filings (enterprise_id, kind) where status = 'waiting' and enterprise_id is not null;
create index counter_filings_division_code_idx on counter_filings (division_code, status);
create index counter_filings_result_id_idx on counter_filings (result_id) where result_id is not null;
create index counter_filings_typed_by_id_idx on counter_filings (typed_by_id);

alter table counter_filings enable row level security;
alter table counter_filings force row level security;
create policy system_all on counter_filings for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on counter_filings for all to humi_owner using (true) with check (true);
grant select, insert, update on counter_filings to humi_app;
create policy own on counter_filings for all
  using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));
create policy office on counter_filings for all
  using ((select app_regulator() and (app_has('programme_officer') or app_has('coordinator'))) and ((select app_city()) or division_code = (select app_division())))
  with check ((select app_regulator() and app_has('programme_officer')) and ((select app_city()) or division_code = (select app_division())));
-- A station's officer sees what he typed himself.
create policy typist on counter_filings for all using (typed_by_id = (select app_person())) with check (typed_by_id = (select app_person()));

-- The firm behind a code, as far as whoever may type for it needs it: the programme office of its division, the city's, the station of its cluster.
create function counter_firm(wanted text) returns table (id uuid, name text, division_code text, status text, standing text, contact_name text,
  contact_mobile text, contact_email text, has_point boolean)
language sql stable rows 1 security definer set search_path = public as $$
  select e.id, e.name, e.division_code, e.status::text, e.standing, e.contact_name, e.contact_mobile, e.contact_email,
    exists (select from contact_points p where p.enterprise_id = e.id and p.status not in ('refused', 'exited'))
  from enterprises e
  where e.merged_into_id is null and e.withdrawn_at is null
    and (e.id::text = wanted or e.id in (select k.enterprise_id from enterprise_codes k where k.code = wanted and k.mistaken_at is null))
    and ((app_regulator() and app_has('programme_officer') and (app_city() or e.division_code = app_division()))
      or e.id in (select m.enterprise_id from cluster_members m where m.to_day is null and m.cluster_id = any (app_station_clusters())))
  limit 1
$$;

create policy counter_writes on single_use_links for insert
  with check ((select app_kind()) = 'official' and purpose::text = 'counter_filing');
create policy through_filing on clocks for all
  using (subject_kind = 'counter-filing' and exists (select from counter_filings f where f.id = subject_id));
create policy counter_history on audit_entries for select
  using ((select app_kind()) = 'official' and complaint_id is null and subject_kind = 'counter-filing'
    and exists (select from counter_filings f where f.id = subject_id));

create trigger needs_standing_firm before insert on counter_filings for each row execute function needs_standing_firm('enterprise_id');
create or replace view firm_uses as
select enterprise_id, 'account' as what, created_at as at from persons where enterprise_id is not null
union all select enterprise_id, 'account', created_at from join_requests
union all select enterprise_id, 'application', created_at from contact_points
union all select enterprise_id, 'application', created_at from demonstration_sites
union all select enterprise_id, 'application', created_at from counter_filings where enterprise_id is not null
union all select enterprise_id, 'invitation', invited_at from point_invitations
union all select enterprise_id, 'visit', created_at from visits
union all select enterprise_id, 'matter', created_at from complaints
union all select enterprise_id, 'matter', created_at from leak_reports
union all select enterprise_id, 'matter', answered_at from self_assessments
union all select enterprise_id, 'matter', told_at from circular_readers
union all select enterprise_id, 'lead', from_day::timestamptz from cluster_leaders
union all select enterprise_id, 'event', recorded_at from enterprise_events
union all select parent_id, 'event', recorded_at from enterprise_events where parent_id is not null
union all select enterprise_id, 'figures', entered_at from enterprise_years
union all select survivor_id, 'merge', merged_at from enterprise_merges
union all select absorbed_id, 'merge', merged_at from enterprise_merges
union all select one_id, 'merge', said_at from enterprise_distinctions
union all select other_id, 'merge', said_at from enterprise_distinctions
union all select enterprise_id, 'code', recorded_at from enterprise_codes where source is not null;
