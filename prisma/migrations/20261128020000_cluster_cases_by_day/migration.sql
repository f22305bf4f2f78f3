-- For whoever sees figures and no rows: how many firms each cluster had on a day, and how many cases had been filed by then of those firms.
create or replace function cluster_sizes(day date) returns table (cluster_id uuid, members int, cases int) language sql stable security definer set search_path = public as $$
  select m.cluster_id, count(*)::int,
    sum((select count(*) from cases k where k.enterprise_id = m.enterprise_id and k.filed_on <= day))::int
  from cluster_members m
  where app_kind() = 'official' and app_has('government_office') and m.from_day <= day and (m.to_day is null or m.to_day > day)
  group by m.cluster_id
$$;
