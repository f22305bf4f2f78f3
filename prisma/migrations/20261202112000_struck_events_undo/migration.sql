-- An event that was entered by mistake and struck leaves the firm as it found it, under another version: no list stands for good because of it, unless something
-- was changed between the two. docs/decisions/0109-lists-are-undone-in-turn.md
alter table enterprise_events add column version_before int, add column version_struck int;
grant update (version_struck) on enterprise_events to humi_app;

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
union all select enterprise_id, 'event', recorded_at from enterprise_events where version_struck is null
union all select parent_id, 'event', recorded_at from enterprise_events where parent_id is not null
union all select enterprise_id, 'figures', entered_at from enterprise_years
union all select survivor_id, 'merge', merged_at from enterprise_merges
union all select absorbed_id, 'merge', merged_at from enterprise_merges
union all select one_id, 'merge', said_at from enterprise_distinctions
union all select other_id, 'merge', said_at from enterprise_distinctions
union all select enterprise_id, 'code', recorded_at from enterprise_codes where source is not null
union all select enterprise_id, 'matter', handed_over_at from clues;

create or replace function import_objections(import uuid) returns table ("row" int, enterprise_id uuid, what text)
language sql stable rows 10 security definer set search_path = public as $$
  with recursive asked as materialized (
    select r."row", r.enterprise_id, r.version_after, case when r.verdict = 'new' then '-infinity' else i.applied_at end as since
    from enterprise_imports i join enterprise_import_rows r on r.import_id = i.id
    where i.id = import and i.status in ('applied', 'undoing') and r.verdict in ('new', 'update') and (app_system()
      or (app_regulator() and (app_has('programme_officer') or app_has('coordinator')) and (app_city() or i.division_code = app_division())))
  ), same as (
    -- The versions under which a firm still is what this list left.
    select a.enterprise_id, a.version_after as version from asked a
    union
    select s.enterprise_id, b.version from same s cross join lateral (
      select u.version_undone as version from enterprise_import_rows u
      where u.enterprise_id = s.enterprise_id and u.version_undone is not null and u.version_after = s.version + 1
      union all
      select v.version_struck from enterprise_events v
      where v.enterprise_id = s.enterprise_id and v.version_struck is not null and v.version_before = s.version) b
  )
  select a."row", a.enterprise_id, 'changed' from asked a join enterprises e on e.id = a.enterprise_id
  where not exists (select from same s where s.enterprise_id = e.id and s.version = e.version)
  union
  select a."row", a.enterprise_id, u.what from asked a join firm_uses u on u.enterprise_id = a.enterprise_id and u.at >= a.since
  order by 1, 3
$$;
