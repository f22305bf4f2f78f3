-- Who has a part in an application, and who has left it (docs/decisions/0120).

-- An application that was taken back doesn't keep its firm from another one.
drop index one_living_site;
create unique index one_living_site on demonstration_sites (enterprise_id) where status not in ('refused', 'revoked', 'expired', 'withdrawn');

-- Who recommended a contact point for its bureau doesn't decide on it for the city.
alter table contact_points add column recommended_by_id uuid;

-- Whoever recused himself from a site sees nothing of it, whatever other duty he has.
create function app_left_sites() returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(r.site_id), '{}') from site_reviewers r where r.person_id = app_person() and r.recused_at is not null
$$;
create or replace function app_sees_site(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select (app_regulator() and not site = any (app_left_sites()) and exists (
    select from demonstration_sites s where s.id = site and s.status <> 'draft' and (app_city() or s.division_code = app_division())
  )) or app_reviews(site)
$$;
create or replace function app_assesses(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select (app_regulator() and not site = any (app_left_sites()) and exists (
    select from demonstration_sites s where s.id = site and s.status <> 'draft'
      and (app_has('programme_officer') or (app_city() and (app_has('coordinator') or app_has('bureau_leader'))))
      and (app_city() or s.division_code = app_division())
  )) or app_reviews(site)
$$;
alter policy regulators on demonstration_sites
  using ((select app_regulator()) and status <> 'draft' and ((select app_city()) or division_code = (select app_division()))
    and not id = any ((select app_left_sites())::uuid[]));

-- Points, votes and opinions are for who has a part: no other official of the leading department reads them.
alter policy near on site_reviewers using (person_id = (select app_person()) or app_assesses(site_id));
alter policy after_both on site_marks using (app_assesses(site_id) and site_is_scored(site_id));
alter policy after_both on site_scores using (app_assesses(site_id) and site_is_scored(site_id));
-- A firm's draft that was thrown away stays the firm's own.
create or replace function site_is_scored(site uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from demonstration_sites s where s.id = site
    and s.status not in ('draft', 'applied', 'returned', 'recommended', 'on_site', 'withdrawn'))
$$;

-- The coordinator, who may conclude in the place of the last signature, asks the same question; it tells him a difference and no total.
create or replace function score_spread(site uuid, in_round int) returns double precision language sql stable security definer set search_path = public as $$
  select case when app_assesses(site) or app_system() then max(points) - min(points) end
  from site_scores s join site_reviewers r on r.site_id = s.site_id and r.person_id = s.reviewer_id and r.recused_at is null
  where s.site_id = site and s.round = in_round
$$;

-- Whom a firm's step concerns without its knowing them: whoever was named, for a notice.
create function site_seated(site uuid, in_part text) returns setof uuid language sql stable security definer set search_path = public as $$
  select r.person_id from site_reviewers r
  where r.site_id = site and r.part::text = in_part and r.recused_at is null and (app_own_site(site) or app_sees_site(site) or app_system())
$$;

alter policy deciders on site_objections
  using ((select app_regulator()) and (select app_city()) and ((select app_has('coordinator')) or (select app_has('bureau_leader')))
    and not site_id = any ((select app_left_sites())::uuid[]));
