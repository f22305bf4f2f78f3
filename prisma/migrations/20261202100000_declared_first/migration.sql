-- Whoever is named for a site has a part in judging it once he has declared that nothing stands in his way: until then he sees that he was named, and
-- opens neither proofs nor points of a firm from which he may have to recuse himself.
create function app_judges(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from site_reviewers r
    where r.site_id = site and r.person_id = app_person() and r.recused_at is null and r.declared_at is not null)
$$;
create or replace function app_assesses(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select (app_regulator() and not site = any (app_left_sites()) and exists (
    select from demonstration_sites s where s.id = site and s.status <> 'draft'
      and (app_has('programme_officer') or (app_city() and (app_has('coordinator') or app_has('bureau_leader'))))
      and (app_city() or s.division_code = app_division())
  )) or app_judges(site)
$$;
